import ModuleKit

/// V6-06: share of the required standards that the IP nodes support, by count.
///
/// The profile chooses the yard-stick; a role of which it asks nothing does not count.
func rfcProfileConformance(_ reading: Reading) throws -> Measurement {
    let list = RequirementList(parameters: reading.parameters)
    let share = ipNodeShare(reading) { device in
        let role = device["ipv6-role"].text.flatMap(NodeRole.init(rawValue:))
        guard let role else { return FleetRow(counts: nil, share: 0...1) }
        guard let requirements = list.requirements[role], !requirements.isEmpty else { return FleetRow(counts: false) }
        let share = conformance(
            with: requirements, supported: supportedStandards(device), functions: functions(of: device))
        return share.map { FleetRow(counts: true, share: $0) } ?? FleetRow(counts: false)
    }
    let yardStick = "Held against \(list.id): \(list.title) [\(list.mark.rawValue)]."
    return share.saying([yardStick, list.ageNote(on: reading.asOf)].compactMap { $0 }.joined(separator: " "))
}

private func supportedStandards(_ device: Value) -> SupportedStandards? {
    guard let items = device["ipv6-standards"].items else { return nil }
    let numbers = items.map(\.integer)
    return SupportedStandards(known: Set(numbers.compactMap { $0 }), unread: numbers.count { $0 == nil })
}

private func functions(of device: Value) -> KnownFunctions {
    guard let items = device["ipv6-functions"].items else { return KnownFunctions(known: [], isComplete: false) }
    let names = items.map { $0.text.flatMap(NodeFunction.init(rawValue:)) }
    return KnownFunctions(known: Set(names.compactMap { $0 }), isComplete: !names.contains(nil))
}

extension RequirementList {
    /// The yard-stick of the profile, with the profile's own rows for a role in the place of the shipped ones that name
    /// the same standard, and after them where there is none.
    init(parameters: Value) {
        let name = parameters["requirement-list"].text
        self = RequirementList.shipped.first { $0.id == name } ?? RequirementList.shipped[0]
        for row in parameters["requirements"].items ?? [] {
            guard let role = row["role"].text.flatMap(NodeRole.init(rawValue:)) else { continue }
            let numbers = (row["any-of"].items ?? []).compactMap(\.integer)
            var rows = requirements[role] ?? []
            rows.removeAll { shipped in shipped.anyOf.contains { numbers.contains($0) } }
            if row["required"].flag != false {
                rows.append(
                    Requirement(
                        anyOf: numbers, when: row["when"].text.flatMap(NodeFunction.init(rawValue:)),
                        isCore: row["core"].flag ?? false))
            }
            requirements[role] = rows
        }
    }
}
