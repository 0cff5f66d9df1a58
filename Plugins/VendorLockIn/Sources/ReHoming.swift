import ModuleKit

/// VL-14: the share of the devices that can be pointed at another platform without a visit.
func reHomingCapability(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["devices"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let parts = rows.map { row in
        let conditions = ["endpoint-change", "transferable-identity", "owner-controlled"].map {
            row["re-homing"][$0].flag
        }
        return WeightedPart(value: canReHome(conditions), weight: Interval(quantity: row["count"].number))
    }
    // Classes without a device have nothing to point anywhere.
    guard let share = weightedMean(of: parts) else { return .notApplicable }
    return .value(share, within: 0...1)
}

/// 1 when every condition holds, 0 when one of them does not.
private func canReHome(_ conditions: [Bool?]) -> Interval {
    if conditions.contains(false) { return Interval(0) }
    return conditions.contains(nil) ? .anyShare : Interval(1)
}
