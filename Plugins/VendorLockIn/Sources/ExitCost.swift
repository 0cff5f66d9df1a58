import ModuleKit

/// VL-08: what leaving costs, against what staying to the end of the contract would cost.
func exitCostRatio(_ reading: Reading) throws -> Measurement {
    let costs = reading["exit"]["costs"]
    let lines = ExitCostLine.allCases.map { Money(costs[$0.rawValue]) }
    let remaining = Money(reading["exit"]["remaining-contract-value"])
    guard let remaining else { return .unavailable }
    let amounts = try ExchangeRates(parameters: reading.parameters).amounts([remaining] + lines, of: "the cost of exit")
    return .value(exitRatio(of: Array(amounts.dropFirst()), to: amounts[0] ?? 0), within: 0...1000)
}

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
