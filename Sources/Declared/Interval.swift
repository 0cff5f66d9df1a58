/// Everything a number may be; the ends may be infinite.
struct Interval: Equatable {
    var low: Double
    var high: Double

    static let anything = Interval(low: -.infinity, high: .infinity)

    init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    init(_ value: Double) { self.init(low: value, high: value) }

    var isExact: Bool { low == high }

    static func + (left: Interval, right: Interval) -> Interval {
        Interval(low: left.low + right.low, high: left.high + right.high)
    }

    /// The interval that holds both.
    func joined(_ other: Interval) -> Interval { Interval(low: min(low, other.low), high: max(high, other.high)) }

    /// Both ends brought into bounds: what lies beyond is reported at the end.
    func clamped(to bounds: Interval?) -> Interval {
        guard let bounds else { return self }
        return Interval(
            low: min(max(low, bounds.low), bounds.high), high: min(max(high, bounds.low), bounds.high))
    }

    /// Quotients of numbers that are not negative, or by a known one; nil for any other.
    func divided(by other: Interval) -> Interval? {
        guard low >= 0, other.low >= 0 else {
            guard other.isExact, other.low != 0 else { return nil }
            let (one, two) = (low / other.low, high / other.low)
            return Interval(low: min(one, two), high: max(one, two))
        }
        let least = other.high == .infinity ? 0 : other.high == 0 ? .infinity : low / other.high
        let greatest = other.low > 0 ? high / other.low : .infinity
        return Interval(low: least, high: greatest)
    }
}
