import ModuleKit

/// GV-16: terms that limit the host's control of what it buys or borrows; the worst agreement decides.
func contractOpacity(_ reading: Reading) throws -> Measurement {
    guard let standpoint = reading.book.standpoint else { return .withoutHome }
    guard let rows = reading["agreements"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let worst = rows.reduce(Interval(0)) { worst, row in
        let terms = AgreementTerms(
            isSecret: row["confidential"].flag,
            isUnderCounterpartyLaw: isCounterpartyLaw(
                [row["governing-law"].text, row["forum"].text], counterparty: row["counterparty"].text, standpoint),
            waivesImmunity: row["immunity-waived"].flag, hasCrossDefault: row["cross-default"].flag,
            hasControlledAccounts: row["controlled-accounts"].flag, canBeSuspended: row["unilateral-suspension"].flag)
        return .larger(worst, opacity(of: terms))
    }
    return .share(worst)
}

/// What an agreement says; nil is unknown.
struct AgreementTerms {
    /// Confidentiality bars disclosure of the terms.
    var isSecret: Bool?
    /// Law or forum is that of the vendor's or lender's state, and neither home's nor trusted.
    var isUnderCounterpartyLaw: Bool?
    var waivesImmunity: Bool?
    /// A default on an unrelated debt counts as default here.
    var hasCrossDefault: Bool?
    /// Revenue runs through accounts the lender controls.
    var hasControlledAccounts: Bool?
    /// The other side may suspend or cancel alone.
    var canBeSuspended: Bool?
}

/// Σ of the weights of the terms found: the items after Gelpern, Horn, Morris, Parks and Trebesch, "How China Lends" (2021,
/// 100 contracts with 24 countries, VERIFIED), applied to every vendor and lender; the weights are a convention.
func opacity(of terms: AgreementTerms) -> Interval {
    let weighted: [(Double, Bool?)] = [
        (0.25, terms.isSecret), (0.25, terms.isUnderCounterpartyLaw), (0.15, terms.waivesImmunity),
        (0.15, terms.hasCrossDefault), (0.10, terms.hasControlledAccounts), (0.10, terms.canBeSuspended),
    ]
    return weighted.reduce(Interval(0)) { $0 + $1.0 * Interval($1.1) }
}

/// Whether law or forum belongs to the other side's state, and that state is neither home nor trusted.
func isCounterpartyLaw(_ laws: [String?], counterparty: String?, _ standpoint: Standpoint) -> Bool? {
    if let counterparty, standpoint.isInside(counterparty) { return false }
    let foreign = laws.filter { $0.map { !standpoint.isInside($0) } ?? true }
    if foreign.isEmpty { return false }
    guard let counterparty else { return nil }
    func isTheirs(_ law: String) -> Bool {
        standpoint.blocs.covers(law, counterparty) || standpoint.blocs.covers(counterparty, law)
    }
    if foreign.contains(where: { $0.map(isTheirs) ?? false }) { return true }
    return foreign.contains { $0 == nil } ? nil : false
}
