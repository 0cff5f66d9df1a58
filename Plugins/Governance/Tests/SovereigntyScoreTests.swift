import Testing

@testable import Governance

/// The vectors of the supplementary table on the EU Cloud Sovereignty Framework, numbers copied.
@Suite struct SovereigntyScoreTests {
    private let framework = SovereigntyWeights.shipped[0]
    private let calculator = SovereigntyWeights.shipped[1]

    private struct Vector {
        var name: String
        var pick: (SovereigntyCriterion) -> Int
        var calculator: Double
        var framework: Double
        var level: Double
        var scores: [Double]
        var levels: [Double]
    }

    private let vectors = [
        Vector(
            name: "all best", pick: { $0.values.count - 1 }, calculator: 1.000756, framework: 1.0008045, level: 4,
            scores: [1000.03, 1002, 1000, 1002, 1001, 1000, 1001, 1000], levels: [4, 4, 4, 4, 4, 4, 4, 4]),
        Vector(
            name: "all second best", pick: { $0.values.count - 2 }, calculator: 0.7401235, framework: 0.7417395,
            level: 1, scores: [718.43, 710.25, 750, 751.5, 750.75, 750, 750.75, 750],
            levels: [2, 1, 1, 3, 3, 3, 1, 3]),
        Vector(
            name: "half way", pick: { $0.values.count / 2 }, calculator: 0.512861, framework: 0.509777, level: 1,
            scores: [562.18, 501.5, 500, 501, 500.5, 500, 500.5, 500], levels: [2, 1, 1, 3, 2, 2, 1, 2]),
    ]

    @Test func `the three sets of answers give the published scores and levels under both tables of weights`() {
        for vector in vectors {
            let score = SovereigntyScore(answers: vector.pick)
            #expect(score.unanswered == 0)
            #expect(abs(score.total(calculator).high - vector.calculator) < 5e-7, "\(vector.name)")
            #expect(abs(score.total(framework).high - vector.framework) < 5e-7, "\(vector.name)")
            #expect(score.total(framework).low == score.total(framework).high)
            #expect(score.level() == Interval(vector.level), "\(vector.name)")
            for objective in 0..<8 {
                #expect(abs(score.scores[objective].high - vector.scores[objective]) < 1e-9)
                #expect(score.level(ofObjective: objective) == Interval(vector.levels[objective]), "\(vector.name)")
            }
        }
    }

