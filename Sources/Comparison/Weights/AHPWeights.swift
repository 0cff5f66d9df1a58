#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Weights from pairwise judgements, with how well the judgements agree.
public struct AHPWeights: Hashable, Sendable {
    /// In the order of the items, sum 1.
    public let weights: [Double]
    /// The principal eigenvalue; the number of items where judgements agree perfectly.
    public let eigenvalue: Double
    /// (λ − n) / (n − 1); 0 for fewer than three items.
    public let consistencyIndex: Double
    /// The index over that of random judgements.
    public let consistencyRatio: Double
    /// The table the ratio was taken from.
    public let randomIndex: RandomIndex
    /// Judgements above the limit that were taken all the same.
    public let isForced: Bool
}

extension PairwiseJudgements {
    /// The limit above which judgements are refused.
    public static let greatestConsistencyRatio = 0.10

    /// The principal eigenvector of the judgements. Throws where the consistency ratio is above 0.10, naming the
    /// judgement that disagrees most with the weights, unless `forced`.
    ///
    /// Saaty, The analytic hierarchy process, 1980. Published examples: Saaty, Decision making with the analytic
    /// hierarchy process, 2008, in `saatysDrinks`; the choice of a leader, in `theLeaderExampleUnderEachRandomIndex`.
    public func weights(
        _ randomIndex: RandomIndex = .saaty1980, forced: Bool = false
    ) throws(JudgementProblems) -> AHPWeights {
        let (weights, eigenvalue) = principalVector()
        let count = items.count
        var index = 0.0
        var ratio = 0.0
        if let random = randomIndex.value(for: count) {
            index = max(0, (eigenvalue - Double(count)) / Double(count - 1))
            ratio = index / random
        }
        let isAbove = ratio > Self.greatestConsistencyRatio
        if isAbove && !forced {
            let (a, b) = furthest(from: weights)
            throw JudgementProblems(problems: [
                .inconsistent(
                    ratio: ratio, table: randomIndex, of: items[a], over: items[b], value: ratios[a][b],
                    implied: weights[a] / weights[b])
            ])
        }
        return AHPWeights(
            weights: weights, eigenvalue: eigenvalue, consistencyIndex: index, consistencyRatio: ratio,
            randomIndex: randomIndex, isForced: isAbove)
    }

    /// Power iteration, which converges for every table of positive numbers.
    private func principalVector() -> (weights: [Double], eigenvalue: Double) {
        var weights = Weights.equal(items.count)
        var eigenvalue = Double(items.count)
        for _ in 0..<10_000 {
            let image = ratios.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
            eigenvalue = image.reduce(0, +)
            let next = image.map { $0 / eigenvalue }
            let change = zip(next, weights).reduce(0) { max($0, ($1.0 - $1.1).magnitude / $1.0) }
            weights = next
            if change < 1e-15 { break }
        }
        return (weights, eigenvalue)
    }

    /// The judgement whose logarithm lies furthest from that of the quotient of the weights, told the way round in
    /// which it is above 1.
    private func furthest(from weights: [Double]) -> (Int, Int) {
        var furthest = (0, 0)
        var distance = -1.0
        for a in items.indices {
            for b in items.indices where a != b && ratios[a][b] >= 1 {
                let gap = log(ratios[a][b] * weights[b] / weights[a]).magnitude
                if gap > distance {
                    distance = gap
                    furthest = (a, b)
                }
            }
        }
        return furthest
    }
}
