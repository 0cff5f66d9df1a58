import Testing

@testable import VendorLockIn

@Suite struct WeightedMeanTests {
    @Test(arguments: UInt64(1)...100)
    func `the bounds are those of an exhaustive search`(seed: UInt64) throws {
        var dice = Dice(seed)
        let parts = (0..<dice.count(1...5)).map { _ in
            let (value, weight) = ((dice.share(), dice.share()), (dice.share(), dice.share()))
            return WeightedPart(
                value: Interval(low: min(value.0, value.1), high: max(value.0, value.1)),
                weight: Interval(low: min(weight.0, weight.1), high: max(weight.0, weight.1)))
        }
        var found = (low: Double.infinity, high: -Double.infinity)
        for corner in 0..<(1 << parts.count) {
            let weights = parts.enumerated().map { corner >> $0 & 1 == 1 ? $1.weight.high : $1.weight.low }
            let total = weights.reduce(0, +)
            guard total > 0 else { continue }
            found.low = min(found.low, zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.value.low } / total)
            found.high = max(found.high, zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.value.high } / total)
        }
        let bounds = weightedMean(of: parts)
        #expect(abs((bounds?.low ?? 0) - found.low) < 1e-9 || bounds == nil && found.low == .infinity, "seed \(seed)")
        #expect(abs((bounds?.high ?? 0) - found.high) < 1e-9 || bounds == nil && found.low == .infinity, "seed \(seed)")
    }

    @Test func `a weight without limit pulls the mean to its value`() {
        let parts = [
            WeightedPart(value: Interval(0.2), weight: Interval(10)),
            WeightedPart(value: Interval(1), weight: Interval(low: 0, high: .infinity)),
        ]
        #expect(weightedMean(of: parts) == Interval(low: 0.2, high: 1))
        #expect(weightedMean(of: [WeightedPart(value: Interval(1), weight: Interval(0))]) == nil)
    }
}
