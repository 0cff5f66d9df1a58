import ModuleKit

/// V6-04: share of IP nodes that can run IPv6 without being replaced.
func ipv6CapableShare(_ reading: Reading) throws -> Measurement {
    ipNodeShare(reading) { $0["ipv6-capable"].flag }
}

/// V6-05: share of IP nodes that operate on IPv6 alone. Dual stack and IPv6-mostly operation are not yet that.
func ipv6OnlyShare(_ reading: Reading) throws -> Measurement {
    ipNodeShare(reading) { device in device["stack"].text.map { $0 == "ipv6-only" } }
}

/// Share of IP nodes with a property; devices that do not speak IP are counted at their gateway and not here.
private func ipNodeShare(_ reading: Reading, having property: (Value) -> Bool?) -> Measurement {
    guard let devices = reading["devices"].items else { return .unavailable }
    let rows = devices.map { device in
        let isNode = device["ip-node"].flag
        guard isNode != false else { return FleetRow(counts: false) }
        return FleetRow(count: device["count"].number, counts: isNode, has: property(device))
    }
    switch FleetShare(rows) {
    case .within(let share): return .bounded(low: share.lowerBound, high: share.upperBound)
    case .nothingCounts: return .notApplicable
    case .open: return .unavailable
    }
}
