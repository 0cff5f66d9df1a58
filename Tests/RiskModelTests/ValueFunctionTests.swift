import RiskModel
import TestSamples
import Testing

/// A value function from pairs, for tests.
func points(_ pairs: (Double, Double)...) -> ValueFunction {
    .points(pairs.map { ValueFunction.Point(at: $0.0, risk: $0.1, origin: .convention) })
}

func table(_ rows: KeyValuePairs<String, Double>) -> ValueFunction {
    .table(rows.map { ValueFunction.Row(key: $0.key, risk: $0.value, origin: .convention) })
}

@Suite struct ValueFunctionTests {
    /// Platform utilisation, the catalogue's SC-05.
    private let utilisation = points((0.5, 0), (0.8, 20), (1, 80), (1.2, 96), (1.5, 100))

    @Test(
        arguments: [
            (0.5, 0), (0.8, 20), (1, 80), (1.2, 96), (1.5, 100), (0.65, 10), (0.9, 50), (1.1, 88), (0, 0), (-7, 0),
            (2, 100), (1e300, 100),
        ] as [(Double, Double)])
    func riskIsLinearBetweenBreakPointsAndClampedBeyond(value: Double, risk: Double) throws {
        #expect(abs(try #require(utilisation.risk(of: value)) - risk) < 1e-12)
    }

    @Test func breakPointsAreHitExactly() {
        let odd = points((0.1, 0.3), (0.7, 33.3), (1.3, 66.7))
        #expect(odd.risk(of: 0.1) == 0.3 && odd.risk(of: 0.7) == 33.3 && odd.risk(of: 1.3) == 66.7)
    }

    @Test func aTableAnswersToItsKeysOnly() {
        let custody = table(["none": 100, "byok-home": 45, "hyok": 10])
        #expect(custody.risk(of: "byok-home") == 45)
        #expect(custody.risk(of: "byok") == nil && custody.risk(of: 45.0) == nil)
        #expect(custody.risk(of: .key("none")) == 100 && custody.risk(of: .number(1)) == nil)
        #expect(custody.top == 100 && custody.bottom == 10)
        #expect(utilisation.risk(of: "none") == nil && utilisation.top == 100 && utilisation.bottom == 0)
    }

    @Test func theHullOfAnIntervalHoldsTheBreakPointsBetween() throws {
        let valley = points((0, 80), (5, 10), (10, 90))
        func hull(_ low: Double, _ high: Double) throws -> [Double] {
            let hull = try #require(valley.hull(low: low, high: high))
            return [hull.low, hull.high]
        }
        #expect(try hull(0, 10) == [10, 90])
        #expect(try hull(-1, 4) == [24, 80])
        #expect(try hull(6, 8) == [26, 58])
        #expect(try hull(4, 6) == [10, 26])
        #expect(try hull(5, 5) == [10, 10])
        #expect(try hull(20, 30) == [90, 90])
        #expect(table(["a": 1]).hull(low: 0, high: 1) == nil)
    }

    @Test func originsAreThoseOfTheBreakPointsOnEitherSide() {
        let mixed = ValueFunction.points([
            .init(at: 0, risk: 0, origin: .source), .init(at: 1, risk: 50, origin: .derived),
            .init(at: 2, risk: 100, origin: .convention),
        ])
        #expect(mixed.origins(at: .number(0.5)) == [.source, .derived])
        #expect(mixed.origins(at: .number(1)) == [.derived])
        #expect(mixed.origins(at: .number(9)) == [.convention])
        #expect(mixed.origins(at: .number(-9)) == [.source])
        let keys = ValueFunction.table([.init(key: "a", risk: 5, origin: .source)])
        #expect(keys.origins(at: .key("a")) == [.source] && keys.origins(at: .key("b")).isEmpty)
    }

    @Test(arguments: [UInt64(81)])
    func everyRiskInsideAnIntervalLiesInsideItsHull(seed: UInt64) throws {
        var random = SeededRandom(seed)
        for round in 0..<600 {
            let function = randomFunction(&random)
            let low = Double.random(in: -2...12, using: &random)
            let high = low + Double.random(in: 0...8, using: &random)
            let hull = try #require(function.hull(low: low, high: high))
            #expect(hull.low >= function.bottom && hull.high <= function.top, "seed \(seed), round \(round)")
            for _ in 0..<10 {
                let risk = try #require(function.risk(of: Double.random(in: low...high, using: &random)))
                #expect(risk >= hull.low - 1e-12 && risk <= hull.high + 1e-12, "seed \(seed), round \(round)")
                #expect(risk >= function.bottom && risk <= function.top, "seed \(seed), round \(round)")
            }
        }
    }
}

