/// The index of concentration of Herfindahl and Hirschman, in points: Σ (100·share)².
///
/// RECALLED as a method; thresholds and the example {30, 30, 20, 20} = 2 600 from the US Merger Guidelines 2023,
/// guideline 1. Test: `HerfindahlTests`. Nil when there is nothing to share.
func herfindahl(_ amounts: [Double]) -> Double? {
    // Scaled first, so that amounts of any size neither overflow nor vanish.
    guard let largest = amounts.max(), largest > 0 else { return nil }
    // In order of size, so that the same amounts in another order give the same index to the last bit.
    let scaled = amounts.map { $0 / largest }.sorted()
    let total = scaled.reduce(0, +)
    return min(scaled.reduce(0) { $0 + ($1 / total) * ($1 / total) } * 10_000, 10_000)
}

/// The smallest index there can be while every amount stays in its interval; 0 when all of them may be nothing.
///
/// For a given total the sum of squares is smallest when amounts are as equal as their intervals allow, so the minimum
/// lies on the curve along which every amount follows one level t, as far as its interval lets it. Between two levels
/// where an amount starts or stops following, k amounts at t beside fixed ones (sum P, squares Q) give
/// (k·t² + Q) ÷ (k·t + P)², which is least at t = Q ÷ P. O(n log n).
func smallestHerfindahl(_ amounts: [Interval]) -> Double {
    guard amounts.contains(where: { $0.low > 0 }),
        let scale = amounts.flatMap({ [$0.low, $0.high] }).filter(\.isFinite).max()
    else { return 0 }
    let scaled = amounts.map { Interval(low: $0.low / scale, high: $0.high / scale) }
    var levels = scaled.flatMap { [$0.low, $0.high] }.filter(\.isFinite).sorted()
    levels.append((levels.last ?? 0) * 2 + 1)
    // Amounts fixed below the level sit at their upper end, those above it at their lower end.
    let starts = scaled.map(\.low).sorted()
    let stops = scaled.map(\.high).sorted()
    var fixed = (sum: starts.reduce(0, +), squares: starts.reduce(0) { $0 + $1 * $1 })
    var following = 0
    var (nextStart, nextStop) = (0, 0)
    var best = Double.infinity
    for (index, level) in levels.enumerated() {
        while nextStart < starts.count, starts[nextStart] <= level {
            following += 1
            fixed.sum -= starts[nextStart]
            fixed.squares -= starts[nextStart] * starts[nextStart]
            nextStart += 1
        }
        while nextStop < stops.count, stops[nextStop] <= level {
            following -= 1
            fixed.sum += stops[nextStop]
            fixed.squares += stops[nextStop] * stops[nextStop]
            nextStop += 1
        }
        let next = index + 1 < levels.count ? levels[index + 1] : level
        let (sum, squares) = (max(fixed.sum, 0), max(fixed.squares, 0))
        let calm = sum > 0 ? min(max(squares / sum, level), next) : level
        for t in [level, calm, next] {
            let total = Double(following) * t + sum
            if total > 0 { best = min(best, (Double(following) * t * t + squares) / (total * total)) }
        }
    }
    return best.isFinite ? min(max(best, 0), 1) * 10_000 : 0
}
