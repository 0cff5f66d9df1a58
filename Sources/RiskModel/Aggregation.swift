#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How risks become one: `risks` and `weights` run in step, weights sum to 1, none is negative.
public enum Aggregation: Hashable, Sendable {
    /// Σ w·r. Fully compensatory.
    case arithmetic
    /// 100 − Π (100 − r)^w: one risk of 100 makes the whole 100.
    case geometric
    /// (Σ w·rᵖ)^(1/p); p = 1 is arithmetic, large p approaches the worst.
    case power(Double)
    /// Weights by rank, worst first (Yager, On ordered weighted averaging aggregation operators, 1988).
    case ordered([Double])

    /// The formula in words a report prints.
    public var formula: String {
        switch self {
        case .arithmetic: "Σ w·r"
        case .geometric: "100 − Π (100 − r)^w"
        case .power(let exponent): "(Σ w·r^\(exponent))^(1/\(exponent))"
        case .ordered(let weights): "Σ v·r, worst first, v = " + weights.map { "\($0)" }.joined(separator: ", ")
        }
    }

    /// The aggregate risk, 0 for no risks at all.
    public func risk(_ risks: [Double], weights: [Double]) -> Double {
        shares(risks, weights: weights).reduce(0, +)
    }

    /// What each risk contributes. The contributions sum to the aggregate.
    public func shares(_ risks: [Double], weights: [Double]) -> [Double] {
        switch self {
        case .arithmetic:
            return zip(risks, weights).map { $0 * $1 }
        case .geometric:
            return geometricShares(risks, weights)
        case .power(let exponent):
            // Measured against the worst, so that small risks under a high power do not vanish.
            let worst = zip(risks, weights).filter { $1 > 0 }.map(\.0).max() ?? 0
            guard worst > 0 else { return risks.map { _ in 0 } }
            let terms = zip(risks, weights).map { $1 > 0 ? $1 * pow($0 / worst, exponent) : 0 }
            let sum = terms.reduce(0, +)
            let whole = worst * pow(sum, 1 / exponent)
            return terms.map { whole * $0 / sum }
        case .ordered(let ranks):
            return orderedShares(risks, ranks)
        }
    }

    /// Each in proportion to its part of the logarithm of the remaining safety; those at 100 carry everything.
    private func geometricShares(_ risks: [Double], _ weights: [Double]) -> [Double] {
        let lost = zip(risks, weights).map { $1 > 0 && $0 >= 100 ? $1 : 0 }
        let lostSum = lost.reduce(0, +)
        if lostSum > 0 { return lost.map { 100 * $0 / lostSum } }
        let terms = zip(risks, weights).map { $1 == 0 ? 0 : -$1 * log((100 - $0) / 100) }
        let sum = terms.reduce(0, +)
        guard sum > 0 else { return risks.map { _ in 0 } }
        let whole = 100 * (1 - exp(-sum))
        return terms.map { whole * $0 / sum }
    }

    /// With fewer risks than ranks the first ranks are used and scaled to sum to 1.
    private func orderedShares(_ risks: [Double], _ ranks: [Double]) -> [Double] {
        let used = (0..<risks.count).map { $0 < ranks.count ? ranks[$0] : 0 }
        let sum = used.reduce(0, +)
        var shares = risks.map { _ in 0.0 }
        guard sum > 0 else { return shares }
        let order = risks.indices.sorted { risks[$0] == risks[$1] ? $0 < $1 : risks[$0] > risks[$1] }
        for (rank, index) in order.enumerated() { shares[index] = risks[index] * used[rank] / sum }
        return shares
    }
}
