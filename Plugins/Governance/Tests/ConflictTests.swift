import ModuleKit
import Testing

@testable import Governance

@Suite struct ConflictingDutiesTests {
    @Test func `a plant whose data must stay and whose service must produce it has one conflict`() {
        // The worked plant in CN: PIPL 41 and DSL 36 against 18 U.S.C. 2713 on the US service; the support desk lives
        // under the same law, the host in the Union sees ciphertext only.
        #expect(count(operators: [("US", 1), ("US", 1), ("DE", 0), ("CN", 1)]) == Interval(1))
        // In clear, the host could be ordered to produce it, since the e-Evidence Regulation applies.
        #expect(count(operators: [("US", 1), ("DE", 1)]) == Interval(2))
        #expect(count(operators: [("US", 1), ("DE", 1)], on: "2026-07-31") == Interval(1))
    }

    @Test func `the mirror of the plant has one conflict, too`() {
        // A US bulk-data rule binds some holders only; it is directed against CN among others.
        #expect(count(place: "US", operators: [("CN", 1)]) == Interval(low: 0, high: 1))
        #expect(count(place: "US", operators: [("GB", 1)]) == Interval(0))
        #expect(count(place: "ES", operators: [("US", 1)]) == Interval(1))
        #expect(count(place: "ES", sensitivity: .open, operators: [("US", 1)]) == Interval(low: 0, high: 1))
    }

    @Test func `a lapsed power, a bill and a pledge bind nobody`() {
        let day = CalendarDate(iso: "2026-11-23")!
        let law = Law(
            duties: [
                Duty(
                    code: "AA", kind: .hard, rule: "bill", binds: .everything, status: .bill,
                    provenance: Provenance("test", .verified)),
                Duty(
                    code: "CC", kind: .hard, rule: "law", binds: .everything, provenance: Provenance("test", .verified)),
            ],
            powers: [
                Power(
                    code: "BB", reach: .extraterritorial, rule: "power", provenance: Provenance("test", .verified)),
                Power(
                    code: "DD", reach: .extraterritorial, rule: "lapsed", status: .lapsed,
                    provenance: Provenance("test", .verified)),
                Power(code: "EE", reach: .domestic, rule: "power", provenance: Provenance("test", .verified)),
            ], asOf: day)
        #expect(count(law, place: "AA", operators: ["BB"]) == Interval(0))
        #expect(count(law, place: "CC", operators: ["BB"]) == Interval(1))
        #expect(count(law, place: "CC", operators: ["DD", "EE"]) == Interval(0))
        // A law without a row may be anything.
        #expect(count(law, place: "CC", operators: ["FF"]) == Interval(low: 0, high: 1))
        #expect(count(law, place: "FF", operators: ["BB"]) == Interval(low: 0, high: 1))
        #expect(count(law, place: "CC", operators: [nil]) == Interval(low: 0, high: ConflictingDuties.end))
    }

    private func count(
        place: String = "CN", sensitivity: Sensitivity = .personal, operators: [(String, Double)],
        on day: String = "2026-11-23"
    ) -> Interval {
        let law = Law(duties: Duty.shipped, powers: Power.shipped, asOf: CalendarDate(iso: day)!)
        var basis = LawBasis(asOf: law.asOf)
        return ConflictingDuties(book: LawBook(law: law)).count(
            operators.map { Holder(jurisdictions: [$0.0], hasUsableData: Interval($0.1)) },
            [HeldData(sensitivity: sensitivity, places: [HeldData.Place(code: place, share: 1)])], &basis)
    }

    private func count(_ law: Law, place: String, operators: [String?]) -> Interval {
        var basis = LawBasis(asOf: law.asOf)
        return ConflictingDuties(book: LawBook(law: law)).count(
            [Holder(jurisdictions: operators, hasUsableData: Interval(1))],
            [HeldData(sensitivity: .personal, places: [HeldData.Place(code: place, share: 1)])], &basis)
    }
}
