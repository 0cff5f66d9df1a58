/// Unions and councils of states that decide or are trusted as one. Membership is law, too: a profile may replace it.
struct Blocs {
    let members: [String: Set<String>]

    /// Whether a code names a jurisdiction: itself, a bloc it is in, or everyone (`*`).
    func covers(_ code: String, _ member: String) -> Bool {
        if code == member || code == "*" { return true }
        guard let states = members[code] else { return false }
        return states.contains(member) || (members[member].map { $0.isSubset(of: states) } ?? false)
    }

    /// How many jurisdictions a code stands for: the fewer, the more specific a row is.
    func size(_ code: String) -> Int { code == "*" ? 1000 : members[code]?.count ?? 1 }
}
