import Foundation
import RiskModel
import TestSamples
import Testing

@Suite struct AggregationTests {
    /// Four ways to buy one city platform: scale, addressing, governance, lock-in. An illustrative set; the results were
    /// worked out by hand for modules of equal weight.
    private static let options: [[Double]] = [
        [30, 55, 78, 88], [18, 22, 62, 66], [26, 28, 34, 38], [48, 40, 20, 22],
    ]

    @Test(arguments: [
        (Aggregation.arithmetic, [62.75, 42.0, 31.5, 32.5]), (.geometric, [69.802, 46.384, 31.668, 33.575]),
        (.ordered([0.4, 0.3, 0.2, 0.1]), [72.6, 51.2, 33.6, 37.6]), (.power(4), [71.908, 54.031, 32.555, 37.911]),
        (.power(1), [62.75, 42.0, 31.5, 32.5]),
    ])
    func theFourOptionsComeOut(aggregation: Aggregation, expected: [Double]) {
        for (risks, result) in zip(Self.options, expected) {
            #expect(abs(aggregation.risk(risks, weights: [0.25, 0.25, 0.25, 0.25]) - result) < 6e-4)
        }
    }

    private static let all: [Aggregation] = [
        .arithmetic, .geometric, .power(1), .power(4), .power(100), .ordered([0.4, 0.3, 0.2, 0.1]), .ordered([1]),
        .ordered([0, 0, 1]),
    ]

    @Test(arguments: [UInt64(101), 102])
    func contributionsSumToTheRiskWhichLiesBetweenLeastAndWorst(seed: UInt64) {
        var random = SeededRandom(seed)
        for round in 0..<500 {
            let (risks, weights) = Self.sample(&random)
            for aggregation in Self.all {
                let risk = aggregation.risk(risks, weights: weights)
                let shares = aggregation.shares(risks, weights: weights)
                #expect(shares.count == risks.count && shares.allSatisfy { $0 >= 0 }, "seed \(seed), round \(round)")
                #expect(abs(shares.reduce(0, +) - risk) < 1e-9, "seed \(seed), round \(round)")
                let counting = zip(risks, weights).filter { $0.1 > 0 }.map(\.0)
                guard counting.count == risks.count else { continue }
                if case .ordered(let ranks) = aggregation, ranks.prefix(risks.count).allSatisfy({ $0 == 0 }) {
                    continue
                }
                #expect(
                    risk >= counting.min()! - 1e-9 && risk <= counting.max()! + 1e-9,
                    "seed \(seed), round \(round): \(aggregation)")
            }
        }
    }

    @Test(arguments: [UInt64(103)])
    func noRiskThatGrowsLowersTheWholeAndOrderDoesNotMatter(seed: UInt64) {
        var random = SeededRandom(seed)
        for round in 0..<500 {
            let (risks, weights) = Self.sample(&random)
            let index = random.number(0...risks.count - 1)
            var worse = risks
            worse[index] += (100 - worse[index]) * random.fraction()
            var order = Array(risks.indices)
            order.shuffle(using: &random)
            for aggregation in Self.all {
                let risk = aggregation.risk(risks, weights: weights)
                #expect(aggregation.risk(worse, weights: weights) >= risk - 1e-9, "seed \(seed), round \(round)")
                let shuffled = aggregation.risk(order.map { risks[$0] }, weights: order.map { weights[$0] })
                #expect(abs(shuffled - risk) < 1e-9, "seed \(seed), round \(round)")
            }
        }
    }

    /// Risks with ends and ties among them; weights that sum to 1, some of them 0.
    private static func sample(_ random: inout SeededRandom) -> (risks: [Double], weights: [Double]) {
        let count = random.number(1...6)
        let risks = (0..<count).map { _ in
            [0, 100, 50, random.fraction() * 100, random.fraction()][random.number(0...4)]
        }
        var weights = (0..<count).map { _ in random.oneIn(5) ? 0 : random.fraction() }
        if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
        let sum = weights.reduce(0, +)
        return (risks, weights.map { $0 / sum })
    }

    @Test func oneRiskOf100MakesTheGeometricWhole100() {
        #expect(Aggregation.geometric.risk([100, 0, 0], weights: [0.01, 0.5, 0.49]) == 100)
        #expect(
            Aggregation.geometric.shares([100, 100, 50], weights: [0.2, 0.3, 0.5]).map { ($0 * 1e9).rounded() / 1e9 }
                == [40, 60, 0])
        #expect(Aggregation.geometric.risk([100, 10], weights: [0, 1]) < 10.000001)
    }

    @Test(arguments: all) func nothingAndNoRiskAreZero(aggregation: Aggregation) {
        #expect(aggregation.risk([], weights: []) == 0)
        #expect(aggregation.risk([0, 0], weights: [0.5, 0.5]) == 0)
    }

    @Test func smallRisksDoNotVanishUnderAHighPower() {
        for risk in [1e-3, 0.01, 0.05] {
            #expect(abs(Aggregation.power(100).risk([risk, risk], weights: [0.5, 0.5]) - risk) < 1e-12)
        }
    }

    @Test func withFewerRisksThanRanksTheFirstRanksAreScaled() {
        #expect(abs(Aggregation.ordered([0.4, 0.3, 0.2, 0.1]).risk([10, 80], weights: [0.5, 0.5]) - 50) < 1e-12)
        #expect(Aggregation.ordered([0.4, 0.3, 0.2, 0.1]).shares([10, 80], weights: [0.5, 0.5])[0] < 4.3)
        #expect(Aggregation.ordered([1]).risk([10, 80, 30], weights: [0.2, 0.2, 0.6]) == 80)
    }

    @Test func theFormulaIsStatedInWordsAReportPrints() {
        #expect(Aggregation.arithmetic.formula == "Σ w·r")
        #expect(Aggregation.geometric.formula == "100 − Π (100 − r)^w")
        #expect(Aggregation.ordered([0.4, 0.6]).formula == "Σ v·r, worst first, v = 0.4, 0.6")
    }
}

