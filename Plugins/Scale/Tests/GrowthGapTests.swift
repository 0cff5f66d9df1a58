import Testing

@testable import ModuleKit
@testable import Scale

/// The worked national target: cellular terminals of three operators, in billions at the end of each year.
let nationalSeries = [(2021.0, 1.398), (2022, 1.845), (2023, 2.332), (2024, 2.656), (2025, 2.888)].map {
    YearlyCount(year: $0.0, count: $0.1)
}

@Suite struct GrowthGapTests {
    @Test func `the series grew as the ministry's figures say`() {
        let steps = zip(nationalSeries, nationalSeries.dropFirst()).map {
            annualGrowth(from: $0.count, to: $1.count, years: 1)
        }
        for (step, expected) in zip(steps, [0.3197, 0.2640, 0.1389, 0.0873]) { #expect(abs(step - expected) < 5e-5) }
        #expect(abs(annualGrowth(from: 1.398, to: 2.888, years: 4) - 0.199) < 5e-4)
    }

    @Test func `ten billion asks for 51.3 % a year, almost six times what was seen`() {
        let gap = RequiredGrowth(counts: nationalSeries, target: 10, year: 2028)
        #expect(abs(gap.required - 0.5129) < 5e-5)
        #expect(abs(gap.last - 0.0873) < 5e-5)
        #expect(abs(gap.best - 0.2640) < 5e-5)
        #expect(abs(gap.ratio - 5.87) < 5e-3)
        #expect(abs(gap.optimisticRatio - 1.943) < 5e-4)
    }

    @Test func `the cellular plan asks for a third more than the last year`() {
        let gap = RequiredGrowth(counts: nationalSeries, target: 3.6, year: 2027)
        #expect(abs(gap.required - 0.1165) < 5e-5)
        #expect(abs(gap.ratio - 1.334) < 5e-4)
        #expect(abs(gap.optimisticRatio - 0.441) < 5e-4)
    }

    @Test func `if the cellular plan holds, six of ten billion must come over other access`() {
        let rate = annualGrowth(from: 2.888, to: 3.6, years: 2)
        let cellular = grown(from: 2.888, perYear: rate, years: 3)
        #expect(abs(cellular - 4.02) < 5e-3)
        #expect(abs(10 - cellular - 5.98) < 5e-3)
    }

    @Test func `a target that is reached asks for nothing, one that is due and missed for everything`() {
        #expect(RequiredGrowth(counts: nationalSeries, target: 2, year: 2028).ratio == 0)
        #expect(RequiredGrowth(counts: nationalSeries, target: 3, year: 2025).ratio == greatestRatio)
        #expect(RequiredGrowth(counts: nationalSeries, target: 2.888, year: 2020).ratio == 0)
    }

    @Test func `growth asked of a series that shrinks has no measure`() {
        let shrinking = [
            YearlyCount(year: 1, count: 4), YearlyCount(year: 2, count: 3), YearlyCount(year: 3, count: 2),
        ]
        let gap = RequiredGrowth(counts: shrinking, target: 3, year: 5)
        #expect(gap.ratio == greatestRatio && gap.optimisticRatio == greatestRatio)
    }

    private func plan(_ targets: [Tree], definition: String = "cellular") -> Tree {
        let points = nationalSeries.map {
            Tree.object([("year", .number($0.year)), ("count", .number($0.count * 1e9))])
        }
        return .object([
            ("targets", .list(targets)),
            (
                "series",
                .list([
                    .object([
                        ("id", .text("cellular-terminals")), ("definition", .text(definition)),
                        ("begins", .text("earlier")), ("ceiling-kind", .text("open")), ("points", .list(points)),
                    ])
                ])
            ),
        ])
    }

    private func target(_ id: String, _ definition: String, _ count: Double, _ year: Double, estimate: Double? = nil)
        -> Tree
    {
        .object([
            ("id", .text(id)), ("definition", .text(definition)), ("count", .number(count)), ("year", .number(year)),
            ("series", .text("cellular-terminals")),
            ("estimate-by-definition", estimate.map(Tree.number) ?? .unknown),
        ])
    }

    @Test func `the note holds the two definitions apart and gives the comparison like for like`() throws {
        let deployment = plan([
            target("iot-2028", "all-iot", 10e9, 2028, estimate: 6e9), target("cellular-2027", "cellular", 3.6e9, 2027),
        ])
        let gap = try measured(growthGap, deployment)
        #expect(abs(gap.answer.central(isRising: true) - 5.87) < 5e-3)
        #expect(
            gap.note == """
                iot-2028 (10 billion) asks for 51.3 % a year, 5.87 times the 8.7 % of the last year. The best of the last \
                three was 26.4 %. Not like for like: the target counts all-iot, the series cellular. From the 6 billion \
                estimated by its own definition it would be 18.6 % a year. Like for like: cellular-2027 (3.6 billion) \
                asks for 11.6 % a year, 1.33 times the 8.7 % of the last year. That path leads to 4.019 billion in 2028; \
                5.981 billion would have to come from what the series does not count.
                """)
        let match = try measured(definitionMatch, deployment)
        #expect(abs(match.answer.central(isRising: false) - 0.481) < 5e-4)
        #expect(match.note?.hasPrefix("Definition mismatch in iot-2028: the target counts all-iot") == true)
        let shortfall = try measured(diffusionShortfall, deployment)
        #expect(abs(shortfall.answer.span.upperBound - 0.682) < 5e-4)
        #expect(abs(shortfall.answer.span.lowerBound - 0.672) < 5e-4)
    }

    @Test func `one definition on both sides matches whole, none that is known could be anything`() throws {
        let same = try answer(definitionMatch, plan([target("a", "cellular", 3.6e9, 2027)]))
        #expect(same.span == 1...1)
        let open = try answer(definitionMatch, plan([target("a", "all-iot", 10e9, 2028)]))
        #expect(open.span == 0...1)
        #expect(definitionMatch(counted: 6, estimate: 3) == 0.5 && definitionMatch(counted: 0, estimate: 3) == 0)
    }

    @Test func `no target is a fact, no list of targets is an unknown`() throws {
        for indicator in [growthGap, diffusionShortfall, definitionMatch] as [Measure] {
            #expect(try answer(indicator, .object([("targets", .list([]))])).outcome == .notApplicable)
            #expect(try answer(indicator, .object([])).outcome == .unavailable)
        }
    }

    @Test func `a series that cannot be read says why`() throws {
        let few = Tree.object([
            ("targets", .list([target("a", "x", 5, 2030)])),
            (
                "series",
                .list([
                    .object([
                        ("id", .text("cellular-terminals")), ("definition", .text("x")),
                        ("points", .list([.object([("year", .number(2020)), ("count", .number(1))])])),
                    ])
                ])
            ),
        ])
        #expect(
            try answer(growthGap, few)
                == .unavailable(missing: [], reason: "series 'cellular-terminals' has 1 counts, and 3 are needed"))
        let stranger = Tree.object([("targets", .list([target("a", "x", 5, 2030)])), ("series", .list([]))])
        #expect(
            try answer(growthGap, stranger)
                == .failed(reason: "target 'a' names a series that is not there: 'cellular-terminals'"))
    }
}