    @Test func `the two tables of weights are two documents`() {
        #expect(framework.name == "framework-1.2.1" && framework.percent == [15, 10, 10, 15, 20, 15, 10, 5])
        #expect(calculator.name == "calculator-2026-06-01" && calculator.percent == [20, 10, 10, 15, 10, 15, 15, 5])
        for weights in SovereigntyWeights.shipped { #expect(weights.percent.reduce(0, +) == 100) }
    }

    /// Values and levels of every criterion, lowest answer first, as the table prints them.
    private static let table = """
        1.1 0/41.67/83.34/125.01 1/1/3/4
        1.2 0/31.25/62.5/93.75/125 4/4/4/4/4
        1.3 0/41.67/83.34/125.01 2/2/3/4
        1.4 0/31.25/62.5/93.75/125 4/4/4/4/4
        1.5 0/31.25/62.5/93.75/125 4/4/4/4/4
        1.6 0/31.25/62.5/93.75/125 4/4/4/4/4
        1.7 0/41.67/83/125.01 4/4/4/4
        1.8 0/31.25/62.5/93.75/125 0/0/2/2/4
        2.1 0/84/167 1/1/4
        2.2 0/41.75/83.5/125.25/167 1/1/1/2/4
        2.3 0/41.75/83.5/125.25/167 1/1/1/1/4
        2.4 0/41.75/83.5/125.25/167 0/1/2/3/4
        2.5 0/41.75/83.5/125.25/167 4/4/4/4/4
        2.6 0/41.75/83.5/125.25/167 3/3/3/4/4
        3.1 0/50/100/150/200 0/1/2/3/4
        3.2 0/50/100/150/200 0/1/2/3/4
        3.3 0/50/100/150/200 0/1/1/3/4
        3.4 0/50/100/150/200 0/0/1/1/4
        3.5 0/50/100/150/200 2/2/2/3/4
        4.1 0/41.75/83.5/125.25/167 1/1/4/4/4
        4.2 0/41.75/83.5/125.25/167 1/1/3/3/4
        4.3 0/41.75/83.5/125.25/167 1/1/3/3/4
        4.4 0/41.75/83.5/125.25/167 1/2/3/3/4
        4.5 0/41.75/83.5/125.25/167 0/2/4/4/4
        4.6 0/41.75/83.5/125.25/167 0/2/3/3/4
        5.1 0/35.75/71.5/107.25/143 1/1/3/3/4
        5.2 0/35.75/71.5/107.25/143 1/1/3/3/4
        5.3 0/35.75/71.5/107.25/143 4/4/4/4/4
        5.4 0/35.75/71.5/107.25/143 0/2/3/3/4
        5.5 0/35.75/71.5/107.25/143 1/1/3/3/4
        5.6 0/35.75/71.5/107.25/143 1/1/2/3/4
        5.7 0/35.75/71.5/107.25/143 1/1/2/3/4
        6.1 0/50/100/150/200 0/1/2/3/4
        6.2 0/50/100/150/200 0/0/2/3/4
        6.3 0/50/100/150/200 2/2/3/4/4
        6.4 0/50/100/150/200 2/2/3/3/4
        6.5 0/50/100/150/200 0/3/3/3/4
        7.1 0/35.75/71.5/107.25/143 1/1/2/3/4
        7.2 0/35.75/71.5/107.25/143 4/4/4/4/4
        7.3 0/35.75/71.5/107.25/143 1/1/1/3/4
        7.4 0/35.75/71.5/107.25/143 0/1/1/3/4
        7.5 0/35.75/71.5/107.25/143 0/1/2/3/4
        7.6 0/35.75/71.5/107.25/143 1/1/4/4/4
        7.7 0/35.75/71.5/107.25/143 1/1/1/1/4
        8.1 0/62.5/125/187.5/250 1/1/4/4/4
        8.2 0/62.5/125/187.5/250 0/0/3/4/4
        8.3 0/62.5/125/187.5/250 1/1/2/3/4
        8.4 0/62.5/125/187.5/250 4/4/4/4/4
        """

    @Test func `the 48 criteria are those of the workbook`() {
        let rows = SovereigntyScoreTests.table.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows.count == 48 && SovereigntyCriterion.shipped.count == 48)
        for (row, criterion) in zip(rows, SovereigntyCriterion.shipped) {
            #expect(criterion.id == row[0])
            #expect(criterion.values == row[1].split(separator: "/").compactMap { Double($0) }, "\(criterion.id)")
            #expect(criterion.levels == row[2].split(separator: "/").compactMap { Int($0) }, "\(criterion.id)")
        }
        let perObjective = (0..<8).map { objective in
            SovereigntyCriterion.shipped.count { $0.objective == objective }
        }
        #expect(perObjective == [8, 6, 5, 6, 7, 5, 7, 4])
        let inert = SovereigntyCriterion.shipped.filter(\.isInert).map(\.id)
        #expect(inert == ["1.2", "1.4", "1.5", "1.6", "1.7", "2.5", "5.3", "7.2", "8.4"])
        for criterion in SovereigntyCriterion.shipped {
            #expect(criterion.values == criterion.values.sorted() && criterion.levels == criterion.levels.sorted())
        }
    }

    @Test func `a criterion without an answer raises neither score nor level`() {
        let best = SovereigntyScore { $0.id == "3.4" ? nil : $0.values.count - 1 }
        #expect(best.unanswered == 1)
        #expect(best.level() == Interval(low: 0, high: 4))
        #expect(abs(best.total(framework).high - 1.0008045) < 5e-7)
        #expect(abs(best.total(framework).low - (1.0008045 - 0.02)) < 5e-7)
        // An inert criterion can bind nothing.
        #expect(SovereigntyScore { $0.isInert ? nil : $0.values.count - 1 }.level() == Interval(4))
        // Not above the lowest answer given.
        let poor = SovereigntyScore { $0.id == "7.7" ? 3 : $0.objective == 7 ? nil : $0.values.count - 1 }
        #expect(poor.level() == Interval(low: 0, high: 1))
        #expect(SovereigntyScore { _ in 99 }.unanswered == 48)
    }

    @Test func `the profile names the table of weights`() throws {
        let half = Tree.object([
            (
                "sovereignty",
                .object(SovereigntyCriterion.shipped.map { ($0.id, .number(Double($0.values.count / 2))) })
            )
        ])
        #expect(try answer(sovereigntyScore, half).span.upperBound.isClose(to: 0.50977700))
        let annex = "{\"sovereignty-weights\":\"calculator-2026-06-01\"}"
        #expect(try answer(sovereigntyScore, half, parameters: annex).span.upperBound.isClose(to: 0.51286100))
        #expect(try answer(sovereigntyLevel, half) == .measured(.number(1)))
        #expect(try answer(sovereigntyLevel, half, parameters: annex) == .measured(.number(1)))
        #expect(
            try answer(sovereigntyLevel, .object([("sovereignty", .object([("7.7", .number(4))]))]))
                == .bounded(low: 0, high: 4, value: nil))
        if case .unavailable = try answer(sovereigntyScore, .object([])) {} else { Issue.record("not unavailable") }
    }
}
