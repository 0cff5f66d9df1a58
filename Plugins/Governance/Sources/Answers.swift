import ModuleKit

extension Measurement {
    /// A share that is known, or the interval it is known to lie in.
    static func share(_ interval: Interval) -> Measurement { quantity(interval, end: 1) }

    /// A quantity of at least 0 that is known, or the interval it is known to lie in; what exceeds the end of its domain
    /// is reported at that end.
    static func quantity(_ interval: Interval, end: Double) -> Measurement {
        guard !interval.low.isNaN, !interval.high.isNaN else { return .failed("the inputs give no finite number") }
        let low = min(max(interval.low, 0), end)
        let high = min(max(interval.high, low), end)
        return high - low < 1e-12 ? .measured(high) : .bounded(low: low, high: high)
    }

    /// The answer where everything depends on whose law counts and nobody said whose.
    static var withoutHome: Measurement { .unavailable(because: "no home was given: whose law counts?") }

    /// The same measurement, with what rows of law it rests on.
    func noting(_ basis: LawBasis) -> Measurement { saying(basis.note ?? "") }
}
