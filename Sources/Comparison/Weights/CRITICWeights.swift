extension Weights {
    /// Criteria importance through intercriteria correlation: a criterion weighs the more, the more it spreads the
    /// options and the less it repeats what others say: σ·Σ(1 − r), scaled.
    ///
    /// Diakoulaki, Mavrotas and Papayannakis, Determining objective weights in multiple criteria problems: the CRITIC
    /// method, 1995; its example is in `diakoulakisEightFirmsUnderCRITIC`. Constant criteria weigh 0 and correlate with
    /// nothing; criteria that all say the same weigh the same. O(m·n²).
    public static func critic(_ matrix: DecisionMatrix) -> [Double] {
        let varying = matrix.varyingCriteria
        let count = Double(matrix.alternatives.count)
        // Deviations from the mean of the values as shares of the column's spread, better is larger.
        let deviations = varying.map { column -> [Double] in
            let reach = matrix.best[column] - matrix.worst[column]
            let shares = matrix.column(column).map { ($0 - matrix.worst[column]) / reach }
            let mean = shares.reduce(0, +) / count
            return shares.map { $0 - mean }
        }
        let norms = deviations.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        var information = matrix.criteria.map { _ in 0.0 }
        for (place, column) in varying.enumerated() {
            let conflict = varying.indices.reduce(0.0) { total, other in
                if other == place { return total }
                let product = zip(deviations[place], deviations[other]).reduce(0) { $0 + $1.0 * $1.1 }
                let correlation = product / (norms[place] * norms[other])
                return total + (1 - min(max(correlation, -1), 1))
            }
            // Below 1e-12 is rounding of a correlation of 1.
            information[column] = conflict > 1e-12 ? norms[place] * conflict : 0
        }
        return shares(information, fallback: varying)
    }
}
