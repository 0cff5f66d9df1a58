import ModuleKit
import Testing

@testable import Governance

@Suite struct UpdateAuthorityTests {
    @Test func `the worst class decides, and an unknown one may be the worst`() throws {
        #expect(worst(among: [[UpdateAuthority.owner], [.dual], [.vendorDeferrable]]) == [.vendorDeferrable])
        #expect(
            worst(among: [Set(UpdateAuthority.allCases), [.dual]]) == [.vendor, .vendorDeferrable, .dual])
        let city = Tree.object([("updates", .list([.object([("authority", .text("dual"))])]))])
        #expect(try answer(updateAuthority, city) == .measured(.key("dual")))
        #expect(try answer(updateAuthority, .object([("updates", .list([]))])) == .notApplicable)
        #expect(try answer(updateAuthority, .object([])) == .unavailable(missing: [], reason: nil))
    }
}

@Suite struct RetentionTests {
    @Test func `the ratio of days kept to days needed`() throws {
        #expect(retentionRatio(kept: 60, needed: 30) == Interval(2))
        #expect(retentionRatio(kept: 30, needed: 30) == Interval(1))
        #expect(retentionRatio(kept: 0, needed: 0) == Interval(0))
        #expect(retentionRatio(kept: 1, needed: 0) == Interval(1000))
        #expect(retentionRatio(kept: 36_500, needed: 1) == Interval(1000))
        #expect(retentionRatio(kept: nil, needed: 30) == Interval(low: 0, high: 1000))
        #expect(retentionRatio(kept: 30, needed: nil) == Interval(low: 0, high: 1000))
    }

    @Test func `the worst class decides`() throws {
        let city = Tree.object([
            (
                "datasets",
                .list([
                    .object([("retention-days", .number(30)), ("justified-retention-days", .number(30))]),
                    .object([("retention-days", .number(75)), ("justified-retention-days", .number(30))]),
                ])
            )
        ])
        #expect(try answer(retentionExcess, city) == .measured(.number(2.5)))
    }
}

@Suite struct SafeguardTests {
    @Test func `eight minus those in place, the worst processing, and none where there is none`() throws {
        let five = Safeguard.allCases.prefix(5).map { Optional($0.rawValue) }
        #expect(safeguardsMissing(from: five) == Interval(3))
        #expect(safeguardsMissing(from: five + five) == Interval(3))
        #expect(safeguardsMissing(from: five + [nil]) == Interval(low: 2, high: 3))
        #expect(safeguardsMissing(from: []) == Interval(8))
        #expect(safeguardsMissing(from: Array(repeating: nil, count: 20)) == Interval(low: 0, high: 8))
        let city = Tree.object([
            (
                "high-risk-processing",
                .list([
                    .object([("safeguards", .list(five.map { .text($0!) }))]), .object([("safeguards", .list([]))]),
                ])
            )
        ])
        #expect(try answer(rightsImpactSafeguards, city) == .measured(.number(8)))
        #expect(
            try answer(rightsImpactSafeguards, .object([("high-risk-processing", .list([]))])) == .measured(.number(0)))
    }
}

@Suite struct TransparencyTests {
    @Test func `the mean of three shares, each anything where nobody knows`() {
        #expect(meanOfShares([0.6, 0.9, 0.3]).high.isClose(to: 0.6))
        #expect(meanOfShares([0.6, nil, 0.3]).low.isClose(to: 0.3))
        #expect(meanOfShares([0.6, nil, 0.3]).high.isClose(to: 1.9 / 3))
    }
}

@Suite struct IncidentTests {
    @Test func `notice is late after 24 hours for the warning or 72 for the notification`() {
        #expect(isLate(warning: 24, notification: 72) == false)
        #expect(isLate(warning: 25, notification: 72) == true)
        #expect(isLate(warning: 24, notification: 73) == true)
        #expect(isLate(warning: nil, notification: 73) == true)
        #expect(isLate(warning: 1, notification: nil) == nil)
    }

    @Test func `each of four lacking is a quarter`() {
        #expect(shareLacking([true, false, true, false]) == Interval(0.5))
        #expect(shareLacking([true, nil, false, false]) == Interval(low: 0.25, high: 0.5))
    }
}

@Suite struct AgreementTests {
    private func terms(_ set: (inout AgreementTerms) -> Void) -> Interval {
        var terms = AgreementTerms(
            isSecret: false, isUnderCounterpartyLaw: false, waivesImmunity: false, hasCrossDefault: false,
            hasControlledAccounts: false, canBeSuspended: false)
        set(&terms)
        return opacity(of: terms)
    }

    @Test func `each term has its weight and all of them are 1`() {
        #expect(terms { _ in } == Interval(0))
        #expect(terms { $0.isSecret = true } == Interval(0.25))
        #expect(terms { $0.isUnderCounterpartyLaw = true } == Interval(0.25))
        #expect(terms { $0.waivesImmunity = true } == Interval(0.15))
        #expect(terms { $0.hasCrossDefault = true } == Interval(0.15))
        #expect(terms { $0.hasControlledAccounts = true } == Interval(0.1))
        #expect(terms { $0.canBeSuspended = true } == Interval(0.1))
        let all = terms {
            $0 = AgreementTerms(
                isSecret: true, isUnderCounterpartyLaw: true, waivesImmunity: true, hasCrossDefault: true,
                hasControlledAccounts: true, canBeSuspended: true)
        }
        #expect(all.high.isClose(to: 1) && all.low.isClose(to: 1))
        #expect(terms { $0.isSecret = nil } == Interval(low: 0, high: 0.25))
    }

    @Test func `law or forum counts where it is the other side's, and neither home's nor trusted`() {
        let standpoint = Standpoint(home: "AA", trusted: ["CC"])
        #expect(isCounterpartyLaw(["BB", "AA"], counterparty: "BB", standpoint) == true)
        #expect(isCounterpartyLaw(["AA", "AA"], counterparty: "BB", standpoint) == false)
        // A third state is nobody's own.
        #expect(isCounterpartyLaw(["DD", "AA"], counterparty: "BB", standpoint) == false)
        #expect(isCounterpartyLaw(["CC", "CC"], counterparty: "CC", standpoint) == false)
        #expect(isCounterpartyLaw([nil, "AA"], counterparty: "BB", standpoint) == nil)
        #expect(isCounterpartyLaw(["BB", "AA"], counterparty: nil, standpoint) == nil)
        #expect(isCounterpartyLaw(["AA", "AA"], counterparty: nil, standpoint) == false)
    }

    @Test func `the worst agreement decides`() throws {
        let city = Tree.object([
            ("agreements", .list([agreement(secret: false), agreement(secret: true)]))
        ])
        #expect(try answer(contractOpacity, city) == .measured(.number(0.5)))
        #expect(try answer(contractOpacity, city, trusted: ["BB"]) == .measured(.number(0.25)))
        #expect(try answer(contractOpacity, .object([("agreements", .list([]))])) == .notApplicable)
    }

    private func agreement(secret: Bool) -> Tree {
        .object([
            ("counterparty", .text("BB")), ("governing-law", .text("BB")), ("forum", .text("AA")),
            ("confidential", .flag(secret)), ("immunity-waived", .flag(false)), ("cross-default", .flag(false)),
            ("controlled-accounts", .flag(false)), ("unilateral-suspension", .flag(false)),
        ])
    }
}
