import ModuleKit

/// GV-12: how many times longer than its purpose needs a class of data is kept; the worst class decides.
func retentionExcess(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["datasets"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let excess = rows.reduce(Interval(0)) { worst, row in
        .larger(
            worst,
            retentionRatio(kept: row["retention-days"].number, needed: row["justified-retention-days"].number))
    }
    return .quantity(excess, end: longestExcess)
}

/// The largest ratio reported: data kept for a purpose that needs none of it.
let longestExcess = 1000.0

/// Days kept ÷ days needed; 0 where nothing is kept, and the largest ratio where something is kept that nothing needs.
func retentionRatio(kept: Double?, needed: Double?) -> Interval {
    guard let kept else { return Interval(low: 0, high: longestExcess) }
    if kept <= 0 { return Interval(0) }
    guard let needed else { return Interval(low: 0, high: longestExcess) }
    return Interval(needed <= 0 ? longestExcess : min(kept / needed, longestExcess))
}
