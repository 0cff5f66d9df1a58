/// How many hold: those that do, and besides those that may.
func count(_ truths: [Truth]) -> Interval {
    let known = truths.count { $0 == .yes }
    return Interval(low: Double(known), high: Double(known + truths.count { $0 == .unknown }))
}

/// The sum of those wanted; one that may be wanted adds nothing or all it may be. Nothing sums to 0.
func sum(_ entries: [(truth: Truth, value: Interval)]) -> Interval {
    entries.reduce(Interval(0)) { total, entry in
        total + (entry.truth == .yes ? entry.value : entry.value.joined(Interval(0)))
    }
}

/// The greatest of those wanted; nil where there is none.
func greatest(_ entries: [(truth: Truth, value: Interval)]) -> Interval? {
    guard let high = entries.map(\.value.high).max() else { return nil }
    let sure = entries.filter { $0.truth == .yes }.map(\.value.low).max()
    return Interval(low: sure ?? entries.map(\.value.low).min() ?? high, high: high)
}

/// The share of the weight that holds; nil where there is no weight at all.
///
/// It grows with the weight of what holds and falls with the weight of what does not, so its ends are where both are at
/// their ends.
func share(_ entries: [(truth: Truth, weight: Interval)]) -> Interval? {
    guard entries.contains(where: { $0.weight.high > 0 }) else { return nil }
    func end(holding: (Truth) -> Bool, _ inside: (Interval) -> Double, _ outside: (Interval) -> Double, _ empty: Double)
        -> Double
    {
        let held = entries.filter { holding($0.truth) }.reduce(0) { $0 + inside($1.weight) }
        let rest = entries.filter { !holding($0.truth) }.reduce(0) { $0 + outside($1.weight) }
        if held == .infinity { return rest == .infinity ? empty : 1 }
        if rest == .infinity { return 0 }
        return held + rest > 0 ? held / (held + rest) : empty
    }
    return Interval(
        low: end(holding: { $0 == .yes }, \.low, \.high, 0), high: end(holding: { $0 != .no }, \.high, \.low, 1))
}

/// Σ w·v ÷ Σ w; nil where there is no weight at all.
///
/// With weights between ends the greatest mean gives the greatest values their greatest weight and all others their
/// least; where the line is drawn is tried. Where a weight has no limit, the greatest value is the end.
func weightedMean(_ entries: [(value: Interval, weight: Interval)]) -> Interval? {
    let weighing = entries.filter { $0.weight.high > 0 }
    guard !weighing.isEmpty else { return nil }
    func greatest(_ values: [(value: Double, weight: Interval)]) -> Double {
        let sorted = values.sorted { $0.value > $1.value }
        let isLimited = sorted.allSatisfy { $0.weight.high.isFinite && $0.value.isFinite }
        guard isLimited else { return sorted[0].value }
        var best = -Double.infinity
        for line in 0...sorted.count {
            let weights = sorted.enumerated().map { $0 < line ? $1.weight.high : $1.weight.low }
            let total = weights.reduce(0, +)
            guard total > 0 else { continue }
            best = max(best, zip(sorted, weights).reduce(0) { $0 + $1.0.value * $1.1 } / total)
        }
        return best
    }
    return Interval(
        low: -greatest(weighing.map { (-$0.value.low, $0.weight) }),
        high: greatest(weighing.map { ($0.value.high, $0.weight) }))
}
