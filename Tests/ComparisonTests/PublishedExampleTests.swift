import Comparison
import Testing

/// Every method against figures from a named paper.
@Suite struct PublishedExampleTests {
    /// Triantaphyllou, Multi-criteria decision making methods: a comparative study, 2000.
    private func triantaphyllou() throws -> DecisionMatrix {
        try matrix(
            [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]],
            [.maximise, .maximise, .maximise, .maximise], weights: [0.20, 0.15, 0.40, 0.25],
            ranges: [.init(0, 100), .init(0, 100), .init(0, 100), .init(0, 100)])
    }

    @Test func triantaphyllousWeightedSumTiesTheSecondAndTheThird() throws {
        let ranking = try triantaphyllou().weightedSum().ranking
        #expect(near(ranking.scores.map { 100 * $0 }, [21.50, 22.00, 22.00], 1e-9))
        #expect(ranking.ranks == [3, 1, 1])
        #expect(ranking.ties == [[1, 2]])
    }

    @Test func triantaphyllousWeightedProductPrintsItsThreeRatios() throws {
        let scores = try triantaphyllou().weightedProduct().ranking.scores
        let ratios = [scores[0] / scores[1], scores[0] / scores[2], scores[1] / scores[2]]
        #expect(near(ratios, [1.007, 1.067, 1.059], 0.000_501))
    }

    @Test func theAdditiveModelIsSPOTISTurnedRound() throws {
        let dezert = try matrix(
            [[10.5, -3.1, 1.7], [-4.7, 0, 3.4], [8.1, 0.3, 1.3], [3.2, 7.3, -5.3]],
            [.maximise, .minimise, .maximise], weights: [0.2, 0.3, 0.5],
            ranges: [.init(-5, 12), .init(-6, 10), .init(-8, 5)])
        let scores = dezert.weightedSum().ranking.scores
        #expect(near(scores.map { 1 - $0 }, [0.1989, 0.3705, 0.3063, 0.7491]))
    }

    private func opricovic() throws -> DecisionMatrix {
        try matrix([[1, 3000], [2, 3750], [5, 4500]], [.minimise, .maximise])
    }

    @Test func opricovicAndTzengsVIKORPutsTheSecondFirst() throws {
        let vikor = try opricovic().vikor()
        #expect(near(vikor.s.scores, [0.5, 0.375, 0.5]))
        #expect(near(vikor.r.scores, [0.5, 0.25, 0.5]))
        #expect(near(vikor.q.scores, [1, 0, 1]))
        #expect(vikor.hasAdvantage && vikor.isStable && vikor.compromise == [1])
        #expect(vikor.q.ties == [[0, 2]])
    }

    @Test func opricovicAndTzengsThreeOptionsUnderMinMaxNormalisation() throws {
        let topsis = try opricovic().topsis(.minMax)
        #expect(near(topsis.ranking.scores, [0.500, 0.617, 0.500], 0.000_501))
        #expect(near(topsis.toIdeal, [0.5, 0.27951, 0.5]))
        #expect(near(topsis.toAntiIdeal, [0.5, 0.45069, 0.5]))
    }

    @Test func vectorNormalisationNamesAnotherWinnerForTheSameOptions() throws {
        let ranking = try opricovic().topsis(.vector).ranking
        #expect(near(ranking.scores, [0.76214, 0.72218, 0.23786], 0.000_005_1))
        #expect(ranking.leaders == [0])
    }

    /// Yang and Wu, A new improvement method to avoid rank reversal in VIKOR, 2020.
    @Test func yangAndWusVIKOR() throws {
        let vikor = try matrix(
            [[78, 56, 34, 6], [4, 45, 3, 97], [18, 2, 50, 63], [9, 14, 11, 92], [85, 9, 100, 29]],
            [.maximise, .maximise, .maximise, .maximise]
        ).vikor()
        #expect(near(vikor.q.scores, [0.5679, 0.7667, 1, 0.7493, 0]))
        #expect(near(vikor.s.scores, [0.44171, 0.55093, 0.67906, 0.67213, 0.40441], 0.000_005_1))
        #expect(near(vikor.r.scores, [0.25, 0.25, 0.25, 0.23457, 0.21759], 0.000_005_1))
    }

    @Test func zhaoPengAndLisPROMETHEEII() throws {
        let promethee = try matrix(
            [[4, 3, 2], [3, 2, 4], [5, 1, 3]], [.maximise, .maximise, .maximise], weights: [0.5, 0.3, 0.2]
        ).prometheeII()
        #expect(near(promethee.plus, [0.55, 0.35, 0.60], 1e-12))
        #expect(near(promethee.minus, [0.45, 0.65, 0.40], 1e-12))
        #expect(near(promethee.net.scores, [0.1, -0.3, 0.2], 1e-12))
    }

    /// The paper divides each column by its sum and all leads by the greatest of the divided ones, 7/29 of the second
    /// column; ranges of that length say the same.
    @Test func cebriansSixSitesLeaveOneInTheKernel() throws {
        let rows: [[Double]] = [
            [6, 5, 28, 5, 5], [4, 2, 25, 10, 9], [5, 7, 35, 9, 6], [6, 1, 27, 6, 7], [6, 8, 30, 7, 9],
            [5, 6, 26, 4, 8],
        ]
        let sums = (0..<5).map { column in rows.reduce(0) { $0 + $1[column] } }
        let electre = try matrix(
            rows, [.maximise, .maximise, .minimise, .maximise, .maximise], weights: [0.25, 0.25, 0.1, 0.2, 0.2],
            ranges: sums.map { .init(0, $0 * 7 / 29) }
        ).electreI()
        let concordance: [[Double]] = [
            [0, 0.50, 0.35, 0.50, 0.35, 0.45], [0.50, 0, 0.50, 0.75, 0.50, 0.50], [0.65, 0.50, 0, 0.45, 0.20, 0.70],
            [0.75, 0.25, 0.55, 0, 0.35, 0.45], [0.90, 0.70, 0.80, 0.90, 0, 0.90], [0.55, 0.50, 0.55, 0.55, 0.10, 0],
        ]
        let discordance: [[Double]] = [
            [0, 0.5052, 0.4042, 0.1883, 0.4286, 0.2825], [0.4286, 0, 0.7143, 0.2589, 0.8571, 0.5714],
            [0.1696, 0.2825, 0, 0.1938, 0.2825, 0.2180], [0.5714, 0.4042, 0.8571, 0, 1.0, 0.7143],
            [0.0485, 0.3031, 0.2021, 0.0727, 0, 0.0969], [0.1295, 0.6063, 0.5052, 0.2021, 0.3031, 0],
        ]
        for site in 0..<6 {
            #expect(near(electre.concordance[site], concordance[site], 1e-9))
            #expect(near(electre.discordance[site], discordance[site], 0.001))
        }
        #expect(electre.kernel == [4])
        #expect(electre.circles.isEmpty)
    }

    @Test func uysalAndInansFiveAssistants() throws {
        let copras = try matrix(
            [
                [3.57, 4.00, 4.00, 83.75, 3, 9, 1], [3.07, 3.95, 4.00, 83.00, 3, 1, 3],
                [3.23, 3.54, 3.46, 66.00, 4, 0, 2], [3.42, 3.96, 4.00, 70.00, 5, 5, 7],
                [2.56, 3.37, 3.79, 82.00, 4, 4, 5],
            ],
            [.maximise, .maximise, .maximise, .maximise, .minimise, .maximise, .maximise]
        ).copras()
        #expect(near(copras.ranking.scores.map { 100 * $0 }, [100, 78.8501, 63.3837, 98.6506, 86.8878], 0.001))
    }

    /// Stević et al. print three digits; one of their figures of K⁻ for the fifth is a misprint of this one.
    @Test func stevicsEightSuppliers() throws {
        let rows: [[Double]] = [
            [
                6.257, 4.217, 4.217, 6.257, 3.000, 4.217, 5.000, 3.557, 3.557, 3.557, 3.000, 5.000, 4.718, 3.557, 3.557,
                2.080, 3.557, 3.000, 4.718, 3.557, 2.080,
            ],
            [
                4.217, 6.804, 7.000, 5.000, 7.000, 6.804, 5.593, 5.593, 6.804, 7.000, 5.000, 7.612, 5.593, 6.257, 5.000,
                7.000, 5.593, 5.593, 6.804, 5.593, 5.593,
            ],
            [
                4.718, 5.593, 6.257, 5.000, 4.718, 5.000, 5.593, 4.718, 5.593, 5.000, 3.557, 6.257, 5.000, 4.718, 4.718,
                5.000, 3.557, 5.593, 5.593, 3.557, 4.217,
            ],
            [
                5.000, 6.804, 5.000, 3.000, 5.000, 6.257, 7.612, 3.557, 5.000, 6.257, 6.257, 5.593, 6.257, 5.000, 5.593,
                7.000, 5.000, 6.257, 5.000, 3.557, 4.217,
            ],
            [
                3.557, 5.593, 6.804, 3.000, 5.000, 7.000, 5.593, 5.000, 6.257, 7.000, 5.593, 7.612, 6.257, 6.257, 5.000,
                6.257, 5.593, 7.000, 5.000, 4.718, 5.000,
            ],
            [
                6.257, 3.000, 4.217, 5.000, 3.557, 3.000, 4.217, 3.000, 4.217, 3.000, 2.466, 3.000, 4.217, 3.557, 5.000,
                3.000, 4.217, 3.557, 2.080, 5.000, 3.000,
            ],
            [
                4.217, 5.000, 6.257, 5.593, 3.557, 5.593, 4.217, 5.593, 5.000, 6.257, 3.557, 5.000, 6.257, 5.593, 5.593,
                7.000, 6.257, 5.000, 6.257, 5.593, 5.000,
            ],
            [
                7.612, 1.442, 3.000, 9.000, 2.080, 3.000, 1.442, 2.080, 1.442, 3.000, 1.000, 1.442, 2.080, 3.000, 3.000,
                1.000, 1.442, 1.442, 3.000, 2.080, 1.000,
            ],
        ]
        let weights = [
            0.127, 0.159, 0.060, 0.075, 0.043, 0.051, 0.075, 0.061, 0.053, 0.020, 0.039, 0.022, 0.017, 0.027, 0.022,
            0.039, 0.017, 0.035, 0.015, 0.024, 0.016,
        ]
        let directions: [Criterion.Direction] = (0..<21).map { $0 == 0 || $0 == 3 ? .minimise : .maximise }
        let marcos = try matrix(rows, directions, weights: weights).marcos()
        #expect(near(marcos.ranking.scores, [0.524, 0.846, 0.704, 0.796, 0.843, 0.499, 0.722, 0.290], 0.002))
        #expect(near(marcos.towardsIdeal, [0.563, 0.908, 0.755, 0.855, 0.905, 0.535, 0.775, 0.312], 0.002))
        let over = try #require(marcos.overAntiIdeal)
        #expect(near(over, [1.818, 2.931, 2.439, 2.760, 2.922, 1.729, 2.502, 1.007], 0.01))
        #expect(marcos.ranking.ranks == [6, 1, 5, 3, 2, 7, 4, 8])
    }

    @Test func ulutassEightStackers() throws {
        let marcos = try matrix(
            [
                [660, 1000, 1600, 18, 1200], [800, 1000, 1600, 24, 900], [980, 1000, 2500, 24, 900],
                [920, 1500, 1600, 24, 900], [1380, 1500, 1500, 24, 1150], [1230, 1000, 1600, 24, 1150],
                [680, 1500, 1600, 18, 1100], [960, 2000, 1600, 12, 1150],
            ],
            [.minimise, .maximise, .maximise, .maximise, .maximise],
            weights: [0.1061, 0.3476, 0.3330, 0.1185, 0.0949]
        ).marcos()
        let expected = [0.5649, 0.5543, 0.6410, 0.6174, 0.6016, 0.5453, 0.6282, 0.6543]
        #expect(near(marcos.ranking.scores, expected, 0.000_11))
    }

    /// Memphis, Nashville, Chattanooga, Knoxville, each city's voters by distance.
    @Test func tennesseeChoosesNashville() throws {
        let ballots = [[1, 2, 3, 4], [4, 1, 2, 3], [4, 3, 1, 2], [4, 3, 2, 1]].map { places in
            Ranking(places.map(Double.init), leading: .least)
        }
        let voices = [42.0, 26, 15, 17]
        #expect(try Consensus.borda(ballots, voices: voices).scores == [126, 194, 173, 107])
        let copeland = try Consensus.copeland(ballots, voices: voices)
        #expect(copeland.scores == [-3, 3, 1, -1])
        #expect(copeland.order == [1, 2, 3, 0])
    }
}
