import ModuleKit

extension Law {
    /// The rows shipped here with those of the profile before them.
    init(parameters: Value, asOf: CalendarDate) {
        let own = parameters["guarantees"].items?.compactMap(GuaranteeRow.init(parameter:)) ?? []
        let edges = parameters["adequacy"].items?.compactMap(AdequacyEdge.init(parameter:)) ?? []
        let replaced = Set(edges.map { "\($0.from)>\($0.to)" })
        self.init(
            guarantees: own + GuaranteeRow.shipped,
            adequacy: edges + AdequacyEdge.shipped.filter { !replaced.contains("\($0.from)>\($0.to)") },
            asOf: asOf)
    }
}

extension GuaranteeRow {
    /// A row of the profile. An assessor's own finding needs a signature; without one it settles nothing.
    init?(parameter row: Value) {
        guard let subject = row["subject"].text, let home = row["for"].text else { return nil }
        let who = row["who"].text.flatMap(Speaker.init(rawValue:)) ?? .none
        let isSigned = who != .assessor || row["signed-by"].text != nil
        self.init(
            subject: subject, home: home,
            found: Guarantee.allCases.map { row[$0.rawValue].text.flatMap(Finding.init(rawValue:)) ?? .notAssessed },
            who: isSigned ? who : .none, said: row["said"].text ?? "", since: row["since"].text,
            contestedFrom: row["contested-from"].text, contested: Guarantee.allCases, mark: .recalled, isOwn: true)
    }
}

extension AdequacyEdge {
    /// An edge of the profile; it takes the place of a shipped edge between the same two.
    init?(parameter row: Value) {
        guard let from = row["from"].text, let to = row["to"].text else { return nil }
        self.init(
            from: from, to: to, scope: row["scope"].text.flatMap(Scope.init(rawValue:)) ?? .listed,
            instrument: row["instrument"].text ?? "", since: row["since"].text, until: row["until"].text,
            status: row["status"].text.flatMap(LegalStatus.init(rawValue:)) ?? .inForce, mark: .recalled)
    }
}
