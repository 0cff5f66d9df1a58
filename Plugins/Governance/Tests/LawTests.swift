import ModuleKit
import Testing

@testable import Governance

@Suite struct CompelledAccessTests {
    @Test func `a joint-venture plant on a foreign service is exposed to 0.724`() {
        // A US operator (a .9, e .75), a support desk (a .3, e .5), EU hosting of ciphertext only.
        let actors = [
            Actor(gap: Interval(0.75), reach: Interval(0.9), ciphertext: Interval(0)),
            Actor(gap: Interval(0.5), reach: Interval(0.3), ciphertext: Interval(0)),
            Actor(gap: Interval(0.75), reach: Interval(0.6), ciphertext: Interval(1)),
        ]
        #expect(abs(exposure(to: actors).high - 0.72375) < 1e-12)
        #expect(exposure(to: []) == Interval(0))
    }

    @Test func `an unsettled guarantee gives an interval`() throws {
        // From Spain: rules met; necessity, oversight, remedies unsettled since the appeal of 31 Oct 2025.
        let city = deployment(reach: 0.2, covered: false)
        #expect(try answer(compelledAccessExposure, city, home: "ES").span.upperBound.isClose(to: 0.15))
        #expect(try answer(compelledAccessExposure, city, home: "ES").span.lowerBound == 0)
        // Before the appeal the decision stood.
        #expect(try answer(compelledAccessExposure, city, home: "ES", asOf: "2025-10-30") == .measured(.number(0)))
        // Before the decision, and after the judgment of 2020: two of four not met, two not assessed.
        let then = try answer(compelledAccessExposure, city, home: "ES", asOf: "2022")
        #expect(then.span.lowerBound.isClose(to: 0.1) && then.span.upperBound.isClose(to: 0.2))
    }

    @Test func `an assessor who signs settles it, one who does not sign does not`() throws {
        let row = """
            {"subject":"US","for":"EEA","who":"assessor","said":"own assessment","clear-rules":"met","necessity":"not",
            "oversight":"not","remedies":"not"%}
            """
        func parameters(_ more: String) -> String {
            "{\"guarantees\":[\(row.split(separator: "%").joined(separator: more))]}"
        }
        let city = deployment(reach: 0.2, covered: false)
        let signed = parameters(",\"signed-by\":\"city DPO\"")
        #expect(
            try answer(compelledAccessExposure, city, home: "ES", parameters: signed).span.upperBound.isClose(to: 0.15))
        #expect(
            try answer(compelledAccessExposure, city, home: "ES", parameters: signed).span.lowerBound.isClose(to: 0.15))
        let unsigned = try answer(compelledAccessExposure, city, home: "ES", parameters: parameters(""))
        #expect(unsigned == .bounded(low: 0, high: unsigned.span.upperBound, value: nil))
        #expect(unsigned.span.upperBound.isClose(to: 0.2))
    }

    @Test func `a decision for listed recipients caps those it covers`() throws {
        #expect(
            try answer(compelledAccessExposure, deployment(reach: 0.2, covered: true), home: "ES").span.upperBound
                .isClose(to: 0.05))
        #expect(
            try answer(compelledAccessExposure, deployment(reach: 0.2, covered: nil), home: "ES").span.upperBound
                .isClose(to: 0.15))
    }

    private func deployment(reach: Double, covered: Bool?) -> Tree {
        .object([
            (
                "actors",
                .list([
                    .object([
                        ("id", .text("desk")),
                        (
                            "jurisdictions",
                            .object([
                                ("incorporated", .text("US")), ("parent", .text("US")), ("hosting", .list([])),
                                ("staff", .list([.text("US")])),
                            ])
                        ),
                        ("reach", .number(reach)), ("home-ciphertext", .number(0)),
                        ("in-adequacy-scope", covered.map(Tree.flag) ?? .unknown),
                    ])
                ])
            )
        ])
    }
}

@Suite struct LawTests {
    private let today = CalendarDate(iso: "2026-11-23")!

