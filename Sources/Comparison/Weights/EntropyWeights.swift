#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Weights {
    /// The less evenly a criterion's total is spread over the options, the more it weighs: 1 + Σ p·ln p / ln m, scaled.
    /// They say what separates these options, not what matters to anybody.
    ///
    /// Shannon, A mathematical theory of communication, 1948; Hwang and Yoon, Multiple attribute decision making, 1981.
    /// Published example: Elsayed, Dawood and Karthikeyan, Evaluating alternatives through the application of TOPSIS
    /// method with entropy weight, 2017, in `elsayedsTwelveOptionsUnderEntropy`. Needs values from 0 up. Constant
    /// criteria weigh 0, all the same if all are constant. O(m·n).
    public static func entropy(_ matrix: DecisionMatrix) throws(MethodProblem) -> [Double] {
        try matrix.require("entropy", "values from 0 up", on: matrix.varyingCriteria) { $0 >= 0 }
        let constant = Set(matrix.constantCriteria)
        let most = log(Double(matrix.alternatives.count))
        let divergences = matrix.criteria.indices.map { column -> Double in
            if constant.contains(column) { return 0 }
            let values = matrix.alternatives.map { $0.values[column] }
            let sum = values.reduce(0, +)
            let entropy = values.reduce(0.0) { total, value in
                let share = value / sum
                return share > 0 ? total - share * log(share) : total
            }
            return max(0, 1 - entropy / most)
        }
        return shares(divergences, fallback: [])
    }
}
