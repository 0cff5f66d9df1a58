/// Options by criteria, checked: at least two options, finite values, weights that sum to 1.
///
/// Every method is a pure function of a matrix and looks at `direction`, never at the sign of a number: a criterion of
/// which more is worse is one to minimise.
public struct DecisionMatrix: Hashable, Sendable {
    public let criteria: [Criterion]
    public let alternatives: [Alternative]
    /// The criteria's weights, scaled to sum to 1.
    public let weights: [Double]
    /// Criteria on which all options are alike, to 12 digits. They separate nobody and no method divides by their
    /// spread.
    public let constantCriteria: [Int]

    /// Column by column, larger is better.
    let gains: [Double]
    /// The best and the worst gain of each column.
    let best: [Double]
    let worst: [Double]

    /// Throws everything that is wrong at once.
    public init(criteria: [Criterion], alternatives: [Alternative]) throws(MatrixProblems) {
        let problems = MatrixCheck.problems(criteria, alternatives)
        if !problems.isEmpty { throw MatrixProblems(problems: problems) }
        self.criteria = criteria
        self.alternatives = alternatives
        weights = Self.normalised(criteria.map(\.weight))
        var gains: [Double] = []
        gains.reserveCapacity(criteria.count * alternatives.count)
        var best: [Double] = []
        var worst: [Double] = []
        var constant: [Int] = []
        for (column, criterion) in criteria.enumerated() {
            let sign: Double = criterion.direction == .maximise ? 1 : -1
            let values = alternatives.map { sign * $0.values[column] }
            let high = values.max() ?? 0
            let low = values.min() ?? 0
            gains += values
            best.append(high)
            worst.append(low)
            if high - low <= 1e-12 * max(high.magnitude, low.magnitude) { constant.append(column) }
        }
        self.gains = gains
        self.best = best
        self.worst = worst
        constantCriteria = constant
    }

    /// Values by criterion id; says which option lacks which criterion and which names a criterion that is none.
    public init(criteria: [Criterion], rows: [(id: String, values: [String: Double])]) throws(MatrixProblems) {
        let known = Set(criteria.map(\.id))
        var missing: [MatrixProblem] = []
        var alternatives: [Alternative] = []
        for row in rows {
            for criterion in criteria where row.values[criterion.id] == nil {
                missing.append(.missingValue(alternative: row.id, criterion: criterion.id))
            }
            for id in row.values.keys.sorted() where !known.contains(id) {
                missing.append(.unknownCriterion(alternative: row.id, criterion: id))
            }
            // A missing value is already told; a 0 in its place keeps the other checks going.
            alternatives.append(Alternative(row.id, criteria.map { row.values[$0.id] ?? 0 }))
        }
        if !missing.isEmpty {
            throw MatrixProblems(problems: MatrixCheck.problems(criteria, alternatives) + missing)
        }
        try self.init(criteria: criteria, alternatives: alternatives)
    }

    /// The same matrix under other weights.
    public func weighted(_ weights: [Double]) throws(MatrixProblems) -> DecisionMatrix {
        if weights.count != criteria.count {
            throw MatrixProblems(problems: [.weightCount(found: weights.count, expected: criteria.count)])
        }
        let criteria = zip(self.criteria, weights).map {
            Criterion($0.id, $0.direction, weight: $1, range: $0.range, preference: $0.preference)
        }
        return try DecisionMatrix(criteria: criteria, alternatives: alternatives)
    }

    /// The gains of one column, in the order of the options.
    func column(_ criterion: Int) -> ArraySlice<Double> {
        gains[criterion * alternatives.count..<(criterion + 1) * alternatives.count]
    }

    /// Scaled by the greatest first, so that no sum overflows and a common factor changes no bit that matters.
    static func normalised(_ weights: [Double]) -> [Double] {
        let greatest = weights.max() ?? 0
        guard greatest > 0 else { return weights }
        let scaled = weights.map { $0 / greatest }
        let sum = scaled.reduce(0, +)
        return scaled.map { $0 / sum }
    }
}
