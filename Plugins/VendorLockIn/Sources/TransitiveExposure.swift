import ModuleKit

/// VL-05: the largest share of the yearly spend that one foreign jurisdiction adds as value, at whatever depth.
func transitiveExposure(_ reading: Reading) throws -> Measurement {
    try exposure(reading) { found, chain in
        let share = found.foreign.reduce(found.elsewhere) { Interval.larger($0, $1.share) }
        return Measurement.value(share, within: 0...1).saying(found.note(chain))
    }
}

/// The share of the yearly spend that all foreign jurisdictions together add as value. Reported, never scored.
func foreignValueAdded(_ reading: Reading) throws -> Measurement {
    try exposure(reading) { found, _ in
        let known = found.foreign.filter { $0.share.low > 0 }.sorted {
            ($1.share.low, $0.code) < ($0.share.low, $1.code)
        }
        let note = Words.list(known.map { "\($0.code) \(Words.share($0.share.low))" }, first: 12)
        return Measurement.value(found.everywhere, within: 0...1).saying(note.isEmpty ? "" : note + ".")
    }
}

private func exposure(
    _ reading: Reading, _ answer: (SupplyExposure, SupplyChain) -> Measurement
) throws -> Measurement {
    guard let rows = reading["contracts"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    guard let home = reading.home else { return .withoutHome }
    guard let suppliers = reading["suppliers"].items else { return .unavailable }
    let sums = rows.map { Money($0["annual-value"]) }
    let amounts = try ExchangeRates(parameters: reading.parameters).amounts(
        sums, of: "the yearly value of the contracts")
    let chain = try SupplyChain(suppliers)
    let names = rows.map { $0["supplier"].text }
    let inside = [home] + reading.trusted
    let blocs = Blocs(parameters: reading.parameters)
    let found = SupplyExposure(
        chain: chain, spend: zip(names, amounts).map { ($0.flatMap { chain.numbers[$0] }, $1) },
        isInside: { code in inside.contains { blocs.covers($0, code) } })
    return found.map { answer($0, chain) } ?? .notApplicable
}

/// The suppliers of a deployment as a graph.
struct SupplyChain {
    private(set) var graph = SupplyGraph(suppliers: [])
    private(set) var names: [String] = []
    private(set) var numbers: [String: Int] = [:]

    struct Inconsistent: Error, CustomStringConvertible {
        let supplier: String
        let sum: Double
        var description: String { "the inputs of '\(supplier)' sum to \(sum), more than all it sells" }
    }

    /// How far shares may be off by rounding.
    static let tolerance = 0.005

    init(_ rows: [Value]) throws {
        for row in rows {
            guard let id = row["id"].text else { continue }
            guard numbers.updateValue(names.count, forKey: id) == nil else { throw Duplicate(what: "supplier", id: id) }
            names.append(id)
            graph.suppliers.append(.init(jurisdiction: row["jurisdiction"].text, inputs: nil))
        }
        for row in rows {
            guard let id = row["id"].text, let number = numbers[id], let inputs = row["inputs"].items else { continue }
            let stated = inputs.map { input -> SupplyGraph.Input in
                SupplyGraph.Input(from: self.number(of: input["from"].text ?? ""), share: input["share"].number)
            }
            let sum = stated.reduce(0) { $0 + ($1.share ?? 0) }
            guard sum <= 1 + SupplyChain.tolerance else { throw Inconsistent(supplier: id, sum: sum) }
            let scale = max(sum, 1)
            graph.suppliers[number].inputs = stated.map { .init(from: $0.from, share: $0.share.map { $0 / scale }) }
        }
    }

    /// A supplier nobody described sells what may come from anywhere.
    private mutating func number(of id: String) -> Int {
        if let known = numbers[id] { return known }
        numbers[id] = names.count
        names.append(id)
        graph.suppliers.append(.init(jurisdiction: nil, inputs: nil))
        return names.count - 1
    }
}

/// How much of the spend is added as value abroad, by jurisdiction.
struct SupplyExposure {
    /// In order of code.
    private(set) var foreign: [(code: String, share: Interval)] = []
    /// A foreign jurisdiction that nobody named.
    private(set) var elsewhere = Interval(0)
    /// All foreign jurisdictions together.
    private(set) var everywhere = Interval(0)
    /// What of the spend that is known goes to each supplier, as a share of it.
    private var demand: [Double] = []

    /// - Parameter spend: the supplier, nil for one who is not known, and what is spent on it, nil for any amount.
    /// Nil when nothing at all is spent.
    ///
    /// Amounts that are known go through the graph at once; an amount that is not known goes by itself and may outweigh
    /// all others. Beyond `limit` of the latter the rest may come from anywhere.
    init?(chain: SupplyChain, spend: [(supplier: Int?, amount: Double?)], isInside: (String) -> Bool, limit: Int = 64) {
        let graph = chain.graph
        var parts: [(added: SupplyGraph.ValueAdded, weight: Interval)] = []
        let largest = spend.reduce(0) { max($0, $1.amount ?? 0) }
        if largest > 0 {
            // Scaled, so that amounts of any size neither overflow nor vanish.
            var demand = Array(repeating: 0.0, count: graph.suppliers.count)
            var stray = 0.0
            for case (let supplier, let amount?) in spend {
                if let supplier { demand[supplier] += amount / largest } else { stray += amount / largest }
            }
            let total = demand.reduce(stray, +)
            self.demand = demand.map { $0 / total }
            var added = graph.valueAdded(of: self.demand)
            added.unknown += stray / total
            parts.append((added, Interval(1)))
        }
        for (number, supplier) in spend.lazy.filter({ $0.amount == nil }).map(\.supplier).enumerated() {
            var added = SupplyGraph.ValueAdded(unknown: 1)
            if let supplier, number < limit {
                var demand = Array(repeating: 0.0, count: graph.suppliers.count)
                demand[supplier] = 1
                added = graph.valueAdded(of: demand)
            }
            parts.append((added, .anyQuantity))
        }
        guard !parts.isEmpty else { return nil }
        let codes = Set(parts.flatMap { $0.added.byJurisdiction.keys }).filter { !isInside($0) }.sorted()
        func mean(_ known: (SupplyGraph.ValueAdded) -> Double) -> Interval {
            weightedMean(
                of: parts.map { part in
                    let low = min(known(part.added), 1)
                    return WeightedPart(
                        value: Interval(low: low, high: min(low + part.added.unknown, 1)), weight: part.weight)
                }) ?? .anyShare
        }
        foreign = codes.map { code in (code, mean { $0.byJurisdiction[code] ?? 0 }) }
        elsewhere = mean { _ in 0 }
        everywhere = mean { added in codes.reduce(0) { $0 + (added.byJurisdiction[$1] ?? 0) } }
    }
}

extension SupplyExposure {
    /// Which jurisdiction it is, how deep, and along which chains.
    fileprivate func note(_ chain: SupplyChain) -> String {
        guard let top = foreign.max(by: { ($0.share.high, $1.code) < ($1.share.high, $0.code) }), top.share.high > 0
        else { return "" }
        let tiers = chain.graph.tiers(of: demand, in: top.code).enumerated().filter { $0.element > 0 }
        let names = ["bought directly", "by suppliers of suppliers"]
        let depth = tiers.map { tier, share in
            "\(Words.share(share)) \(tier < names.count ? names[tier] : "in tier \(tier + 1)")"
        }
        let chains = chain.graph.widestChains(of: demand, in: top.code).map { found in
            found.suppliers.map { chain.names[$0] }.joined(separator: " ← ") + " \(Words.share(found.value))"
        }
        return Words.note([
            "\(top.code): " + Words.list(depth, first: 10) + ".",
            chains.isEmpty ? "" : "Widest: " + chains.joined(separator: "; ") + ".",
        ])
    }
}
