import Comparison
import Testing

@Suite struct WeightTests {
    @Test func elsayedsTwelveOptionsUnderEntropy() throws {
        let rows: [[Double]] = [
            [7, 312, 1891, 6613, 163], [72, 88, 728, 941_804, 1078], [10, 252, 2594, 3466, 117_471],
            [10, 145, 980, 2371, 86_329], [65, 54, 350, 501, 29_897], [29, 48, 380, 912, 34_051],
            [7, 476, 3300, 78_470, 2212], [70, 87, 650, 733, 819_000], [4, 86, 591, 3015, 103],
            [12, 79, 579, 3240, 96_098], [21, 45, 261, 1253, 453], [1, 72, 530, 4333, 0.1048],
        ]
        let matrix = try matrix(rows, [.maximise, .maximise, .maximise, .maximise, .maximise])
        let expected = [0.104991, 0.069124, 0.071373, 0.449937, 0.304575]
        #expect(near(try Weights.entropy(matrix), expected, 0.000_000_51))
    }

    @Test func diakoulakisEightFirmsUnderCRITIC() throws {
        let rows: [[Double]] = [
            [61, 1.08, 4.33], [20.7, 0.26, 4.34], [16.3, 1.98, 2.53], [9, 3.29, 1.65], [5.4, 2.77, 2.33],
            [4, 4.12, 1.21], [-6.1, 3.52, 2.10], [-34.6, 3.31, 0.98],
        ]
        let matrix = try matrix(rows, [.maximise, .maximise, .maximise])
        #expect(near(Weights.critic(matrix), [0.202_225_54, 0.480_901_73, 0.316_872_73], 1e-8))
    }

    @Test func saatysDrinks() throws {
        let judgements = try PairwiseJudgements(
            ["coffee", "wine", "tea", "beer", "soda", "milk", "water"],
            upper: [
                [9, 5, 2, 1, 1, 1.0 / 2], [1.0 / 3, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9],
                [1.0 / 3, 1.0 / 4, 1.0 / 3, 1.0 / 9], [1.0 / 2, 1, 1.0 / 3], [2, 1.0 / 2], [1.0 / 3],
            ])
        let ahp = try judgements.weights()
        #expect(near(ahp.weights, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], 0.000_501))
        #expect((ahp.consistencyRatio - 0.022).magnitude < 0.000_501)
        #expect(!ahp.isForced)
    }

    @Test(arguments: zip(RandomIndex.allCases, [0.0439, 0.0444, 0.0476]))
    func theLeaderExampleUnderEachRandomIndex(table: RandomIndex, ratio: Double) throws {
        let judgements = try PairwiseJudgements(
            ["experience", "education", "charisma", "age"], upper: [[4, 3, 7], [1.0 / 3, 3], [5]])
        let ahp = try judgements.weights(table)
        #expect(near(ahp.weights, [0.548, 0.127, 0.270, 0.056], 0.000_501))
        #expect(near([ahp.eigenvalue, ahp.consistencyIndex], [4.11842, 0.039473], 0.000_005_1))
        #expect(near([ahp.consistencyRatio], [ratio]))
        #expect(ahp.randomIndex == table)
    }

    @Test func contradictingJudgementsAreRefusedUnlessForced() throws {
        let judgements = try PairwiseJudgements(["price", "exit", "law"], upper: [[3, 1.0 / 5], [4]])
        let error = try #require(throws: JudgementProblems.self) { try judgements.weights() }
        #expect(
            error.description
                == "error: judgements contradict each other: consistency ratio 1.871, above 0.10 by the random "
                + "index of saaty-1980; 'price' over 'exit' is 3 where the weights say 0.766 "
                + "[judgements.inconsistent]")
        let forced = try judgements.weights(forced: true)
        #expect(forced.isForced && forced.consistencyRatio > 0.10)
        #expect((forced.weights.reduce(0, +) - 1).magnitude < 1e-12)
    }

    @Test func judgementsThatAgreeGiveTheirOwnQuotients() throws {
        let judgements = try PairwiseJudgements(
            ["a", "b", "c"], table: [[1, 2, 6], [0.5, 1, 3], [1.0 / 6, 0.33, 1]])
        #expect(near(try judgements.weights().weights, [0.6, 0.3, 0.1], 0.002))
        let one = try PairwiseJudgements(["a"], upper: []).weights()
        #expect(one.weights == [1] && one.consistencyRatio == 0)
        let two = try PairwiseJudgements(["a", "b"], upper: [[4]]).weights()
        #expect(near(two.weights, [0.8, 0.2], 1e-12) && two.consistencyRatio == 0)
    }

    @Test func everyFaultOfJudgementsIsToldAtOnce() throws {
        let error = try #require(throws: JudgementProblems.self) {
            try PairwiseJudgements(["a", "b", "c"], table: [[1, 2, 3], [2, 1, 0], [1.0 / 3, 4, 1]])
        }
        #expect(
            error.description == """
                error: 'a' over 'b' is 2 while 'b' over 'a' is 2, not 0.5 [judgements.contradiction]
                error: 'b' over 'c' is 0, not a number above 0 and at most 1e6 [judgements.ratio]
                """)
        let shape = try #require(throws: JudgementProblems.self) {
            try PairwiseJudgements(["a", "b", "a"], upper: [[2], [.infinity]])
        }
        #expect(
            shape.description == """
                error: more than one item is called 'a' [judgements.repeated]
                error: row 1 has 1 judgement, not 2 [judgements.shape]
                error: 'b' over 'a' is inf, not a number above 0 and at most 1e6 [judgements.ratio]
                """)
        let many = (1...16).map { "i\($0)" }
        let count = try #require(throws: JudgementProblems.self) {
            try PairwiseJudgements(many, upper: (1..<16).reversed().map { [Double](repeating: 1, count: $0) })
        }
        #expect(count.description == "error: there are 16 items to judge, not 1 to 15 [judgements.count]")
    }

    @Test func swingPointsBecomeShares() throws {
        #expect(near(try Weights.swing([100, 50, 30, 20]), [0.5, 0.25, 0.15, 0.1], 1e-12))
        for points in [[], [0, 0], [10, -1], [10, .nan]] {
            #expect(throws: MethodProblem.self) { try Weights.swing(points) }
        }
    }

    @Test func criteriaThatSeparateNobodyWeighNothing() throws {
        let mixed = try matrix([[1, 5, 2], [2, 5, 1], [3, 5, 7]], [.maximise, .minimise, .maximise])
        #expect(try Weights.entropy(mixed)[1] == 0)
        #expect(Weights.critic(mixed)[1] == 0)
        let alike = try matrix([[4, 5], [4, 5]], [.maximise, .minimise])
        #expect(try Weights.entropy(alike) == [0.5, 0.5])
        #expect(Weights.critic(alike) == [0.5, 0.5])
        // Two criteria that say the same repeat each other altogether.
        let same = try matrix([[1, 10], [2, 20], [3, 30]], [.maximise, .maximise])
        #expect(Weights.critic(same) == [0.5, 0.5])
        #expect(Weights.equal(4) == [0.25, 0.25, 0.25, 0.25])
    }
}
