import ModuleKit

/// A dated target for IPv6 that someone with power over networks has set.
struct Milestone: DatedRow {
    /// Whom the target binds.
    enum Binding: String {
        /// Everyone who runs a network there.
        case everyone
        /// Whoever says that it binds them: an agency, the builder of a new network.
        case whoeverNamesIt = "whoever-names-it"
        /// The country as a whole.
        case country
    }

    enum Status: String {
        case inForce = "in-force"
        case proposed
        case withdrawn
    }

    var id: String
    /// ISO 3166-1 alpha-2.
    var jurisdiction: String
    var asks: String
    /// Last day, ISO 8601.
    var due: String
    var binds: Binding
    var status: Status
    var mark: Mark
    var source: String
    var asOf = "2026-11-23"

    /// Years by which a day comes after the due day of a milestone; 0 when it does not.
    static func slip(planned: CalendarDate, due: CalendarDate) -> Double {
        max(planned.lastDay.years(since: due.lastDay), 0)
    }
}

extension [Milestone] {
    /// The shipped rows and those of the profile: a row of the same id takes the place of the shipped one.
    init(parameters: Value) {
        let own = (parameters["milestones"].items ?? []).compactMap(Milestone.init(parameter:))
        let replaced = Set(own.map(\.id))
        self = own + Milestone.shipped.filter { !replaced.contains($0.id) }
    }
}

extension Milestone {
    /// A row of the profile.
    init?(parameter row: Value) {
        guard let id = row["id"].text, let jurisdiction = row["jurisdiction"].text, let due = row["due"].text else {
            return nil
        }
        self.init(
            id: id, jurisdiction: jurisdiction, asks: row["asks"].text ?? "", due: due,
            binds: row["binds"].text.flatMap(Binding.init(rawValue:)) ?? .whoeverNamesIt,
            status: row["status"].text.flatMap(Status.init(rawValue:)) ?? .inForce,
            mark: row["mark"].text.flatMap(Mark.init(rawValue:)) ?? .recalled, source: row["source"].text ?? "",
            asOf: row["as-of"].text ?? "")
    }
}
