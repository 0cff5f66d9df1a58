/// Where each option stands between an anti-ideal and an ideal option.
public struct MARCOS: Hashable, Sendable {
    /// The utility function, greatest leads.
    public let ranking: Ranking
    /// Utility degree towards the ideal option, K⁺.
    public let towardsIdeal: [Double]
    /// Utility degree over the anti-ideal option, K⁻; nil if that is worth nothing.
    public let overAntiIdeal: [Double]?
}

extension DecisionMatrix {
    /// Measurement of alternatives and ranking according to compromise solution.
    ///
    /// Stević, Pamučar, Puška and Chatterjee, Sustainable supplier selection in healthcare industries using a new MCDM
    /// method (MARCOS), 2020; its example is in `stevicsEightSuppliers`, that of Ulutaş et al., Development of a novel
    /// integrated CCSD-ITARA-MARCOS decision-making approach, 2020, in `ulutassEightStackers`. Needs values from 0 up,
    /// above 0 where they are minimised. O(m·n).
    public func marcos() throws(MethodProblem) -> MARCOS {
        let deciding = decidingCriteria
        let minimised = deciding.filter { criteria[$0].direction == .minimise }
        try require("marcos", "values above 0 where less is better", on: minimised) { $0 > 0 }
        try require("marcos", "values from 0 up", on: deciding) { $0 >= 0 }
        var sums = [Double](repeating: 0, count: alternatives.count)
        var antiIdeal = 0.0
        for column in criteria.indices where weights[column] > 0 {
            let isAlike = !deciding.contains(column)
            let shares = alternatives.map { isAlike ? 1 : ratio($0.values[column], on: column) }
            for (row, share) in shares.enumerated() { sums[row] += weights[column] * share }
            antiIdeal += weights[column] * (shares.min() ?? 0)
        }
        // The ideal option is worth 1. With K⁻ = K⁺ / antiIdeal the paper's utility function
        // (K⁺ + K⁻) / (1 + (1 − f⁺)/f⁺ + (1 − f⁻)/f⁻) is K⁺ times this factor, which divides by nothing small.
        let factor = (1 + antiIdeal) / (1 + antiIdeal + antiIdeal * antiIdeal)
        return MARCOS(
            ranking: Ranking(sums.map { $0 * factor }, scale: 1), towardsIdeal: sums,
            overAntiIdeal: antiIdeal > 0 ? sums.map { $0 / antiIdeal } : nil)
    }
}
