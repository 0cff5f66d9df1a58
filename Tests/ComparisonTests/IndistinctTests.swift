import RiskModel
import Testing

@testable import Comparison

/// What cannot be told apart is named, never divided by.
@Suite struct IndistinctTests {
    private func rankings(_ matrix: DecisionMatrix) throws -> [Ranking] {
        [
            matrix.weightedSum().ranking, try matrix.weightedProduct().ranking, matrix.topsis(.vector).ranking,
            matrix.topsis(.minMax).ranking, try matrix.vikor().s, try matrix.vikor().r, try matrix.vikor().q,
            matrix.prometheeII().net, try matrix.copras().ranking, try matrix.marcos().ranking,
            try matrix.aggregated(by: .geometric), try matrix.aggregated(by: .power(4)),
            try matrix.orderedWeightedAverage(matrix.weights),
        ]
    }

    @Test(arguments: [0.0, 4.5])
    func optionsThatAreAlikeInEverythingAreAllFirst(value: Double) throws {
        let rows = [[Double]](repeating: [value, value, value], count: 3)
        let alike = try matrix(rows, [.minimise, .maximise, .minimise])
        #expect(alike.constantCriteria == [0, 1, 2])
        for ranking in try rankings(alike) {
            #expect(ranking.isIndistinguishable && ranking.ties == [[0, 1, 2]] && ranking.ranks == [1, 1, 1])
            #expect(ranking.scores.allSatisfy { $0.isFinite })
        }
        let electre = try alike.electreI()
        #expect(electre.kernel == [0, 1, 2] && electre.circles == [[0, 1, 2]])
        #expect(alike.dominances.isEmpty && alike.paretoFront == [0, 1, 2])
        #expect(try alike.vikor().compromise == [0, 1, 2])
    }

    @Test func aConstantCriterionChangesNoOrder() throws {
        let without = try matrix([[3, 4], [1, 9], [2, 6]], [.minimise, .maximise], weights: [2, 1])
        let with = try matrix(
            [[3, 0, 4], [1, 0, 9], [2, 0, 6]], [.minimise, .maximise, .maximise], weights: [2, 5, 1])
        #expect(with.constantCriteria == [1])
        for (before, after) in zip(try rankings(without).dropLast(), try rankings(with).dropLast()) {
            #expect(before.ranks == after.ranks)
        }
    }

    @Test func valuesThatDifferByRoundingAreAlike() throws {
        let noisy = try matrix([[0.3, 1], [0.1 + 0.2, 1]], [.minimise, .maximise])
        #expect(noisy.constantCriteria == [0, 1])
        #expect(noisy.weightedSum().ranking.isIndistinguishable)
        #expect(noisy.topsis().ranking.isIndistinguishable)
    }

    @Test func criteriaWithoutWeightSpoilNoMethod() throws {
        let without = try matrix([[3, 4], [1, 9], [2, 6]], [.minimise, .maximise])
        let with = try matrix(
            [[3, -7, 4], [1, 7, 9], [2, 0, 6]], [.minimise, .minimise, .maximise], weights: [1, 0, 1])
        for (before, after) in zip(try rankings(without).dropLast(), try rankings(with).dropLast()) {
            #expect(before.ranks == after.ranks && near(before.scores, after.scores, 1e-12))
        }
        #expect(try without.electreI().kernel == (try with.electreI().kernel))
    }

    @Test func tiedOptionsShareTheBetterRank() {
        let ranking = Ranking([0.5, 0.9, 0.5 + 1e-14, 0.1, 0.9])
        #expect(ranking.ranks == [3, 1, 3, 5, 1])
        #expect(ranking.order == [1, 4, 0, 2, 3])
        #expect(ranking.ties == [[1, 4], [0, 2]])
        #expect(ranking.leaders == [1, 4])
        #expect(Ranking([2, 1, 2], leading: .least).ranks == [2, 1, 2])
    }

    @Test func valuesBeyondARangeCountAsItsEnd() throws {
        let sum = try matrix([[120], [95], [40]], [.minimise], ranges: [.init(50, 90)]).weightedSum()
        #expect(sum.ranking.scores == [0, 0, 1])
        #expect(sum.scale.clamped == [(0, 0), (1, 0), (2, 0)].map { .init(alternative: $0.0, criterion: $0.1) })
    }

    @Test func optionsWithNothingUnwantedShareItAllInCOPRAS() throws {
        let copras = try matrix([[1, 0], [1, 0], [1, 5]], [.maximise, .minimise]).copras()
        #expect(near(copras.ranking.scores, [1, 1, 0.4], 1e-12))
    }

    @Test func whoOutranksEachOtherInACircleIsKeptOrDroppedTogether() throws {
        // Three options that beat each other two to one in a ring, and a fourth that all three beat.
        let ring = try matrix(
            [[3, 1, 2], [2, 3, 1], [1, 2, 3], [0, 0, 0]], [.maximise, .maximise, .maximise],
            ranges: [.init(0, 10), .init(0, 10), .init(0, 10)])
        let electre = try ring.electreI()
        #expect(electre.circles == [[0, 1, 2]])
        #expect(electre.kernel == [0, 1, 2])
        #expect(electre.outranks[3].isEmpty)
    }

    @Test func levelVoicesAreNoMajority() throws {
        let ballots = [Ranking([3, 2, 1]), Ranking([1, 2, 3]), Ranking([2, 2, 2])]
        #expect(try Consensus.copeland(ballots).isIndistinguishable)
        #expect(try Consensus.borda(ballots).scores == [3, 3, 3])
    }

    @Test func criteriaWithoutWeightAreNotLookedAtForDominance() throws {
        let matrix = try matrix([[1, 9], [2, 1]], [.maximise, .maximise], weights: [1, 0])
        #expect(matrix.dominances == [Dominance(dominating: 1, dominated: 0)])
        #expect(matrix.paretoFront == [1])
    }

    @Test func anUnstableVIKORProposesTheSecondToo() throws {
        let vikor = try matrix(
            [[2, 7, 0], [0, 7, 2], [8, 2, 7], [10, 0, 3], [5, 6, 0], [3, 2, 9]], [.minimise, .minimise, .minimise]
        ).vikor()
        #expect(vikor.hasAdvantage && !vikor.isStable)
        // First by the compromise of both, third by the sum and second by the worst; two tie behind it.
        #expect(vikor.q.ties == [[0, 2]])
        #expect(vikor.compromise == [4, 0, 2])
    }
}