/// Two to six break points within 0…10, risks within 0…100, rising or not.
func randomFunction(_ random: inout SeededRandom) -> ValueFunction {
    let places = Set((0..<random.number(2...6)).map { _ in Double(random.number(0...1000)) / 100 }).sorted()
    return .points(places.map { .init(at: $0, risk: random.fraction() * 100, origin: .convention) })
}

@Suite struct BandTests {
    /// NIST SP 800-30 r1, table I-3.
    @Test(
        arguments: [
            (0, Band.veryLow), (4, .veryLow), (4.999, .veryLow), (5, .low), (20, .low), (20.999, .low), (21, .moderate),
            (79, .moderate),
            (79.999, .moderate), (80, .high), (95.999, .high), (96, .veryHigh), (100, .veryHigh),
        ] as [(Double, Band)])
    func aRiskBelongsToTheBandWhoseFirstPointItReached(risk: Double, band: Band) {
        #expect(Band(risk: risk) == band)
    }

    @Test func bandsAreOrderedAndReadByName() {
        #expect(Band.allCases.sorted() == Band.allCases && Band.low < .veryHigh)
        for band in Band.allCases { #expect(Band(name: band.rawValue) == band) }
        #expect(Band(name: "very-high") == .veryHigh && Band(name: "extreme") == nil && Band(name: "") == nil)
    }
}

@Suite struct GateTests {
    private func verdict(_ bound: Gate.Bound, _ low: Double, _ high: Double) -> Gate.Verdict {
        Gate(id: "g", module: "m", indicator: "i", bound: bound).verdict(low: low, high: high)
    }

    @Test func atMostPassesBelowFailsAboveAndIsUndeterminedAcross() {
        #expect(verdict(.atMost(10), 3, 10) == .pass)
        #expect(verdict(.atMost(10), 10.1, 12) == .fail)
        #expect(verdict(.atMost(10), 9, 11) == .undetermined)
        #expect(verdict(.atMost(10), 10, 11) == .undetermined)
        #expect(verdict(.atMost(0), 0, 0) == .pass)
        #expect(verdict(.atMost(0), 1e-300, 1e-300) == .fail)
        #expect(verdict(.atMost(-5), -6, -5) == .pass)
    }

    @Test func atLeastIsItsMirror() {
        #expect(verdict(.atLeast(10), 10, 12) == .pass)
        #expect(verdict(.atLeast(10), 3, 9.9) == .fail)
        #expect(verdict(.atLeast(10), 9, 11) == .undetermined)
        #expect(verdict(.atLeast(10), 9, 10) == .undetermined)
    }

    @Test func equalityHoldsToOnePartInATrillion() {
        #expect(verdict(.atMost(0.3), 0.1 + 0.2, 0.1 + 0.2) == .pass)
        #expect(verdict(.atMost(1e6), 1e6 + 9e-7, 1e6 + 9e-7) == .pass)
        #expect(verdict(.atMost(1e6), 1e6 + 2e-6, 1e6 + 2e-6) == .fail)
        #expect(verdict(.atLeast(1e-6), 1e-6 - 9e-19, 1) == .pass)
        #expect(verdict(.atLeast(1e-6), 0, 1e-6 - 2e-18) == .fail)
    }

    @Test(arguments: [UInt64(91)])
    func wideningAnAnswerNeverTurnsAVerdictIntoItsOpposite(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<2000 {
            let limit = Double(random.number(-5...5))
            let low = Double(random.number(-60...60)) / 10
            let high = low + Double(random.number(0...30)) / 10
            let (wideLow, wideHigh) = (low - random.fraction(), high + random.fraction())
            for bound in [Gate.Bound.atMost(limit), .atLeast(limit)] {
                let (narrow, wide) = (verdict(bound, low, high), verdict(bound, wideLow, wideHigh))
                #expect(wide == narrow || wide == .undetermined, "seed \(seed)")
            }
        }
    }
}
