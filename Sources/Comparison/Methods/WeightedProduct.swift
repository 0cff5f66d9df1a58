#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Π u^w: an option that is worth nothing on one criterion is worth nothing.
public struct WeightedProduct: Hashable, Sendable {
    /// Scores 0…1, greatest leads.
    public let ranking: Ranking
    /// Criteria read as a ratio to the best option, for want of a range.
    public let takenFromOptions: [Int]
}

extension DecisionMatrix {
    /// The weighted product. On a criterion with a range u is the utility; without one it is the ratio to the best
    /// option, which needs values above 0.
    ///
    /// Bridgman, Dimensional analysis, 1922; Miller and Starr, Executive decisions and operations research, 1969.
    /// Published example: Triantaphyllou, Multi-criteria decision making methods, 2000, in
    /// `triantaphyllousWeightedProductPrintsItsThreeRatios`. O(m·n).
    public func weightedProduct() throws(MethodProblem) -> WeightedProduct {
        let scale = scale
        let ratios = decidingCriteria.filter { criteria[$0].range == nil }
        try require("weighted-product", "values above 0 where a criterion has no range", on: ratios) { $0 > 0 }
        let isRatio = criteria.indices.map { ratios.contains($0) }
        let scores = alternatives.map { alternative in
            var product = 1.0
            for column in criteria.indices where weights[column] > 0 {
                let value = alternative.values[column]
                let share =
                    isRatio[column] ? ratio(value, on: column) : scale.utility(value, on: column)
                product *= pow(share, weights[column])
            }
            return product
        }
        return WeightedProduct(ranking: Ranking(scores, scale: 1), takenFromOptions: ratios)
    }

    /// The share of the best value reached, 1 for the best: x / max of what is maximised, min / x of what is minimised.
    func ratio(_ value: Double, on criterion: Int) -> Double {
        criteria[criterion].direction == .maximise ? value / best[criterion] : -best[criterion] / value
    }
}
