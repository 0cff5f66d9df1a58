import ModuleKit

/// Unions of states that restrict or are trusted as one. Membership is law, too: a profile may replace it.
struct Blocs {
    private(set) var members: [String: Set<String>]

    init(members: [String: Set<String>]) { self.members = members }

    init(parameters: Value) {
        self = .shipped
        for (name, states) in parameters["blocs"].members ?? [] {
            members[name] = Set((states.items ?? []).compactMap(\.text))
        }
    }

    /// Whether a code names a jurisdiction: itself, or a bloc it is in.
    func covers(_ code: String, _ member: String) -> Bool {
        if code == member { return true }
        guard let states = members[code] else { return false }
        return states.contains(member) || (members[member].map { $0.isSubset(of: states) } ?? false)
    }
}
