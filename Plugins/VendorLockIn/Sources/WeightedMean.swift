/// One part of a weighted mean; an unlimited weight has the upper end `infinity`.
struct WeightedPart {
    var value: Interval
    var weight: Interval
}

/// Every value Σ w·x ÷ Σ w may have while each weight and each value stays in its interval.
///
/// The largest mean takes every value at its upper end, and the weights at their upper end exactly for the values above
/// some level, so it is found among the prefixes of the values in falling order; a weight without limit pulls the mean
/// as close to its value as one likes. O(n log n). Nil when there is nothing to weigh: no part, or no weight that can
/// exceed 0.
///
/// Test: `WeightedMeanTests`, against exhaustive search over the corners.
func weightedMean(of parts: [WeightedPart]) -> Interval? {
    guard parts.contains(where: { $0.weight.high > 0 }) else { return nil }
    // Scaled, so that weights of any size neither overflow nor vanish.
    let largest = parts.flatMap { [$0.weight.low, $0.weight.high] }.filter(\.isFinite).max() ?? 0
    let scale = largest > 0 ? largest : 1
    let weights = parts.map { Interval(low: $0.weight.low / scale, high: $0.weight.high / scale) }
    let high = largestMean(zip(parts, weights).map { ($0.value.high, $1) })
    let low = -largestMean(zip(parts, weights).map { (-$0.value.low, $1) })
    return Interval(low: min(low, high), high: high)
}

private func largestMean(_ parts: [(value: Double, weight: Interval)]) -> Double {
    let falling = parts.filter { $0.weight.high > 0 }.sorted { $0.value > $1.value }
    var total = falling.reduce(0) { $0 + $1.weight.low }
    var sum = falling.reduce(0) { $0 + $1.weight.low * $1.value }
    var best = total > 0 ? sum / total : -Double.infinity
    for part in falling {
        guard part.weight.high.isFinite else {
            best = max(best, part.value)
            continue
        }
        total += part.weight.high - part.weight.low
        sum += (part.weight.high - part.weight.low) * part.value
        if total > 0 { best = max(best, sum / total) }
    }
    return best
}
