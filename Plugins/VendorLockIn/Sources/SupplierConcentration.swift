import ModuleKit

/// VL-01: concentration of the yearly spend on ultimate parents, in points, in the most concentrated layer.
func supplierConcentration(_ reading: Reading) throws -> Measurement {
    try concentration(reading) { .value($0, within: 0...10_000) }
}

/// VL-02: how many equal suppliers the most concentrated layer is worth: 10 000 ÷ its concentration.
func effectiveSuppliers(_ reading: Reading) throws -> Measurement {
    try concentration(reading) { .value(Interval(low: 10_000 / $0.high, high: 10_000 / $0.low), within: 1...1000) }
}

private func concentration(_ reading: Reading, _ answer: (Interval) -> Measurement) throws -> Measurement {
    guard let rows = reading["contracts"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let groups = try SupplierGroups(reading)
    let rates = ExchangeRates(parameters: reading.parameters)
    let contracts = rows.enumerated().map { index, row in
        // A contract with an unknown supplier may be with anybody.
        SpendLine(
            layer: row["layer"].text,
            group: row["supplier"].text.map(groups.group(of:)) ?? .open("/contracts/\(index)"),
            sum: Money(row["annual-value"]))
    }
    guard let worst = try worstConcentration(contracts, rates: rates) else { return .notApplicable }
    return answer(worst)
}

/// One contract, as far as concentration is concerned.
struct SpendLine {
    var layer: String?
    var group: SupplierGroups.Group
    var sum: Money?
}

/// The concentration of the most concentrated layer; nil when every layer is known to spend nothing.
///
/// A contract of unknown layer may be alone in a layer of its own, and one of unknown amount may outgrow all others, so
/// either lets the index reach its end. Where nothing but a parent is unknown, the index is largest when all open groups
/// belong to the largest settled one, and least when they are all apart.
func worstConcentration(_ contracts: [SpendLine], rates: ExchangeRates) throws -> Interval? {
    var astray: [Interval] = []
    for line in contracts where line.layer == nil {
        astray.append(Interval(low: 0, high: line.sum.map { $0.amount > 0 ? .infinity : 0 } ?? .infinity))
    }
    let mayStray = astray.contains { $0.high > 0 }
    var worst: Interval?
    for layer in Set(contracts.compactMap(\.layer)).sorted() {
        let lines = contracts.filter { $0.layer == layer }
        let amounts = try rates.amounts(lines.map(\.sum), of: "the yearly value of the contracts in layer '\(layer)'")
        guard let here = concentration(lines.map(\.group), amounts: amounts, astray: astray) else { continue }
        worst = worst.map { .larger($0, here) } ?? here
    }
    if mayStray { worst = Interval(low: worst?.low ?? 0, high: 10_000) }
    return worst
}

/// The concentration of one layer; nil when it is known to spend nothing.
func concentration(_ groups: [SupplierGroups.Group], amounts: [Double?], astray: [Interval] = []) -> Interval? {
    var totals: [SupplierGroups.Group: Interval] = [:]
    var order: [SupplierGroups.Group] = []
    for (group, amount) in zip(groups, amounts) {
        if totals[group] == nil { order.append(group) }
        totals[group] = (totals[group] ?? Interval(0)) + Interval(quantity: amount)
    }
    let spends = order.map { totals[$0] ?? Interval(0) }
    let isCertain = spends.allSatisfy { $0.low == $0.high } && !astray.contains { $0.high > 0 }
    guard isCertain else {
        let isUnlimited = spends.contains { $0.high == .infinity }
        let high = isUnlimited ? 10_000 : largest(order, spends.map(\.low)) ?? 0
        return Interval(low: smallestHerfindahl(spends + astray), high: high)
    }
    guard let low = herfindahl(spends.map(\.low)) else { return nil }
    return Interval(low: low, high: largest(order, spends.map(\.low)) ?? low)
}

/// The index when every open group belongs to the largest settled group, or all of them together are one.
private func largest(_ groups: [SupplierGroups.Group], _ amounts: [Double]) -> Double? {
    let open = zip(groups, amounts).reduce(0) { $0 + ($1.0.isOpen ? $1.1 : 0) }
    var settled = zip(groups, amounts).filter { !$0.0.isOpen }.map(\.1).sorted()
    let top = settled.popLast() ?? 0
    return herfindahl(settled + [top + open])
}
