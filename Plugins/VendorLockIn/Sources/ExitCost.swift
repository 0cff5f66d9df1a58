import ModuleKit

/// VL-08: what leaving costs, against what staying to the end of the contract would cost.
func exitCostRatio(_ reading: Reading) throws -> Measurement {
    let stated = reading["exit"]["costs"]
    let lines = ExitCostLine.allCases.map { Money(stated[$0.rawValue]) }
    let remaining = Money(reading["exit"]["remaining-contract-value"])
    guard let remaining else { return .unavailable }
    let rates = ExchangeRates(parameters: reading.parameters)
    let amounts = try rates.amounts([remaining] + lines, of: "the cost of exit")
    let costs = Array(amounts.dropFirst())
    return .value(exitRatio(of: costs, to: amounts[0] ?? 0), within: 0...1000)
        .saying(payback(of: costs, in: remaining, reading["exit"]["annual-saving"], rates))
}

/// After how many years leaving has paid for itself, where somebody says what is saved every year.
private func payback(of costs: [Double?], in money: Money, _ saving: Value, _ rates: ExchangeRates) -> String {
    let known = costs.compactMap { $0 }
    guard known.count == costs.count, let stated = Money(saving),
        let yearly = try? rates.amounts([money, stated], of: "the saving of leaving")[1]
    else { return "" }
    let cost = known.reduce(0, +)
    guard yearly > 0 else { return "Leaving saves nothing, so it never pays for itself." }
    return "Leaving pays for itself after \(Words.share(paybackYears(cost: cost, saving: yearly))) years."
}

/// Years until a yearly saving has paid for a cost, without interest.
func paybackYears(cost: Double, saving: Double) -> Double { cost / saving }

/// The lines of the cost of leaving; each has to be stated, if only as 0.
enum ExitCostLine: String, CaseIterable {
    case terminationFees = "termination-fees"
    case migration
    case reintegration
    case deviceReplacement = "device-replacement"
    case parallelRun = "parallel-run"
    case retraining
    case writeOff = "write-off"
}

/// Cost of leaving ÷ remaining value; a line that is not known may cost anything. With nothing left to pay, leaving at no
/// cost is free and leaving at any cost is without bound.
func exitRatio(of costs: [Double?], to remaining: Double) -> Interval {
    let total = costs.reduce(Interval(0)) { $0 + Interval(quantity: $1) }
    func ratio(_ cost: Double) -> Double { cost == 0 ? 0 : cost / remaining }
    return Interval(low: ratio(total.low), high: ratio(total.high))
}
