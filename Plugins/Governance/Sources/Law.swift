import ModuleKit

/// The law as data, on one day: which guarantees the law of one jurisdiction gives, seen from another; which decisions
/// of adequacy are in force; which duties bind data and which powers reach it.
///
/// The profile's own rows come before the rows shipped here, or stand alone.
struct Law {
    var guarantees: [GuaranteeRow] = []
    var adequacy: [AdequacyEdge] = []
    var duties: [Duty] = []
    var powers: [Power] = []
    var transfers: [TransferRule] = []
    var blocs = Blocs.shipped
    let asOf: CalendarDate

    /// What an adequacy decision, or the instrument by which the assessor trusts a jurisdiction, leaves of the gap.
    static let adequateGap = 0.25

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
    func isAdequate(_ home: String, _ subject: String) -> Bool {
        decisions(home, subject).contains { $0.scope == .general }
    }

    /// Whether decisions in force cover some recipients in `subject` only.
    func isLimited(_ home: String, _ subject: String) -> Bool {
        let found = decisions(home, subject)
        return !found.isEmpty && !found.contains { $0.scope == .general }
    }

    /// The decisions of `home` on `subject` in force on the day. What the profile says of exactly these two decides.
    func decisions(_ home: String, _ subject: String) -> [AdequacyEdge] {
        let found = adequacy.filter { blocs.covers($0.from, home) && blocs.covers($0.to, subject) }
        let exact = found.filter { $0.provenance.isOwn && $0.from == home && $0.to == subject }
        return (exact.isEmpty ? found : exact).filter { $0.isInForce(asOf) }
    }

    /// The finding that holds: of this assessor before the shipped ones, for this home before a bloc it is in, the
    /// latest one that had been made by the day.
    func finding(on subject: String, seenFrom home: String) -> GuaranteeRow? {
        let candidates = guarantees.filter {
            blocs.covers($0.subject, subject) && blocs.covers($0.home, home) && $0.hasBegun(asOf)
        }
        return candidates.min { left, right in
            if left.provenance.isOwn != right.provenance.isOwn { return left.provenance.isOwn }
            let distance = (
                blocs.size(left.home) + blocs.size(left.subject), blocs.size(right.home) + blocs.size(right.subject)
            )
            if distance.0 != distance.1 { return distance.0 < distance.1 }
            return left.since?.dayNumber ?? .min > right.since?.dayNumber ?? .min
        }
    }

    /// The duties of the laws over a jurisdiction in force on the day; nil when no row tells about it.
    func duties(in code: String) -> [Duty]? {
        let rows = duties.filter { blocs.covers($0.code, code) }
        return rows.isEmpty ? nil : rows.filter { $0.isInForce(asOf) }
    }

    /// The powers of the laws over a jurisdiction in force on the day; nil when no row tells about it.
    func powers(in code: String) -> [Power]? {
        let rows = powers.filter { blocs.covers($0.code, code) }
        return rows.isEmpty ? nil : rows.filter { $0.isInForce(asOf) }
    }

    /// What the law that data leaves asks of a transfer, on the day.
    func transferRules(from code: String) -> [TransferRule] {
        transfers.filter { blocs.covers($0.code, code) && $0.isInForce(asOf) }
    }
}
