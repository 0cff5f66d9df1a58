/// How much of a result's variance each uncertain value causes by itself, and together with all others.
public struct SobolIndices: Hashable, Sendable {
    /// Of each value, 0…1: the share that would go if this value were known.
    public let first: [Double]
    /// Of each value: the share that would stay if everything else were known.
    public let total: [Double]
    /// Of the result over both samples.
    public let variance: Double

    /// From the result on two independent samples A and B and, for each value, on A with that value taken from B. All 0
    /// where the result does not vary.
    ///
    /// First order by Saltelli et al., Variance based sensitivity analysis of model output, 2010; total by Jansen, Analysis
    /// of variance designs for model output, 1999. The Ishigami function's known indices are in
    /// `ishigamisIndicesAreFound`.
    public init(a: [Double], b: [Double], mixed: [[Double]]) {
        precondition(a.count == b.count && mixed.allSatisfy { $0.count == a.count }, "samples of one length")
        let count = Double(a.count)
        let mean = (a + b).reduce(0, +) / (2 * count)
        let variance = (a + b).reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (2 * count)
        self.variance = variance
        guard variance > 0 else {
            first = mixed.map { _ in 0 }
            total = first
            return
        }
        first = mixed.map { values in
            let sum = a.indices.reduce(0.0) { $0 + (b[$1] - mean) * (values[$1] - a[$1]) }
            return sum / count / variance
        }
        total = mixed.map { values in
            a.indices.reduce(0.0) { $0 + (a[$1] - values[$1]) * (a[$1] - values[$1]) } / (2 * count) / variance
        }
    }
}
