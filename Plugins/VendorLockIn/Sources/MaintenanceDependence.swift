import ModuleKit

/// VL-11: the share of the maintenance hours that only the supplier can work, because a task needs something of it that no
/// third party has.
func maintenanceDependence(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["maintenance"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let parts = rows.map { row in
        let needs = row["only-from-supplier"].items
        _ = needs?.map(\.text)
        return WeightedPart(
            value: needs.map { Interval($0.isEmpty ? 0 : 1) } ?? .anyShare,
            weight: Interval(quantity: row["hours-per-year"].number))
    }
    // Tasks that take no time at all depend on nobody.
    guard let share = weightedMean(of: parts) else { return .notApplicable }
    return .value(share, within: 0...1)
}
