/// Counts, draw by draw, who came where. Callers that score draws in a way of their own feed it themselves.
///
/// Options with the same score share the ranks they hold in equal parts, so that every row and every column of the
/// acceptabilities sums to 1 and a duplicate changes nothing for the others' order.
public struct AcceptabilityTally: Hashable, Sendable {
    public let alternativeCount: Int
    public let criterionCount: Int
    public private(set) var draws = 0
    /// [option][rank], [option][other] and [option][criterion], row by row.
    private var places: [Double]
    private var wins: [Double]
    private var winningWeights: [Double]

    public init(alternatives: Int, criteria: Int) {
        alternativeCount = alternatives
        criterionCount = criteria
        places = [Double](repeating: 0, count: alternatives * alternatives)
        wins = places
        winningWeights = [Double](repeating: 0, count: alternatives * criteria)
    }

    /// One draw: the options' scores, greatest leads, and the weights they were scored with.
    public mutating func add(_ scores: [Double], weights: [Double]) {
        precondition(scores.count == alternativeCount && weights.count == criterionCount, "one number for each")
        scores.withUnsafeBufferPointer { scores in
            weights.withUnsafeBufferPointer { add(scores, weights: $0) }
        }
    }

    mutating func add(_ scores: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>) {
        draws += 1
        for option in scores.indices {
            let (above, level) = wins.withUnsafeMutableBufferPointer { Self.compare(option, scores, $0) }
            place(option, above: above, level: level, weights)
        }
    }

    /// Books an option's wins over the others; how many are above it and how many, itself included, level with it.
    @inline(__always)
    private static func compare(
        _ option: Int, _ scores: UnsafeBufferPointer<Double>, _ wins: UnsafeMutableBufferPointer<Double>
    ) -> (above: Int, level: Int) {
        let score = scores[option]
        let base = option * scores.count
        var above = 0
        var level = 0
        for other in scores.indices {
            let rival = scores[other]
            wins[base + other] += rival < score ? 1 : rival == score ? 0.5 : 0
            above += rival > score ? 1 : 0
            level += rival == score ? 1 : 0
        }
        return (above, level)
    }

    @inline(__always)
    private mutating func place(_ option: Int, above: Int, level: Int, _ weights: UnsafeBufferPointer<Double>) {
        let share = 1 / Double(level)
        let base = option * alternativeCount
        for rank in above..<above + level { places[base + rank] += share }
        guard above == 0 else { return }
        for criterion in weights.indices {
            winningWeights[option * criterionCount + criterion] += share * weights[criterion]
        }
    }

    /// [option][rank − 1]: the share of draws in which it took that rank.
    public var acceptabilities: [[Double]] { rows(places) }

    /// [option][other]: the share of draws in which it was ahead, level draws counting half.
    public var pairwise: [[Double]] { rows(wins) }

    /// The mean of the weights under which an option came first, nil for one that never did.
    public var centralWeights: [[Double]?] {
        (0..<alternativeCount).map { option in
            let firsts = places[option * alternativeCount]
            guard firsts > 0 else { return nil }
            let sums = winningWeights[option * criterionCount..<(option + 1) * criterionCount]
            return sums.map { $0 / firsts }
        }
    }

    private func rows(_ counts: [Double]) -> [[Double]] {
        (0..<alternativeCount).map { option in
            counts[option * alternativeCount..<(option + 1) * alternativeCount].map { $0 / Double(max(draws, 1)) }
        }
    }
}
