import ModuleKit

/// VL-04: the largest share of the services, by weight, that stops when one supplier stops.
func criticalSupplierShare(_ reading: Reading) throws -> Measurement {
    try dependence(reading) { graph, names in
        var critical = CriticalSuppliers(graph)
        guard let share = critical.largestShare() else { return nil }
        let found = zip(names, critical.shares).filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        let note =
            graph.isOpen ? "" : "Each alone stops: " + Words.list(found.map { "\($0.0) \(Words.share($0.1))" }) + "."
        return .value(share, within: 0...1).saying(found.isEmpty ? "" : Words.note([note]))
    }
}

/// The largest share of the services, by weight, that stops when two suppliers stop at once: minimal cut sets of one or
/// two suppliers. Reported, never scored.
func criticalPairShare(_ reading: Reading) throws -> Measurement {
    try dependence(reading) { graph, names in
        guard graph.supplierCount <= CriticalPairs.mostSuppliers else {
            return .unavailable(
                because: "\(graph.supplierCount) suppliers are more than the \(CriticalPairs.mostSuppliers) of which "
                    + "every pair is looked at")
        }
        guard let found = CriticalPairs.largest(graph) else { return nil }
        let measured = Measurement.value(found.share, within: 0...1)
        guard let pair = found.pair, !graph.isOpen else { return measured }
        return measured.saying(
            Words.note(["\(names[pair.0]) and \(names[pair.1]) together; neither stops as much alone."]))
    }
}

/// - Parameter answer: is given the graph and the names of the supplier groups; nil where the services weigh nothing.
private func dependence(
    _ reading: Reading, _ answer: (DependencyGraph, [String]) -> Measurement?
) throws -> Measurement {
    let (services, components) = (reading["services"].items, reading["components"].items)
    if let services, services.isEmpty { return .notApplicable }
    guard let services, let components else { return .unavailable }
    let groups = try SupplierGroups(reading)
    var numbers: [String: Int] = [:]
    for (number, row) in components.enumerated() {
        guard let id = row["id"].text else { return .unavailable }
        guard numbers.updateValue(number, forKey: id) == nil else { throw Duplicate(what: "component", id: id) }
    }
    var suppliers = SupplierNumbers(groups: groups)
    let graph = DependencyGraph(
        components: try components.map { row in
            if row["any-of"].isKnown { return .choice(try references(row["any-of"], numbers, of: row)) }
            return .part(
                suppliers: row["suppliers"].items?.map { suppliers.supplier($0.text) },
                needs: try references(row["needs"], numbers, of: row))
        },
        services: try services.map { row in
            .init(weight: row["weight"].number, needs: try references(row["needs"], numbers, of: row))
        },
        supplierCount: suppliers.count)
    return answer(graph, suppliers.names) ?? .failed("every service weighs 0")
}

private struct NoSuchComponent: Error, CustomStringConvertible {
    let needer: String
    let needed: String
    var description: String { "'\(needer)' needs '\(needed)', which is not among the components" }
}

private func references(_ list: Value, _ numbers: [String: Int], of row: Value) throws -> [Int?]? {
    try list.items?.map { item in
        guard let id = item.text else { return nil }
        guard let number = numbers[id] else {
            throw NoSuchComponent(needer: row["id"].text ?? row.pointer, needed: id)
        }
        return number
    }
}

/// Numbers for supplier groups, in order of first appearance.
private struct SupplierNumbers {
    let groups: SupplierGroups
    private var numbers: [SupplierGroups.Group: Int] = [:]
    private(set) var names: [String] = []

    init(groups: SupplierGroups) { self.groups = groups }

    var count: Int { numbers.count }

    mutating func supplier(_ id: String?) -> DependencyGraph.Supplier {
        guard let id else { return .unknown }
        let group = groups.group(of: id)
        let number = numbers[group] ?? numbers.count
        if number == names.count { names.append(group.name) }
        numbers[group] = number
        return group.isOpen ? .open(number) : .known(number)
    }
}
