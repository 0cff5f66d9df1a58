/// Where a number of a value function comes from; every report shows it.
public enum Origin: String, Sendable, CaseIterable {
    /// Taken from the source.
    case source = "S"
    /// Derived from the source by arithmetic.
    case derived = "D"
    /// A convention of this framework, which any profile may replace.
    case convention = "C"
}

/// What a measured value is worth as risk: piecewise linear and clamped at its ends, or a table for ordinal answers.
public enum ValueFunction: Hashable, Sendable {
    /// In order of `at`, at least one.
    case points([Point])
    /// Keys in the order of the manifest.
    case table([Row])

    public struct Point: Hashable, Sendable {
        public let at: Double
        public let risk: Double
        public let origin: Origin

        public init(at: Double, risk: Double, origin: Origin) {
            self.at = at
            self.risk = risk
            self.origin = origin
        }
    }

    public struct Row: Hashable, Sendable {
        public let key: String
        public let risk: Double
        public let origin: Origin

        public init(key: String, risk: Double, origin: Origin) {
            self.key = key
            self.risk = risk
            self.origin = origin
        }
    }

    /// The least and the greatest risk the function can give.
    public var bottom: Double { ends.bottom }
    public var top: Double { ends.top }

    /// In one pass: it is asked of every indicator of every deployment.
    private var ends: (bottom: Double, top: Double) {
        var ends = (bottom: Double.infinity, top: -Double.infinity)
        switch self {
        case .points(let points):
            for point in points { ends = (min(ends.bottom, point.risk), max(ends.top, point.risk)) }
        case .table(let rows):
            for row in rows { ends = (min(ends.bottom, row.risk), max(ends.top, row.risk)) }
        }
        return ends.bottom <= ends.top ? ends : (0, 100)
    }

    /// The risk of a number; for a table nil.
    public func risk(of value: Double) -> Double? {
        guard case .points(let points) = self, let first = points.first, let last = points.last else { return nil }
        if value <= first.at { return first.risk }
        if value >= last.at { return last.risk }
        var upper = 1
        while points[upper].at < value { upper += 1 }
        let (left, right) = (points[upper - 1], points[upper])
        if value == right.at { return right.risk }
        return left.risk + (right.risk - left.risk) * ((value - left.at) / (right.at - left.at))
    }

    /// The risk of a key; nil for points, or a key the table lacks.
    public func risk(of key: String) -> Double? {
        guard case .table(let rows) = self else { return nil }
        return rows.first { $0.key == key }?.risk
    }

    public func risk(of value: MeasuredValue) -> Double? {
        switch value {
        case .number(let number): risk(of: number)
        case .key(let key): risk(of: key)
        }
    }

    /// The least and greatest risk over a raw interval: at its ends and at every break point between.
    public func hull(low: Double, high: Double) -> (low: Double, high: Double)? {
        guard case .points(let points) = self, let atLow = risk(of: low), let atHigh = risk(of: high) else {
            return nil
        }
        var hull = (low: min(atLow, atHigh), high: max(atLow, atHigh))
        for point in points where point.at > low && point.at < high {
            hull = (min(hull.low, point.risk), max(hull.high, point.risk))
        }
        return hull
    }

    /// Where the risk of a number comes from: the origins of the break points on either side of it.
    public func origins(at value: MeasuredValue) -> [Origin] {
        switch (self, value) {
        case (.table(let rows), .key(let key)): return rows.filter { $0.key == key }.map(\.origin)
        case (.points(let points), .number(let number)):
            let below = points.last { $0.at <= number } ?? points.first
            let above = points.first { $0.at >= number } ?? points.last
            var found: [Origin] = []
            for point in [below, above].compactMap({ $0 }) where !found.contains(point.origin) {
                found.append(point.origin)
            }
            return found
        default: return []
        }
    }
}
