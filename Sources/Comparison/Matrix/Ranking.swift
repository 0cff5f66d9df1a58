/// Options in order of a score, with ties named.
public struct Ranking: Hashable, Sendable {
    /// Which scores lead.
    public enum Leading: Hashable, Sendable {
        case greatest
        case least
    }

    /// In the order of the options.
    public let scores: [Double]
    /// In the order of the options; 1 is best, and tied options share the better rank (1, 1, 3).
    public let ranks: [Int]
    /// Indices of the options, best first; tied options in their own order.
    public let order: [Int]
    /// Groups of two or more options that the score does not separate, best first.
    public let ties: [[Int]]

    /// Scores within 1e-12 of `scale` of a group's first are tied; by default `scale` is the greatest magnitude among
    /// the scores. All scores are finite.
    public init(_ scores: [Double], leading: Leading = .greatest, scale: Double? = nil) {
        let tolerance = 1e-12 * (scale ?? scores.map(\.magnitude).max() ?? 0)
        let sorted = scores.indices.sorted {
            if scores[$0] == scores[$1] { return $0 < $1 }
            return (scores[$0] > scores[$1]) == (leading == .greatest)
        }
        var groups: [[Int]] = []
        for index in sorted {
            if let first = groups.last?.first, (scores[first] - scores[index]).magnitude <= tolerance {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        var ranks = scores.map { _ in 0 }
        var order: [Int] = []
        for group in groups {
            for index in group { ranks[index] = order.count + 1 }
            order += group.sorted()
        }
        self.scores = scores
        self.ranks = ranks
        self.order = order
        ties = groups.filter { $0.count > 1 }.map { $0.sorted() }
    }

    /// The option or options at rank 1.
    public var leaders: [Int] { order.prefix { ranks[$0] == 1 }.map { $0 } }

    /// Whether the score separates nobody.
    public var isIndistinguishable: Bool { leaders.count == scores.count }
}
