import ModuleKit

/// VL-01: concentration of the yearly spend on ultimate parents, in points, in the most concentrated layer.
func supplierConcentration(_ reading: Reading) throws -> Measurement {
    try concentration(reading) { spend in
        let guidelines = MergerGuidelines.edition(reading.parameters["merger-guidelines"].integer)
        return .value(spend.worst, within: 0...10_000).saying(
            Words.note([spend.layersNote, spend.settled.map { guidelines.sentence(on: $0) } ?? ""]))
    }
}

/// VL-02: how many equal suppliers the most concentrated layer is worth: 10 000 ÷ its concentration.
func effectiveSuppliers(_ reading: Reading) throws -> Measurement {
    try concentration(reading) { spend in
        let (low, high) = (10_000 / spend.worst.high, 10_000 / spend.worst.low)
        return .value(Interval(low: low, high: high), within: 1...1000).saying(spend.orderNote)
    }
}

private func concentration(_ reading: Reading, _ answer: (SpendConcentration) -> Measurement) throws -> Measurement {
    guard let rows = reading["contracts"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let rates = ExchangeRates(parameters: reading.parameters)
    let spend = try SpendConcentration(try spendLines(rows, reading), rates: rates)
    return spend.map(answer) ?? .notApplicable
}

/// What each contract spends, on whom.
func spendLines(_ rows: [Value], _ reading: Reading) throws -> [SpendLine] {
    let groups = try SupplierGroups(reading)
    return rows.enumerated().map { index, row in
        // A contract with an unknown supplier may be with anybody.
        let supplier = row["supplier"].text
        return SpendLine(
            layer: row["layer"].text, name: supplier ?? "/contracts/\(index)",
            group: supplier.map(groups.group(of:)) ?? .open("/contracts/\(index)"), sum: Money(row["annual-value"]))
    }
}

/// One contract, as far as concentration is concerned.
struct SpendLine {
    var layer: String?
    /// Who it is with, as the contract names him.
    var name: String
    var group: SupplierGroups.Group
    var sum: Money?
}

/// How concentrated the spend is, layer by layer.
///
/// A contract of unknown layer may be alone in a layer of its own, and one of unknown amount may outgrow all others, so
/// either lets the index reach its end. Where nothing but a parent is unknown, the index is largest when all open groups
/// belong to the largest settled one, and least when they are all apart.
struct SpendConcentration {
    /// The most concentrated first; layers known to spend nothing are left out.
    private(set) var layers: [(name: String, points: Interval, shares: [Double])] = []
    /// The index of the most concentrated layer.
    private(set) var worst = Interval(0)

    /// Nil when every layer is known to spend nothing.
    init?(_ contracts: [SpendLine], rates: ExchangeRates) throws {
        var astray: [Interval] = []
        for line in contracts where line.layer == nil {
            astray.append(Interval(low: 0, high: line.sum.map { $0.amount > 0 ? .infinity : 0 } ?? .infinity))
        }
        for layer in Set(contracts.compactMap(\.layer)).sorted() {
            let lines = contracts.filter { $0.layer == layer }
            let amounts = try rates.amounts(
                lines.map(\.sum), of: "the yearly value of the contracts in layer '\(layer)'")
            guard let here = concentration(lines.map(\.group), amounts: amounts, astray: astray) else { continue }
            let byGroup = Dictionary(zip(lines.map(\.group), scaled(amounts).map { $0 ?? 0 }), uniquingKeysWith: +)
            layers.append((layer, here, byGroup.values.sorted(by: >)))
            worst = layers.count == 1 ? here : .larger(worst, here)
        }
        layers.sort { $0.points.high > $1.points.high || $0.points.high == $1.points.high && $0.name < $1.name }
        if astray.contains(where: { $0.high > 0 }) {
            worst = Interval(low: layers.isEmpty ? 0 : worst.low, high: 10_000)
        } else if layers.isEmpty {
            return nil
        }
    }

    /// The index of the most concentrated layer where it is known.
    var settled: Double? { worst.low == worst.high ? worst.high : nil }

    var layersNote: String {
        guard settled != nil else { return "" }
        return "By layer: " + Words.list(layers.map { "\($0.name) \(Words.points($0.points.high))" }, first: 7) + "."
    }

    var orderNote: String {
        guard settled != nil, let layer = layers.first, let one = hillNumber(layer.shares, order: 1) else { return "" }
        return "Layer \(layer.name). Order 1, which gives small suppliers more weight: \(Words.share(one))."
    }
}

extension MergerGuidelines {
    func sentence(on points: Double) -> String {
        let words: String =
            switch structure(of: points) {
            case .unconcentrated: "unconcentrated (below \(Words.points(moderate)))"
            case .moderate: "moderately concentrated (\(Words.points(moderate)) to \(Words.points(high)))"
            case .high: "highly concentrated (above \(Words.points(high)))"
            }
        return "A market of \(Words.points(points)) points is \(words) under the Merger Guidelines of \(edition); one "
            + "buyer is no market."
    }
}

/// The concentration of one layer; nil when it is known to spend nothing.
func concentration(_ groups: [SupplierGroups.Group], amounts: [Double?], astray: [Interval] = []) -> Interval? {
    var totals: [SupplierGroups.Group: Interval] = [:]
    var order: [SupplierGroups.Group] = []
    for (group, amount) in zip(groups, scaled(amounts)) {
        if totals[group] == nil { order.append(group) }
        totals[group] = (totals[group] ?? Interval(0)) + Interval(quantity: amount)
    }
    let spends = order.map { totals[$0] ?? Interval(0) }
    let isCertain = spends.allSatisfy { $0.low == $0.high } && !astray.contains { $0.high > 0 }
    guard isCertain else {
        let isUnlimited = spends.contains { $0.high == .infinity }
        let high = isUnlimited ? 10_000 : largestHerfindahl(order, spends.map(\.low)) ?? 0
        return Interval(low: smallestHerfindahl(spends + astray), high: high)
    }
    guard let low = herfindahl(spends.map(\.low)) else { return nil }
    return Interval(low: low, high: largestHerfindahl(order, spends.map(\.low)) ?? low)
}

/// The same amounts in proportion, so that sums of any size neither overflow nor vanish.
func scaled(_ amounts: [Double?]) -> [Double?] {
    let largest = amounts.reduce(0) { max($0, $1 ?? 0) }
    return largest > 0 ? amounts.map { $0.map { $0 / largest } } : amounts
}

/// The index when every open group belongs to the largest settled group, or all of them together are one.
func largestHerfindahl(_ groups: [SupplierGroups.Group], _ amounts: [Double]) -> Double? {
    let open = zip(groups, amounts).reduce(0) { $0 + ($1.0.isOpen ? $1.1 : 0) }
    var settled = zip(groups, amounts).filter { !$0.0.isOpen }.map(\.1).sorted()
    let top = settled.popLast() ?? 0
    return herfindahl(settled + [top + open])
}
