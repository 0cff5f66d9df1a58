import ModuleKit

extension Law {
    /// The rows shipped here with those of the profile before them, as of the assessment's day.
    ///
    /// A profile's edge of adequacy takes the place of shipped ones between the same two; its duties, powers and rules
    /// of transfer take the place of all shipped ones of that jurisdiction. With `shipped-rows: false` nothing shipped
    /// is used.
    init(_ reading: Reading) {
        let parameters = reading.parameters
        let keepsShipped = parameters["shipped-rows"].flag ?? true
        asOf = reading.asOf
        blocs = Blocs(parameters["blocs"], shipped: keepsShipped ? .shipped : Blocs(members: [:]))
        let own = parameters["guarantees"].items?.compactMap(GuaranteeRow.init(parameter:)) ?? []
        guarantees = keepsShipped ? own + GuaranteeRow.shipped : own
        adequacy = Law.joined(
            parameters["adequacy"].items?.compactMap(AdequacyEdge.init(parameter:)) ?? [],
            keepsShipped ? AdequacyEdge.shipped : []
        ) { $0.from + ">" + $0.to }
        duties = Law.joined(
            parameters["duties"].items?.compactMap(Duty.init(parameter:)) ?? [],
            keepsShipped ? Duty.shipped : [], by: \.code)
        powers = Law.joined(
            parameters["powers"].items?.compactMap(Power.init(parameter:)) ?? [],
            keepsShipped ? Power.shipped : [], by: \.code)
        transfers = Law.joined(
            parameters["transfers"].items?.compactMap(TransferRule.init(parameter:)) ?? [],
            keepsShipped ? TransferRule.shipped : [], by: \.code)
    }

    private static func joined<Row>(_ own: [Row], _ shipped: [Row], by key: (Row) -> String) -> [Row] {
        guard !own.isEmpty else { return shipped }
        let replaced = Set(own.map(key))
        return own + shipped.filter { !replaced.contains(key($0)) }
    }
}

extension Blocs {
    /// The shipped blocs with those of the profile in their place.
    init(_ parameter: Value, shipped: Blocs) {
        guard let own = parameter.members else {
            self = shipped
            return
        }
        var members = shipped.members
        for (name, codes) in own { members[name] = Set(codes.items?.compactMap(\.text) ?? []) }
        self.init(members: members)
    }
}

extension Standpoint {
    /// Where the assessor stands; nil when no home was given.
    init?(_ reading: Reading) {
        guard let home = reading.home else { return nil }
        let keepsShipped = reading.parameters["shipped-rows"].flag ?? true
        let shipped = keepsShipped ? Blocs.shipped : Blocs(members: [:])
        self.init(
            home: home, trusted: reading.trusted, blocs: Blocs(reading.parameters["blocs"], shipped: shipped))
    }
}

extension Provenance {
    /// A row of the profile: as known as it says, and from memory when it does not say.
    init(parameter row: Value, source: String?) {
        self.init(
            source: row["source"].text ?? source ?? "",
            mark: row["mark"].text.flatMap(Mark.init(rawValue:)) ?? .recalled,
            read: row["as-of"].text.flatMap(CalendarDate.init(iso:)), isOwn: true)
    }
}

extension Term {
    init(parameter row: Value) { self.init(since: row["since"].text, until: row["until"].text) }
}

extension LegalStatus {
    init(parameter row: Value) { self = row["status"].text.flatMap(LegalStatus.init(rawValue:)) ?? .inForce }
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
            who: isSigned ? who : .none, since: row["since"].text, contestedFrom: row["contested-from"].text,
            contested: row["contested"].items?.compactMap { $0.text.flatMap(Guarantee.init(rawValue:)) }
                ?? Guarantee.allCases,
            provenance: Provenance(parameter: row, source: row["said"].text))
    }
}

extension AdequacyEdge {
    init?(parameter row: Value) {
        guard let from = row["from"].text, let to = row["to"].text else { return nil }
        self.init(
            from: from, to: to, scope: row["scope"].text.flatMap(Scope.init(rawValue:)) ?? .listed,
            instrument: row["instrument"].text ?? "", term: Term(parameter: row), status: LegalStatus(parameter: row),
            provenance: Provenance(parameter: row, source: row["instrument"].text))
    }
}

extension Duty {
    init?(parameter row: Value) {
        guard let code = row["code"].text, let kind = row["kind"].text.flatMap(Kind.init(rawValue:)) else { return nil }
        self.init(
            code: code, kind: kind, rule: row["rule"].text ?? "",
            binds: row["binds"].text.flatMap(Scope.init(rawValue:)) ?? .some,
            towards: row["towards"].items?.compactMap(\.text), term: Term(parameter: row),
            status: LegalStatus(parameter: row), provenance: Provenance(parameter: row, source: row["rule"].text))
    }
}

extension Power {
    init?(parameter row: Value) {
        guard let code = row["code"].text, let reach = row["reach"].text.flatMap(Reach.init(rawValue:)) else {
            return nil
        }
        self.init(
            code: code, reach: reach, rule: row["rule"].text ?? "", term: Term(parameter: row),
            status: LegalStatus(parameter: row), provenance: Provenance(parameter: row, source: row["rule"].text))
    }
}

extension TransferRule {
    init?(parameter row: Value) {
        guard let code = row["code"].text else { return nil }
        self.init(
            code: code,
            accepts: row["accepts"].items?.compactMap { $0.text.flatMap(TransferInstrument.init(rawValue:)) } ?? [],
            isNeeded: row["needed"].flag ?? true, isExhaustive: row["exhaustive"].flag ?? false,
            rule: row["rule"].text ?? "", term: Term(parameter: row), status: LegalStatus(parameter: row),
            provenance: Provenance(parameter: row, source: row["rule"].text))
    }
}
