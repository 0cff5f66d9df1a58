/// Whose law is one's own: the home jurisdiction and those the assessor lists as trusted, each a state or a bloc.
///
/// Nothing here knows any state by name; "foreign" is only what this assessor did not name.
struct Standpoint {
    let home: String
    let trusted: [String]
    let blocs: Blocs

    init(home: String, trusted: [String] = [], blocs: Blocs = .shipped) {
        self.home = home
        self.trusted = trusted
        self.blocs = blocs
    }

    /// Whether a jurisdiction is the home itself, or a member of it when the home is a bloc.
    func isHome(_ code: String) -> Bool { blocs.covers(home, code) }

    /// Whether the assessor listed the jurisdiction, or a bloc it belongs to, as trusted.
    func isTrusted(_ code: String) -> Bool { trusted.contains { blocs.covers($0, code) } }

    /// Whether a jurisdiction is home or trusted.
    func isInside(_ code: String) -> Bool { isHome(code) || isTrusted(code) }
}
