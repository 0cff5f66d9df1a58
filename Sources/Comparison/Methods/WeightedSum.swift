/// Σ w·u on fixed ranges: what the weighted sum says, and of what it is made.
public struct WeightedSum: Hashable, Sendable {
    /// Scores 0…1, greatest leads.
    public let ranking: Ranking
    /// Of each option, what each criterion adds to its score.
    public let contributions: [[Double]]
    public let scale: ValueScale
}

extension DecisionMatrix {
    /// The additive model: the sum of the weights, each times the utility reached on its criterion.
    ///
    /// Fishburn, Additive utilities with incomplete product sets, 1967. With every range fixed an option's score does
    /// not depend on the others. Published examples: Triantaphyllou, Multi-criteria decision making methods, 2000, in
    /// `triantaphyllousWeightedSumTiesTheSecondAndTheThird`; Dezert et al., The SPOTIS rank reversal free
    /// method, 2020, whose score is one minus this one, in `theAdditiveModelIsSPOTISTurnedRound`. O(m·n).
    public func weightedSum() -> WeightedSum {
        let scale = scale
        let contributions = alternatives.map { alternative in
            criteria.indices.map { weights[$0] * scale.utility(alternative.values[$0], on: $0) }
        }
        let scores = contributions.map { $0.reduce(0, +) }
        return WeightedSum(ranking: Ranking(scores, scale: 1), contributions: contributions, scale: scale)
    }
}
