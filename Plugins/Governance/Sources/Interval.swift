/// Every value a quantity may still have, given what is known.
struct Interval: Equatable {
    var low: Double
    var high: Double

    /// A share of which nothing is known.
    static let anyShare = Interval(low: 0, high: 1)

    init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    init(_ value: Double) { self.init(low: value, high: value) }

    /// A share as stated, or any share when it is not.
    init(share: Double?) { self = share.map(Interval.init) ?? .anyShare }

    /// 1 − x.
    var complement: Interval { Interval(low: 1 - high, high: 1 - low) }

    /// The product of two quantities that are not negative.
    static func * (left: Interval, right: Interval) -> Interval {
        Interval(low: left.low * right.low, high: left.high * right.high)
    }

    static func + (left: Interval, right: Interval) -> Interval {
        Interval(low: left.low + right.low, high: left.high + right.high)
    }

    static func * (left: Double, right: Interval) -> Interval { Interval(left) * right }

    /// 1 where a statement holds, 0 where it does not, either where nobody knows.
    init(_ holds: Bool?) { self = holds.map { Interval($0 ? 1 : 0) } ?? .anyShare }

    /// The larger of two quantities.
    static func larger(_ left: Interval, _ right: Interval) -> Interval {
        Interval(low: max(left.low, right.low), high: max(left.high, right.high))
    }

    /// The quantity kept from exceeding `limit`.
    func capped(at limit: Double) -> Interval { Interval(low: min(low, limit), high: min(high, limit)) }
}
