import ModuleKit

/// VL-13: years of committed security updates ÷ years of expected use, of the device class where it is least.
func supportLifeRatio(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["devices"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let ratios = rows.map { row in
        supportLife(years: row["support-years"].number, expectedUse: row["expected-use-years"].number)
    }
    return .value(ratios.dropFirst().reduce(ratios[0], Interval.smaller), within: 0...1000)
}

/// The ratio for one class; use of no time at all is not expected, so nothing is divided by 0.
func supportLife(years: Double?, expectedUse: Double?) -> Interval {
    switch (years, expectedUse) {
    case (let years?, let use?) where use > 0: Interval(years / use)
    case (0?, _): Interval(0)
    default: .anyQuantity
    }
}
