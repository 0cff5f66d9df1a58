import ModuleKit

/// Every value a quantity may still have, given what is known; an upper end of `infinity` is no limit.
struct Interval: Equatable {
    var low: Double
    var high: Double

    /// A share of which nothing is known.
    static let anyShare = Interval(low: 0, high: 1)
    /// A quantity of which nothing is known but that it is not negative.
    static let anyQuantity = Interval(low: 0, high: .infinity)

    init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    init(_ value: Double) { self.init(low: value, high: value) }

    /// A quantity as stated, or any quantity when it is not.
    init(quantity: Double?) { self = quantity.map(Interval.init) ?? .anyQuantity }

    static func + (left: Interval, right: Interval) -> Interval {
        Interval(low: left.low + right.low, high: left.high + right.high)
    }

    static func larger(_ left: Interval, _ right: Interval) -> Interval {
        Interval(low: max(left.low, right.low), high: max(left.high, right.high))
    }

    static func smaller(_ left: Interval, _ right: Interval) -> Interval {
        Interval(low: min(left.low, right.low), high: min(left.high, right.high))
    }
}

extension Measurement {
    /// The value when it is known, else the interval it lies in; kept within the domain of the indicator.
    static func value(_ interval: Interval, within domain: ClosedRange<Double>) -> Measurement {
        let low = min(max(interval.low, domain.lowerBound), domain.upperBound)
        let high = min(max(interval.high, low), domain.upperBound)
        return high - low <= 1e-12 * abs(high) ? .measured(high) : .bounded(low: low, high: high)
    }
}
