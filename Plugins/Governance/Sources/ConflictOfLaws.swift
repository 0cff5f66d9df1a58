import ModuleKit

/// GV-10: how many duties to keep data from others meet a power that has the same actor hand the same data over.
func conflictOfLawsCount(_ reading: Reading) throws -> Measurement {
    guard let datasets = reading["datasets"].items, let actors = reading["actors"].items else { return .unavailable }
    if datasets.isEmpty || actors.isEmpty { return .notApplicable }
    let classes = datasets.map { row in
        HeldData(
            sensitivity: row["sensitivity"].text.flatMap(Sensitivity.init(rawValue:)),
            places: row["locations"].items?.map {
                HeldData.Place(code: $0["jurisdiction"].text, share: $0["share"].number)
            })
    }
    let holders = actors.map { row in
        let (reach, ciphertext) = (row["reach"].number, row["home-ciphertext"].number)
        return Holder(
            jurisdictions: lawsOver(row),
            hasUsableData: Interval(reach.map { $0 > 0 }) * Interval(ciphertext.map { $0 < 1 }))
    }
    var basis = LawBasis(asOf: reading.asOf)
    let count = ConflictingDuties(book: reading.book).count(holders, classes, &basis)
    return .quantity(count, end: ConflictingDuties.end).noting(basis)
}

/// Every law an actor can be compelled under; nil stands for one that is not known.
func lawsOver(_ actor: Value) -> [String?] {
    let jurisdictions = actor["jurisdictions"]
    return [jurisdictions["incorporated"].text, jurisdictions["parent"].text]
        + (jurisdictions["hosting"].items.map { $0.map(\.text) } ?? [nil])
        + (jurisdictions["staff"].items.map { $0.map(\.text) } ?? [nil])
}
