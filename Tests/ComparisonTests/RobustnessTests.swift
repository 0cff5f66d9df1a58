import Foundation
import RiskModel
import Testing

@testable import Comparison

@Suite struct RobustnessTests {
    @Test func splitMixGivesItsReferenceNumbers() {
        var generator = SplitMix64(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    /// The package's own samples are summed up here by the mean and spread of each value, so figures agree to 0.02.
    @Test func theThrombolysisTrialsOfTheSMAAPackage() throws {
        let trials = try matrix(
            [[0.41172, 0.42486, 0.92578], [0.75139, 0.60837, 0.61515]], [.maximise, .maximise, .maximise],
            weights: [0.5, 0.2, 0.3], ranges: [.init(-2, 3), .init(-2, 3), .init(-2, 3)])
        let spreads = [[0.12177, 0.15646, 0.07279], [0.08379, 0.15250, 0.16553]]
        var generator = SplitMix64(seed: 3)
        var values: [Double] = []
        for _ in 0..<40_000 {
            for (alternative, spread) in zip(trials.alternatives, spreads) {
                for (mean, deviation) in zip(alternative.values, spread) {
                    let radius = (-2 * log(generator.unit())).squareRoot()
                    values.append(mean + deviation * radius * cos(2 * Double.pi * generator.unit()))
                }
            }
        }
        let samples = try CriterionSamples(values, for: trials)
        let smaa = try trials.smaa2(samples, seed: 5)
        #expect(near(smaa.acceptabilities[0], [0.3504, 0.6496], 0.02))
        #expect(near(smaa.acceptabilities[1], [0.6496, 0.3504], 0.02))
        #expect(near(try #require(smaa.centralWeights[0]), [0.1865, 0.2772, 0.5363], 0.02))
        #expect(near(try #require(smaa.centralWeights[1]), [0.4073, 0.3641, 0.2285], 0.02))
        #expect(near(smaa.confidenceFactors.compactMap { $0 }, [0.6682, 0.8956], 0.02))
        let fixed = try trials.smaa2(samples, seed: 5, sampling: .fixed)
        #expect(near(fixed.acceptabilities.map { $0[0] }, [0.1279, 0.8721], 0.02))
    }

    @Test func anOptionThatIsNeverFirstHasNoCentralWeights() throws {
        let pair = try matrix([[9, 8, 7], [1, 2, 3]], [.maximise, .maximise, .maximise])
        let smaa = try pair.smaa2(.weightedSum(pair), draws: 20_000, seed: 1)
        #expect(smaa.acceptabilities == [[1, 0], [0, 1]])
        #expect(smaa.pairwise == [[0.5, 1], [0, 0.5]])
        #expect(smaa.centralWeights[1] == nil && smaa.confidenceFactors == [1, nil])
        #expect(near(try #require(smaa.centralWeights[0]), [1.0 / 3, 1.0 / 3, 1.0 / 3], 0.01))
        #expect(smaa.error(of: 1) == 3.0 / 20_000)
    }

    @Test func aheadInOneDrawOfTenIsOneTenth() throws {
        let pair = try matrix([[1], [0]], [.maximise], ranges: [.init(0, 1)])
        let values = (0..<10).flatMap { (draw: Int) -> [Double] in draw == 4 ? [0, 1] : [1, 0] }
        let smaa = try pair.smaa2(CriterionSamples(values, for: pair), seed: 1)
        #expect(smaa.pairwise == [[0.5, 0.9], [0.1, 0.5]])
        #expect(smaa.acceptabilities == [[0.9, 0.1], [0.1, 0.9]])
    }

    @Test func duplicatesShareTheirRanks() throws {
        let rows: [[Double]] = [[3, 1], [3, 1], [1, 2]]
        let matrix = try matrix(rows, [.maximise, .maximise])
        for model in [WeightModel.weightedSum(matrix), .topsis(matrix), .prometheeII(matrix)] {
            let smaa = try matrix.smaa2(model, draws: 2_000, seed: 9)
            #expect(near(smaa.acceptabilities[0], smaa.acceptabilities[1], 0))
            #expect(smaa.pairwise[0][1] == 0.5)
            for option in 0..<3 {
                #expect((smaa.acceptabilities[option].reduce(0, +) - 1).magnitude < 1e-9)
                #expect((smaa.acceptabilities.reduce(0) { $0 + $1[option] } - 1).magnitude < 1e-9)
            }
        }
    }

    @Test func theSameSeedGivesTheSameBits() throws {
        let matrix = try CityPlatform.matrix()
        for sampling in [WeightSampling.uniform, .around(concentration: 30), .fixed] {
            let first = try matrix.smaa2(.topsis(matrix), draws: 500, seed: 42, sampling: sampling)
            #expect(first == (try matrix.smaa2(.topsis(matrix), draws: 500, seed: 42, sampling: sampling)))
        }
        let other = try matrix.smaa2(.topsis(matrix), draws: 500, seed: 43)
        #expect(other != (try matrix.smaa2(.topsis(matrix), draws: 500, seed: 42)))
    }

    @Test(arguments: [WeightSampling.uniform, .around(concentration: 1), .around(concentration: 50), .fixed])
    func drawnWeightsSumToOneAndScatterAroundTheirMean(sampling: WeightSampling) {
        let centre = [0.5, 0.3, 0.2, 0]
        var sampler = WeightSampler(sampling, centre: centre, seed: 17)
        var weights = centre
        var means = centre.map { _ in 0.0 }
        var areShares = true
        for _ in 0..<20_000 {
            weights.withUnsafeMutableBufferPointer { sampler.draw(into: $0) }
            areShares = areShares && (weights.reduce(0, +) - 1).magnitude < 1e-12 && weights.allSatisfy { $0 >= 0 }
            for (index, weight) in weights.enumerated() { means[index] += weight / 20_000 }
        }
        #expect(areShares)
        #expect(near(means, sampling == .uniform ? [0.25, 0.25, 0.25, 0.25] : centre, 0.01))
    }

    @Test func aWeightModelGivesTheScoresOfItsMethod() throws {
        let matrix = try CityPlatform.matrix()
        let expected = [
            matrix.weightedSum().ranking.scores, matrix.topsis().ranking.scores, matrix.prometheeII().net.scores,
        ]
        let models: [WeightModel] = [.weightedSum(matrix), .topsis(matrix), .prometheeII(matrix)]
        for (model, scores) in zip(models, expected) {
            #expect(near(model.scores(matrix.weights), scores, 1e-12))
        }
    }

    @Test func impossibleDrawsAreRefused() throws {
        let matrix = try CityPlatform.matrix()
        func told(_ body: () throws -> Void) -> String {
            do { try body() } catch { return "\(error)" }
            return ""
        }
        #expect(
            told { _ = try matrix.smaa2(.topsis(matrix), draws: 0, seed: 1) }
                == "error: smaa-2 has draws 0, which is not a number from 1 up [method.setting]")
        #expect(
            told { _ = try matrix.smaa2(.topsis(matrix), seed: 1, sampling: .around(concentration: 0.5)) }
                == "error: smaa-2 has concentration 0.5, which is not a number from 1 to 1e12 [method.setting]")
        #expect(
            told { _ = try CriterionSamples([1, 2, 3], for: matrix) }
                == "error: smaa-2 has a list of 3 sampled values, which is not a multiple of 4 options × 5 criteria "
                + "[method.setting]")
        #expect(
            told { _ = try CriterionSamples([Double](repeating: 1, count: 19) + [.nan], for: matrix) }
                == "error: smaa-2 needs samples within ±1e150, and option 'D' has nan for criterion 'cost' "
                + "[method.value]")
    }

    @Test func sweepsHoldWhereOneCriterionHasAllTheWeightOrIsTheOnlyOne() throws {
        let only = try matrix([[1], [2]], [.maximise]).weightSweeps()
        #expect(only.map { $0.stretches.map(\.leaders) } == [[[1]]])
        let whole = try matrix([[1, 9], [2, 3]], [.maximise, .maximise], weights: [1, 0]).weightSweeps()
        #expect(near(whole[0].switchPoints, [0.5], 1e-12))
        let alike = try matrix([[1, 9], [1, 9], [0, 0]], [.maximise, .maximise]).weightSweeps()
        #expect(alike.map { $0.stretches.map(\.leaders) } == [[[0, 1]], [[0, 1]]])
    }

    @Test func sweepsAgreeWithScoringAtEveryStep() throws {
        var generator = SplitMix64(seed: 23)
        for _ in 0..<20 {
            let rows = (0..<6).map { _ in (0..<4).map { _ in generator.unit() } }
            let matrix = try matrix(
                rows, [.maximise, .minimise, .maximise, .minimise], weights: (0..<4).map { _ in generator.unit() },
                ranges: (0..<4).map { _ in .init(0, 1) })
            for sweep in matrix.weightSweeps() {
                for step in 0..<100 {
                    let weight = (Double(step) + 0.5) / 100
                    let scale = (1 - weight) / (1 - sweep.weight)
                    let weights = matrix.weights.enumerated().map { $0 == sweep.criterion ? weight : $1 * scale }
                    let leaders = try matrix.weighted(weights).weightedSum().ranking.leaders
                    let stretch = sweep.stretches.first { $0.from <= weight && weight <= $0.to }
                    #expect(stretch?.leaders == leaders)
                }
            }
        }
    }
}
