import ModuleKit

extension Measurement {
    /// A share that is known, or the interval it is known to lie in.
    static func share(_ interval: Interval) -> Measurement {
        let low = min(max(interval.low, 0), 1)
        let high = min(max(interval.high, low), 1)
        return high - low < 1e-12 ? .measured(high) : .bounded(low: low, high: high)
    }

    /// The answer where everything depends on whose law counts and nobody said whose.
    static var withoutHome: Measurement { .unavailable(because: "no home was given: whose law counts?") }
}

extension Standpoint {
    /// Where the assessor stands; nil when no home was given.
    init?(_ reading: Reading) {
        guard let home = reading.home else { return nil }
        self.init(home: home, trusted: reading.trusted)
    }
}
