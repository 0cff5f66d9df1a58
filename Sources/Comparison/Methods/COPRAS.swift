/// Shares of what is wanted plus an inverse share of what is not.
public struct COPRAS: Hashable, Sendable {
    /// Utility degrees, 1 for the first, greatest leads.
    public let ranking: Ranking
    /// Weighted shares of the criteria to maximise and of those to minimise.
    public let wanted: [Double]
    public let unwanted: [Double]
}

extension DecisionMatrix {
    /// Complex proportional assessment: Q = S⁺ + ΣS⁻ / (S⁻·Σ 1/S⁻), divided by the greatest.
    ///
    /// Zavadskas, Kaklauskas and Sarka, The new method of multicriteria complex proportional assessment of projects,
    /// 1994. Published example: Uysal and İnan, Performance evaluation of research assistants by COPRAS method, 2022,
    /// in `uysalAndInansFiveAssistants`. Needs values from 0 up. Without any unwanted share S⁺ alone decides; options
    /// without any share the others at all in ΣS⁻. A column of zeros separates nobody and is left out. O(m·n).
    public func copras() throws(MethodProblem) -> COPRAS {
        try require("copras", "values from 0 up", on: decidingCriteria) { $0 >= 0 }
        var wanted = [Double](repeating: 0, count: alternatives.count)
        var unwanted = wanted
        let alike = constantCriteria.filter { worst[$0] != 0 || best[$0] != 0 }
        for column in (decidingCriteria + alike).sorted() {
            let values = alternatives.map { $0.values[column] }
            let sum = values.reduce(0, +)
            let isAlike = alike.contains(column)
            for (row, value) in values.enumerated() {
                let share = weights[column] * (isAlike ? 1 / Double(values.count) : value / sum)
                if criteria[column].direction == .maximise { wanted[row] += share } else { unwanted[row] += share }
            }
        }
        let significance = zip(wanted, Self.inverseShares(unwanted)).map { $0 + $1 }
        let greatest = significance.max() ?? 0
        let degrees = significance.map { greatest > 0 ? $0 / greatest : 1 }
        return COPRAS(ranking: Ranking(degrees, scale: 1), wanted: wanted, unwanted: unwanted)
    }

    /// The sum of all shares, dealt out in inverse proportion to them; those with none at all share it among them.
    private static func inverseShares(_ shares: [Double]) -> [Double] {
        let sum = shares.reduce(0, +)
        guard sum > 0, let least = shares.min() else { return shares }
        let inverse = shares.map { least > 0 ? least / $0 : ($0 == 0 ? 1 : 0) }
        let whole = inverse.reduce(0, +)
        return inverse.map { sum * $0 / whole }
    }
}
