/// A method as a function of the weights alone: everything that does not depend on them is computed once, so that
/// scoring all options under other weights is a product of a table and a vector.
public struct WeightModel: Hashable, Sendable {
    private enum Form: Hashable, Sendable {
        /// score = Σ w·t
        case linear([Double])
        /// score = √Σw²·far / (√Σw²·far + √Σw²·near)
        case closeness(near: [Double], far: [Double])
    }

    /// The method's name, as in `weighted-sum`.
    public let method: String
    public let alternativeCount: Int
    public let criterionCount: Int
    private let form: Form

    /// The additive model on fixed ranges.
    public static func weightedSum(_ matrix: DecisionMatrix) -> WeightModel {
        WeightModel("weighted-sum", matrix, .linear(matrix.utilities(on: matrix.scale)))
    }

    public static func topsis(
        _ matrix: DecisionMatrix, _ normalisation: TOPSIS.Normalisation = .vector
    ) -> WeightModel {
        let (near, far) = matrix.squaredDistances(normalisation)
        return WeightModel("topsis", matrix, .closeness(near: near, far: far))
    }

    /// Net flows of each criterion alone, which the weights only mix.
    public static func prometheeII(_ matrix: DecisionMatrix) -> WeightModel {
        let table = matrix.criteria.indices.flatMap { column -> [Double] in
            let flows = matrix.unicriterionFlows(column)
            return zip(flows.plus, flows.minus).map { $0 - $1 }
        }
        return WeightModel("promethee-ii", matrix, .linear(table))
    }

    private init(_ method: String, _ matrix: DecisionMatrix, _ form: Form) {
        self.method = method
        alternativeCount = matrix.alternatives.count
        criterionCount = matrix.criteria.count
        self.form = form
    }

    /// The options' scores under weights that sum to 1; greatest leads.
    public func scores(_ weights: [Double]) -> [Double] {
        precondition(weights.count == criterionCount, "one weight for each criterion")
        var scores = [Double](repeating: 0, count: alternativeCount)
        var scratch = scores
        weights.withUnsafeBufferPointer { weights in
            scores.withUnsafeMutableBufferPointer { scores in
                scratch.withUnsafeMutableBufferPointer { score(weights, into: scores, scratch: $0) }
            }
        }
        return scores
    }

    func score(
        _ weights: UnsafeBufferPointer<Double>, into scores: UnsafeMutableBufferPointer<Double>,
        scratch: UnsafeMutableBufferPointer<Double>
    ) {
        switch form {
        case .linear(let table):
            table.withUnsafeBufferPointer { mix($0, weights, into: scores) { $0 } }
        case .closeness(let near, let far):
            near.withUnsafeBufferPointer { mix($0, weights, into: scratch) { $0 * $0 } }
            far.withUnsafeBufferPointer { mix($0, weights, into: scores) { $0 * $0 } }
            for row in scores.indices {
                let ahead = scores[row].squareRoot()
                let both = ahead + scratch[row].squareRoot()
                scores[row] = both > 0 ? ahead / both : 0.5
            }
        }
    }

    /// Column by column, so that the innermost loop runs over neighbouring options and can be vectorised without
    /// changing the order of any sum.
    @inline(__always)
    private func mix(
        _ table: UnsafeBufferPointer<Double>, _ weights: UnsafeBufferPointer<Double>,
        into sums: UnsafeMutableBufferPointer<Double>, _ share: (Double) -> Double
    ) {
        let count = sums.count
        for row in 0..<count { sums[row] = 0 }
        for column in weights.indices {
            let weight = share(weights[column])
            let base = column * count
            for row in 0..<count { sums[row] += weight * table[base + row] }
        }
    }
}
