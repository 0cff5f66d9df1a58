import Documents
import Loading
import RiskModel
import TestSupport
import Testing

@testable import Assessment

/// What a range of the evidence comes to, for indicators that do not only rise or fall along it.
@Suite struct HullTests {
    private let bench = Bench()

    private func hull(_ indicator: String, _ deployment: String) throws -> (low: Double, high: Double) {
        let document = Document()
        try document.read(json: Array(deployment.utf8).span)
        let record = try bench.assess(document, bench.plan("baseline", home: "KE"))
        let found = record.modules.flatMap(\.indicators).first { $0.definition.id == indicator }
        return try #require(found?.measured.rawHull)
    }

    private func contracts(_ amount: String) -> String {
        #"""
        {"format":"plumbline-deployment/1","id":"x","contracts":[
          {"id":"a","layer":"cloud","supplier":"a","annual-value":{"amount":\#(amount),"currency":"USD","price-year":2026}},
          {"id":"b","layer":"cloud","supplier":"b","annual-value":{"amount":50,"currency":"USD","price-year":2026}}],
          "suppliers":[{"id":"a","parent":"p"},{"id":"b","parent":"p"}]}
        """#
    }

    /// Two contracts with one parent are worth 5,000 points when they are equal, and nothing at both ends of the range.
    @Test func `what peaks within a range is not taken for what it is at the ends`() throws {
        let ends = try (hull("roll-up-delta", contracts("0")), hull("roll-up-delta", contracts("1000")))
        #expect(ends.0.high == 0 && ends.1.high < 1000)
        let between = try hull("roll-up-delta", contracts(#"{"$low":0,"$high":1000}"#))
        #expect(between.low == 0 && between.high > 4000)
        // The peak is 5,000: what is seen is a bound from inside.
        #expect(between.high <= 5000)
    }

    /// The age of information is least at a load of 0.53 (Kaul, Yates, Gruteser, 2012) and grows to both sides.
    @Test func `what dips within a range is not taken for what it is at the ends`() throws {
        let twin = #"""
            {"format":"plumbline-deployment/1","id":"x","platform":{"twin":{"kind":"queued",
              "updates-per-second":{"$low":0.45,"$high":0.99},"services-per-second":1,"network-delay-seconds":0,
              "required-freshness-seconds":3.49}}}
            """#
        let hull = try hull("twin-freshness", twin)
        #expect(hull.low < 1 && hull.high > 28)
    }

    @Test func `the inside of a range is looked at one range at a time`() {
        let variants = Variants(ranges: 3, seed: 1)
        #expect(variants.rows.count == 1 + 8 + 3 * 7)
        #expect(variants.movers.compactMap { $0 }.count == 21)
        for (row, mover) in zip(variants.rows, variants.movers) {
            guard let mover else { continue }
            #expect(row.indices.allSatisfy { $0 == mover ? row[$0] != .centre : row[$0] == .centre })
        }
        #expect(Variants(ranges: 3, seed: 1, looksInside: false).rows.count == 9)
    }
}
