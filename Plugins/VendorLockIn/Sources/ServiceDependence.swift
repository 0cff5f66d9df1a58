import ModuleKit

/// VL-04: the largest share of the services, by weight, that stops when one supplier stops.
func criticalSupplierShare(_ reading: Reading) throws -> Measurement {
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
    var critical = CriticalSuppliers(graph)
    guard let share = critical.largestShare() else { return .failed("every service weighs 0") }
    return .value(share, within: 0...1)
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

    init(groups: SupplierGroups) { self.groups = groups }

    var count: Int { numbers.count }

    mutating func supplier(_ id: String?) -> DependencyGraph.Supplier {
        guard let id else { return .unknown }
        let group = groups.group(of: id)
        let number = numbers[group] ?? numbers.count
        numbers[group] = number
        return group.isOpen ? .open(number) : .known(number)
    }
}