@Suite struct CalendarDateTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-11-23", 20_780),
        ("1600-01-01", -135_140), ("9999-12-31", 2_932_896), ("2026-05", 20_574), ("2026", 20_454),
        ("0001-01-01", -719_162),
    ])
    func daysAreCountedFrom1970(text: String, number: Int) throws {
        let date = try #require(CalendarDate(iso: text))
        #expect(date.dayNumber == number && date.description == text)
    }

    @Test(arguments: [
        "", "26", "2026-5", "2026-05-1", "2026-13", "2026-00", "2026-02-30", "2025-02-29", "1900-02-29", "2026-04-31",
        "2026-01-00",
        "2026-01-32", "2026/05/12", "2026-05-12T00:00", "20260512", " 2026", "2026 ", "-2026", "+2026", "２０２６",
        "2026-05-", "2026-", "202６",
    ])
    func whatIsNoDateIsNoDate(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test func everyDayOfEightCenturiesComesBack() {
        var last = CalendarDate(dayNumber: -147_000)
        for number in -146_999...146_097 {
            let date = CalendarDate(dayNumber: number)
            if date.dayNumber != number || !(last < date) { Issue.record("day \(number) became \(date)") }
            last = date
        }
        #expect(
            CalendarDate(iso: CalendarDate(dayNumber: 20_780).description)
                == CalendarDate(year: 2026, month: 11, day: 23))
    }

    @Test func aDateKnownOnlyToTheMonthCountsFromItsFirstDay() throws {
        let month = try #require(CalendarDate(iso: "2026-05"))
        #expect(month.day == nil && month < CalendarDate(year: 2026, month: 5, day: 2))
        #expect(!(month < CalendarDate(year: 2026, month: 5, day: 1)))
        #expect(abs(CalendarDate(year: 2030, month: 5, day: 1).years(since: month) - 4) < 1e-12)
    }
}
