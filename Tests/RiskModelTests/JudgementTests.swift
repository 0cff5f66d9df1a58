import RiskModel
import TestSamples
import Testing

@Suite struct JudgementTests {
    private let capacity = points((0, 0), (1, 50), (2, 100))
    private let custody = table(["hyok": 10, "byok": 45, "none": 90])

    private func risk(_ function: ValueFunction, _ answers: Answer..., unknown: Profile.UnknownRule = .worst)
        -> [Double]
    {
        let measured = MeasuredIndicator(centre: answers[0], others: Array(answers.dropFirst()))
        let risk = function.risk(of: measured, unknown: unknown)
        return [risk.low, risk.value, risk.high]
    }

    @Test func whatIsMeasuredHasOneRisk() {
        #expect(risk(capacity, .measured(.number(1.5))) == [75, 75, 75])
        #expect(risk(custody, .measured(.key("byok"))) == [45, 45, 45])
    }

    @Test func whatIsBoundedCountsAtItsWorseEndUnlessTheMethodGivesAValue() {
        #expect(risk(capacity, .bounded(low: 0.5, high: 1.5, value: nil)) == [25, 75, 75])
        #expect(risk(capacity, .bounded(low: 0.5, high: 1.5, value: 1)) == [25, 50, 75])
        #expect(risk(custody, .among(["hyok", "byok"])) == [10, 45, 45])
    }

    @Test func silenceCountsAtTheTop() {
        for silent in [Answer.unavailable(missing: ["/a"], reason: nil), .failed(reason: "crashed")] {
            #expect(risk(capacity, silent) == [0, 100, 100])
            #expect(risk(custody, silent) == [10, 90, 90])
        }
        #expect(risk(custody, .measured(.key("unheard-of"))) == [90, 90, 90])
    }

    @Test func aProfileMaySayMiddle() {
        #expect(risk(capacity, .unavailable(missing: [], reason: nil), unknown: .middle) == [0, 50, 100])
        #expect(risk(custody, .among(["hyok", "none"]), unknown: .middle) == [10, 50, 90])
        #expect(risk(capacity, .bounded(low: 0, high: 1, value: nil), unknown: .middle) == [0, 25, 50])
    }

    @Test func uncertainEvidenceSpansTheHullOfItsMeasurements() {
        #expect(
            risk(capacity, .measured(.number(1)), .measured(.number(0.5)), .measured(.number(1.8))) == [25, 50, 90])
        #expect(risk(custody, .measured(.key("byok")), .measured(.key("hyok"))) == [10, 45, 45])
        #expect(risk(capacity, .measured(.number(1)), .failed(reason: "x")) == [0, 50, 100])
        #expect(risk(capacity, .measured(.number(1)), .notApplicable) == [0, 50, 100])
        #expect(risk(capacity, .notApplicable, .measured(.number(1)))[1] == 100)
    }

    @Test func coverageIsTheShareOfTheFunctionsHeightThatIsKnown() {
        #expect(capacity.coverage(of: Risk(low: 20, value: 30, high: 45)) == 0.75)
        #expect(capacity.coverage(of: Risk(50)) == 1)
        #expect(capacity.coverage(of: Risk(low: 0, value: 100, high: 100)) == 0)
        #expect(custody.coverage(of: Risk(low: 10, value: 90, high: 90)) == 0)
        #expect(points((0, 40), (1, 40)).coverage(of: Risk(40)) == 1)
    }

    @Test func rawHullsAndKeysAreKnownOnlyWhenEveryAnswerIs() throws {
        let numbers = MeasuredIndicator(centre: .measured(.number(3)), others: [.bounded(low: 1, high: 2, value: nil)])
        let hull = try #require(numbers.rawHull)
        #expect(hull.low == 1 && hull.high == 3 && numbers.keys == nil)
        #expect(MeasuredIndicator(centre: .measured(.number(3)), others: [.failed(reason: "")]).rawHull == nil)
        #expect(MeasuredIndicator(centre: .measured(.key("a")), others: [.among(["b"])]).keys == ["a", "b"])
        #expect(MeasuredIndicator(centre: .measured(.key("a")), others: [.notApplicable]).keys == nil)
        #expect(MeasuredIndicator(centre: .notApplicable, others: [.notApplicable]).isNotApplicable)
        #expect(!MeasuredIndicator(centre: .notApplicable, others: [.failed(reason: "")]).isNotApplicable)
    }

    /// Hiding something widens an answer: to bounds, to more keys, to nothing at all. None of it may look safer.
    @Test(arguments: [UInt64(111), 112])
    func wideningAnAnswerNeverLowersValueOrHigh(seed: UInt64) {
        var random = SeededRandom(seed)
        for round in 0..<1000 {
            let function = randomFunction(&random)
            let at = Double.random(in: -1...11, using: &random)
            let (below, above) = (at - random.fraction() * 3, at + random.fraction() * 3)
            var chain: [MeasuredIndicator] = [.init(centre: .measured(.number(at)))]
            if random.oneIn(2) {
                chain.append(.init(centre: .measured(.number(at)), others: [.measured(.number(below))]))
            }
            chain.append(.init(centre: .bounded(low: below, high: above, value: nil)))
            chain.append(
                .init(centre: .bounded(low: below - 1, high: above + 1, value: nil), others: [.measured(.number(at))]))
            chain.append(.init(centre: random.oneIn(2) ? .unavailable(missing: [], reason: nil) : .failed(reason: "x")))
            Self.expectRising(chain, function, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: [UInt64(121)])
    func wideningAKeyNeverLowersValueOrHigh(seed: UInt64) {
        var random = SeededRandom(seed)
        let keys = ["a", "b", "c", "d"]
        for round in 0..<500 {
            let function = ValueFunction.table(
                keys.map { .init(key: $0, risk: random.fraction() * 100, origin: .source) })
            let order = keys.shuffled(using: &random)
            let chain: [MeasuredIndicator] =
                [.init(centre: .measured(.key(order[0])))]
                + (2...4).map { .init(centre: .among(Array(order.prefix($0)))) }
                + [.init(centre: .unavailable(missing: [], reason: nil))]
            Self.expectRising(chain, function, "seed \(seed), round \(round)")
        }
    }

    private static func expectRising(_ chain: [MeasuredIndicator], _ function: ValueFunction, _ label: String) {
        let risks = chain.map { function.risk(of: $0, unknown: .worst) }
        for (narrow, wide) in zip(risks, risks.dropFirst()) {
            #expect(wide.value >= narrow.value - 1e-12 && wide.high >= narrow.high - 1e-12, "\(label)")
            #expect(wide.low <= narrow.low + 1e-12, "\(label)")
        }
        for risk in risks { #expect(risk.low <= risk.value && risk.value <= risk.high, "\(label)") }
    }
}
