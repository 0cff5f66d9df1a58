import Comparison
import RiskModel
import Testing

/// Four ways to buy a smart-city platform: module risks, less is better, and the cost of ten years in million dollars.
enum CityPlatform {
    static let risks: [[Double]] = [[30, 55, 78, 88], [18, 22, 62, 66], [26, 28, 34, 38], [48, 40, 20, 22]]
    static let costs: [Double] = [62, 70, 78, 74]
    static let (a, b, c, d) = (0, 1, 2, 3)

    static func matrix() throws -> DecisionMatrix {
        let names = ["scale", "ipv6-readiness", "governance", "vendor-lock-in"]
        var criteria = zip(names, [0.15, 0.15, 0.25, 0.25]).map {
            Criterion(
                $0, .minimise, weight: $1, range: .init(0, 100),
                preference: .linear(indifference: 5, preference: 30))
        }
        criteria.append(
            Criterion(
                "cost", .minimise, weight: 0.20, range: .init(50, 90),
                preference: .linear(indifference: 2, preference: 12)))
        let alternatives = zip(["A", "B", "C", "D"], zip(risks, costs)).map { Alternative($0, $1.0 + [$1.1]) }
        return try DecisionMatrix(criteria: criteria, alternatives: alternatives)
    }

    static func modules() throws -> DecisionMatrix {
        let criteria = (1...4).map { Criterion("m\($0)", .minimise, range: .init(0, 100)) }
        return try DecisionMatrix(
            criteria: criteria, alternatives: zip(["A", "B", "C", "D"], risks).map { Alternative($0, $1) })
    }
}

@Suite struct CityPlatformTests {
    @Test(arguments: [
        (Aggregation.arithmetic, [62.75, 42.0, 31.5, 32.5]),
        (.geometric, [69.802, 46.384, 31.668, 33.575]),
        (.power(4), [71.908, 54.031, 32.555, 37.911]),
        (.ordered([0.4, 0.3, 0.2, 0.1]), [72.6, 51.2, 33.6, 37.6]),
    ])
    func theModulesAloneUnderEachAggregate(aggregation: Aggregation, expected: [Double]) throws {
        let direct = CityPlatform.risks.map { aggregation.risk($0, weights: [0.25, 0.25, 0.25, 0.25]) }
        #expect(near(direct, expected, 0.000_501))
        let ranking = try CityPlatform.modules().aggregated(by: aggregation)
        #expect(near(ranking.scores, expected, 0.000_501))
        #expect(ranking.ranks == [4, 3, 1, 2])
    }

    @Test func theOrderedAverageOfTheFourModules() throws {
        let orderWeights = [0.4, 0.3, 0.2, 0.1]
        let ranking = try CityPlatform.modules().orderedWeightedAverage(orderWeights)
        #expect(near(ranking.scores, [72.6, 51.2, 33.6, 37.6], 1e-9))
        #expect((orness(of: orderWeights) - 2.0 / 3).magnitude < 1e-12)
    }

    @Test func theIntegratorIsNearestToTheBestOfEverything() throws {
        let topsis = try CityPlatform.matrix().topsis()
        #expect(near(topsis.ranking.scores, [0.1864, 0.4536, 0.7443, 0.7117]))
        #expect(topsis.ranking.leaders == [CityPlatform.c])
    }

    @Test func vikorProposesThreeBecauseTheLeadIsTooSmall() throws {
        let vikor = try CityPlatform.matrix().vikor()
        #expect(near(vikor.s.scores, [0.7100, 0.4477, 0.3882, 0.3818]))
        #expect(near(vikor.r.scores, [0.2500, 0.1810, 0.2000, 0.1500]))
        #expect(near(vikor.q.scores, [1.0000, 0.2555, 0.2598, 0.0000]))
        #expect(near([vikor.advantage, vikor.neededAdvantage], [0.2555, 1.0 / 3]))
        #expect(!vikor.hasAdvantage && vikor.isStable)
        #expect(vikor.compromise == [CityPlatform.d, CityPlatform.b, CityPlatform.c])
    }

