#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many devices of one class there are over time.
///
/// Exponential growth, count·(1 + growth)^years: capacity planning arithmetic, as in RFC 3194 section 1, whose purpose
/// is to predict when a capacity will be exceeded. Tests: `DeviceGrowthTests`.
struct DeviceGrowth: Equatable {
    /// Devices today.
    var count: Double

    /// Share by which they grow in a year; infinite for a class of which there is none yet and some at the horizon.
    var perYear: Double

    /// Years until a class that starts from none is there; meaningless for the others.
    var arrival = 0.0

    /// A class that grows by a share per year.
    init(count: Double, perYear: Double) {
        self.count = count
        self.perYear = perYear
    }

    /// A class that goes from `count` today to `horizonCount` after `years` (> 0), by the same factor every year.
    ///
    /// A class that starts from none is there from the horizon on and not before: the limit of ever smaller counts.
    init(count: Double, horizonCount: Double, years: Double) {
        self.count = count
        arrival = years
        if count > 0 {
            perYear = pow(horizonCount / count, 1 / years) - 1
        } else {
            perYear = horizonCount > 0 ? .infinity : 0
        }
    }

    /// Devices after `years`; may be infinite, never not-a-number.
    func devices(after years: Double) -> Double {
        if count == 0 { return perYear == .infinity && years >= arrival ? .infinity : 0 }
        if years == 0 { return count }
        return count * pow(max(1 + perYear, 0), years)
    }
}

/// Years until the classes together reach `limit` devices, 0 when they already have, and infinity when they do not
/// within `years`.
///
/// For one class this is ln(limit/count) ÷ ln(1 + growth). The sum of several exponentials is convex, so below the
/// limit at the start it crosses it at most once, and bisection finds where.
func yearsUntilExhausted(_ classes: [DeviceGrowth], limit: Double, within years: Double) -> Double {
    func total(after years: Double) -> Double {
        classes.reduce(0) { $0 + $1.devices(after: years) }
    }
    if total(after: 0) >= limit { return 0 }
    var before = 0.0
    var after = min(years, .greatestFiniteMagnitude)
    if total(after: after) < limit { return .infinity }
    for _ in 0..<2100 {
        let middle = before + (after - before) / 2
        if middle <= before || middle >= after { break }
        if total(after: middle) >= limit { after = middle } else { before = middle }
    }
    return after
}
