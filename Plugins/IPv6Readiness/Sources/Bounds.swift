/// A quantity ≥ 0 known to lie between two ends; the upper end may be infinite.
struct Bounds: Equatable {
    var low: Double
    var high: Double

    /// A quantity that is known.
    init(_ value: Double) {
        low = max(value, 0)
        high = low
    }

    /// A quantity that is known, or else anything within a range.
    init(_ value: Double?, within low: Double, _ high: Double) {
        self.low = value ?? low
        self.high = value ?? high
    }

    private init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    static func + (left: Bounds, right: Bounds) -> Bounds {
        Bounds(low: left.low + right.low, high: left.high + right.high)
    }

    /// Zero of anything, however much, is nothing.
    static func * (left: Bounds, right: Bounds) -> Bounds {
        func product(_ one: Double, _ other: Double) -> Double { one == 0 || other == 0 ? 0 : one * other }
        return Bounds(low: product(left.low, right.low), high: product(left.high, right.high))
    }

    static func least(_ left: Bounds, _ right: Bounds) -> Bounds {
        Bounds(low: min(left.low, right.low), high: min(left.high, right.high))
    }

    /// What a function that never decreases makes of it.
    func increasing(_ function: (Double) -> Double) -> Bounds {
        Bounds(low: function(low), high: function(high))
    }

    /// What a function that never increases makes of it.
    func decreasing(_ function: (Double) -> Double) -> Bounds {
        Bounds(low: function(high), high: function(low))
    }
}
