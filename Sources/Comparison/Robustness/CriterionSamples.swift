/// Draws of a matrix's uncertain values. What is uncertain for all options alike is drawn once and used for all: sampling
/// it apart for each would make the ranking look far less sure than it is.
public struct CriterionSamples: Hashable, Sendable {
    public let count: Int
    /// Draw by draw, option by option, criterion by criterion, in the criteria's own units.
    let values: [Double]

    /// `values` holds a whole number of matrices, at least one, of finite numbers.
    public init(_ values: [Double], for matrix: DecisionMatrix) throws(MethodProblem) {
        let size = matrix.alternatives.count * matrix.criteria.count
        guard values.count >= size, values.count % size == 0 else {
            throw .setting(
                method: "smaa-2", name: "a list of", given: "\(values.count) sampled values",
                needs: "a multiple of \(matrix.alternatives.count) options × \(matrix.criteria.count) criteria")
        }
        if let place = values.firstIndex(where: { !($0.magnitude <= MatrixCheck.greatest) }) {
            let cell = place % size
            throw .value(
                method: "smaa-2", alternative: matrix.alternatives[cell / matrix.criteria.count].id,
                criterion: matrix.criteria[cell % matrix.criteria.count].id, value: values[place],
                needs: "samples within ±1e150")
        }
        count = values.count / size
        self.values = values
    }
}
