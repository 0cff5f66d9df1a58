import ModuleKit

/// The law as data, on one day: which guarantees the law of one jurisdiction gives, seen from another, and which
/// decisions of adequacy are in force.
///
/// The profile's own rows (`parameters.guarantees`, `parameters.adequacy`) come before the rows shipped here.
struct Law {
    let guarantees: [GuaranteeRow]
    let adequacy: [AdequacyEdge]
    let asOf: CalendarDate

    /// What an adequacy decision, or the instrument by which the assessor trusts a jurisdiction, leaves of the gap.
    static let adequateGap = 0.25

    init(guarantees: [GuaranteeRow], adequacy: [AdequacyEdge], asOf: CalendarDate) {
        self.guarantees = guarantees.filter { $0.hasBegun(asOf) }
        self.adequacy = adequacy.filter { $0.isInForce(asOf) }
        self.asOf = asOf
    }

    /// e(j, h): the share of the four essential guarantees not met in `subject`, seen from a home.
    ///
    /// 0 at home; an unsettled or unassessed guarantee counts between met and not met; a trusted jurisdiction, or one
    /// the home has found adequate, is capped. A decision for some recipients only caps those: `isCovered`.
    func gap(of subject: String, seenFrom standpoint: Standpoint, isCovered: Bool?) -> Interval {
        if standpoint.isHome(subject) { return Interval(0) }
        let lacking = guaranteesLacking(subject, seenFrom: standpoint.home)
        let capped = lacking.capped(at: Law.adequateGap)
        if standpoint.isTrusted(subject) || isAdequate(standpoint.home, subject) { return capped }
        guard isLimited(standpoint.home, subject) else { return lacking }
        guard let isCovered else { return Interval(low: capped.low, high: lacking.high) }
        return isCovered ? capped : lacking
    }

    /// The share of the guarantees found missing, by the most specific finding in force on the day.
    func guaranteesLacking(_ subject: String, seenFrom home: String) -> Interval {
        guard let row = finding(on: subject, seenFrom: home) else { return .anyShare }
        let findings = row.findings(asOf: asOf)
        let count = Double(Guarantee.allCases.count)
        let low = findings.count { $0 == .not }
        let high = findings.count { $0 != .met }
        return Interval(low: Double(low) / count, high: Double(high) / count)
    }

    /// Whether a decision in force covers every recipient in `subject`.
    func isAdequate(_ home: String, _ subject: String) -> Bool { scopes(home, subject).contains(.general) }

    /// Whether decisions in force cover some recipients in `subject` only.
    func isLimited(_ home: String, _ subject: String) -> Bool {
        !isAdequate(home, subject) && scopes(home, subject).contains(.listed)
    }

    private func scopes(_ home: String, _ subject: String) -> [AdequacyEdge.Scope] {
        adequacy.filter { Bloc.covers($0.from, home) && Bloc.covers($0.to, subject) }.map(\.scope)
    }

    /// The finding that holds: of this assessor before the shipped ones, for this home before a bloc it is in, the
    /// latest one that had been made by the day.
    private func finding(on subject: String, seenFrom home: String) -> GuaranteeRow? {
        let candidates = guarantees.filter { Bloc.covers($0.subject, subject) && Bloc.covers($0.home, home) }
        return candidates.min { left, right in
            if left.isOwn != right.isOwn { return left.isOwn }
            let distance = (
                Bloc.size(left.home) + Bloc.size(left.subject), Bloc.size(right.home) + Bloc.size(right.subject)
            )
            if distance.0 != distance.1 { return distance.0 < distance.1 }
            return left.since ?? "" > right.since ?? ""
        }
    }
}
