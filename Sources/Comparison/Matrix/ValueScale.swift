/// How a criterion's values become a utility, 0 (worst end of the range) … 1 (best end), linear between.
public struct ValueScale: Hashable, Sendable {
    /// One place of a matrix.
    public struct Cell: Hashable, Sendable {
        public let alternative: Int
        public let criterion: Int
    }

    /// The ends of each criterion in its own unit.
    public let ranges: [Criterion.Range]
    /// Criteria without a range of their own: their ends are the least and greatest value among the options, so their
    /// utilities change with the set of options.
    public let takenFromOptions: [Int]
    /// Values beyond an end, which count as that end.
    public let clamped: [Cell]

    private let maximised: [Bool]
    private let reach: [Double]

    init(_ matrix: DecisionMatrix) {
        ranges = matrix.criteria.indices.map { column in
            if let range = matrix.criteria[column].range { return range }
            let ends = [matrix.best[column], matrix.worst[column]].map(\.magnitude)
            let values = matrix.alternatives.map { $0.values[column] }
            return Criterion.Range(values.min() ?? ends[1], values.max() ?? ends[0])
        }
        takenFromOptions = matrix.criteria.indices.filter { matrix.criteria[$0].range == nil }
        maximised = matrix.criteria.map { $0.direction == .maximise }
        let alike = Set(matrix.constantCriteria).intersection(takenFromOptions)
        reach = ranges.enumerated().map { alike.contains($0) ? 0 : $1.high - $1.low }
        var clamped: [Cell] = []
        for (row, alternative) in matrix.alternatives.enumerated() {
            for (column, range) in ranges.enumerated()
            where alternative.values[column] < range.low || alternative.values[column] > range.high {
                clamped.append(Cell(alternative: row, criterion: column))
            }
        }
        self.clamped = clamped
    }

    /// The same as a risk, 0 (best end) … 100 (worst end).
    public func risk(of value: Double, on criterion: Int) -> Double { 100 * (1 - utility(value, on: criterion)) }

    /// 0…1. On a criterion without a range on which all options are alike, everything is worth 1.
    @inline(__always)
    func utility(_ value: Double, on criterion: Int) -> Double {
        let reach = reach[criterion]
        guard reach > 0 else { return 1 }
        let range = ranges[criterion]
        let share = (maximised[criterion] ? value - range.low : range.high - value) / reach
        return min(max(share, 0), 1)
    }
}

extension DecisionMatrix {
    /// The scale on which the additive methods read the matrix.
    public var scale: ValueScale { ValueScale(self) }

    /// Utilities column by column.
    func utilities(on scale: ValueScale) -> [Double] {
        criteria.indices.flatMap { column in
            alternatives.map { scale.utility($0.values[column], on: column) }
        }
    }
}