    @Test func `an adequacy decision runs one way and ends`() {
        let law = Law(guarantees: [], adequacy: AdequacyEdge.shipped, asOf: today)
        #expect(law.isAdequate("ES", "GB") && law.isAdequate("GB", "FR"))
        #expect(law.isAdequate("ES", "NZ") && !law.isAdequate("NZ", "ES"))
        #expect(law.isLimited("DE", "US") && !law.isAdequate("DE", "US"))
        let later = Law(guarantees: [], adequacy: AdequacyEdge.shipped, asOf: CalendarDate(iso: "2031-12-28")!)
        #expect(!later.isAdequate("ES", "GB"))
        let lastDay = Law(guarantees: [], adequacy: AdequacyEdge.shipped, asOf: CalendarDate(iso: "2031-12-27")!)
        #expect(lastDay.isAdequate("ES", "GB"))
    }

    @Test func `a pledge in a trade agreement is no decision`() {
        let law = Law(guarantees: [], adequacy: AdequacyEdge.shipped, asOf: today)
        #expect(!law.isAdequate("ID", "US") && !law.isLimited("ID", "US"))
    }

    @Test func `a study settles nothing and a contested finding is unsettled`() {
        let law = Law(guarantees: GuaranteeRow.shipped, adequacy: [], asOf: today)
        #expect(law.guaranteesLacking("CN", seenFrom: "DE") == .anyShare)
        #expect(law.guaranteesLacking("IN", seenFrom: "DE") == .anyShare)
        #expect(law.guaranteesLacking("ZA", seenFrom: "KE") == .anyShare)
        #expect(law.guaranteesLacking("RU", seenFrom: "TR") == Interval(1))
        #expect(law.guaranteesLacking("RU", seenFrom: "KE") == .anyShare)
        #expect(law.guaranteesLacking("GB", seenFrom: "DE") == Interval(0))
        #expect(law.guaranteesLacking("GB", seenFrom: "CH") == .anyShare)
        let before = Law(guarantees: GuaranteeRow.shipped, adequacy: [], asOf: CalendarDate(iso: "2023")!)
        #expect(before.guaranteesLacking("ZA", seenFrom: "KE") == Interval(1))
    }

    @Test func `home has no gap and what is trusted a small one`() {
        let law = Law(guarantees: [], adequacy: [], asOf: today)
        let standpoint = Standpoint(home: "KE", trusted: ["EU"])
        #expect(LawView("KE", law, standpoint).gap(isCovered: nil) == Interval(0))
        #expect(LawView("FR", law, standpoint).gap(isCovered: nil) == Interval(low: 0, high: 0.25))
        #expect(LawView("US", law, standpoint).gap(isCovered: nil) == .anyShare)
    }

    @Test func `every row is dated data with source, mark and status`() {
        let rows: [(String, Provenance)] =
            GuaranteeRow.shipped.map { ("guarantees \($0.subject) \($0.home)", $0.provenance) }
            + AdequacyEdge.shipped.map { ("adequacy \($0.from) \($0.to)", $0.provenance) }
            + Duty.shipped.map { ("duty \($0.code) \($0.rule)", $0.provenance) }
            + Power.shipped.map { ("power \($0.code) \($0.rule)", $0.provenance) }
            + TransferRule.shipped.map { ("transfers \($0.code)", $0.provenance) }
        for (what, provenance) in rows {
            #expect(!provenance.source.isEmpty && provenance.read != nil && !provenance.isOwn, "\(what)")
        }
        for row in GuaranteeRow.shipped { #expect(row.found.count == 4 && row.since != nil, "\(row.subject)") }
        for edge in AdequacyEdge.shipped { #expect(!edge.instrument.isEmpty, "\(edge.from) \(edge.to)") }
        #expect(Set(AdequacyEdge.shipped.map { "\($0.from)>\($0.to)" }).count == AdequacyEdge.shipped.count)
    }
}

extension Double {
    func isClose(to other: Double) -> Bool { abs(self - other) <= 1e-9 * max(1, abs(other)) }
}