    @Test func prometheePutsTheIntegratorBeforeTheConsortium() throws {
        let promethee = try CityPlatform.matrix().prometheeII()
        #expect(near(promethee.plus, [0.1993, 0.2947, 0.4120, 0.4333]))
        #expect(near(promethee.minus, [0.5547, 0.3600, 0.1947, 0.2300]))
        #expect(near(promethee.net.scores, [-0.3553, -0.0653, 0.2173, 0.2033]))
        #expect(promethee.net.order == [CityPlatform.c, CityPlatform.d, CityPlatform.b, CityPlatform.a])
    }

    @Test func theAdditiveModelOnFixedRanges() throws {
        let sum = try CityPlatform.matrix().weightedSum()
        #expect(near(sum.ranking.scores, [0.3975, 0.5200, 0.5990, 0.6430]))
        #expect(sum.scale.clamped.isEmpty && sum.scale.takenFromOptions.isEmpty)
        for (parts, score) in zip(sum.contributions, sum.ranking.scores) {
            #expect((parts.reduce(0, +) - score).magnitude < 1e-12)
        }
    }

    @Test func acceptabilityOverAllWeights() throws {
        let matrix = try CityPlatform.matrix()
        let smaa = try matrix.smaa2(.weightedSum(matrix), draws: 100_000, seed: 7)
        #expect(near(smaa.acceptabilities.map { $0[0] }, [0.048, 0.231, 0.204, 0.517], 0.003))
        #expect(smaa.greatestError < 0.0032)
        #expect(smaa.confidenceFactors == [1, 1, 1, 1])
    }

    @Test func acceptabilityWithUncertainValues() throws {
        let matrix = try CityPlatform.matrix()
        var generator = SplitMix64(seed: 11)
        var values: [Double] = []
        for _ in 0..<100_000 {
            for (risks, cost) in zip(CityPlatform.risks, CityPlatform.costs) {
                values += risks.map { $0 + 16 * (generator.unit() - 0.5) }
                values.append(cost * (1 + 0.2 * (generator.unit() - 0.5)))
            }
        }
        let smaa = try matrix.smaa2(CriterionSamples(values, for: matrix), seed: 7)
        #expect(near(smaa.acceptabilities.map { $0[0] }, [0.046, 0.217, 0.263, 0.474], 0.003))
        for confidence in smaa.confidenceFactors { #expect(try #require(confidence) > 0.5) }
    }

    @Test func theSwitchPointsOfEveryWeight() throws {
        let (a, b, c, d) = (CityPlatform.a, CityPlatform.b, CityPlatform.c, CityPlatform.d)
        let sweeps = try CityPlatform.matrix().weightSweeps()
        let expected: [([Double], [Int])] = [
            ([0.292, 0.573], [d, c, b]), ([0.379, 0.634], [d, c, b]), ([], [d]), ([], [d]), ([0.561], [d, a]),
        ]
        for (sweep, (points, leaders)) in zip(sweeps, expected) {
            // The figures come from a sweep in steps of 0.001, which sees a change at the step after it.
            #expect(near(sweep.switchPoints, points, 0.001))
            #expect(sweep.stretches.map(\.leaders) == leaders.map { [$0] })
            #expect(sweep.stretches.first?.from == 0 && sweep.stretches.last?.to == 1)
        }
        #expect(sweeps[0].nearestSwitchPoint == sweeps[0].switchPoints[0])
        #expect(sweeps[2].nearestSwitchPoint == nil)
    }

    @Test func nobodyIsDominated() throws {
        let matrix = try CityPlatform.matrix()
        #expect(matrix.dominances.isEmpty)
        #expect(matrix.paretoFront == [0, 1, 2, 3])
    }
}
