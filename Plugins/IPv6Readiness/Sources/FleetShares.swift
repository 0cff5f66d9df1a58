import ModuleKit

/// V6-04: share of IP nodes that can run IPv6 without being replaced.
func ipv6CapableShare(_ reading: Reading) throws -> Measurement {
    ipNodeShare(reading) { FleetRow(counts: true, has: $0["ipv6-capable"].flag) }
}

/// V6-05: share of IP nodes that operate on IPv6 alone. Dual stack and IPv6-mostly operation are not yet that.
func ipv6OnlyShare(_ reading: Reading) throws -> Measurement {
    ipNodeShare(reading) { device in FleetRow(counts: true, has: device["stack"].text.map { $0 == "ipv6-only" }) }
}

/// Share among the IP nodes; devices that do not speak IP are counted at their gateway and not here.
///
/// - Parameter row: what share of a class has the property, and whether the class counts once it is an IP node; its
///   count is filled in here.
func ipNodeShare(_ reading: Reading, _ row: (Value) -> FleetRow) -> Measurement {
    guard let devices = reading["devices"].items else { return .unavailable }
    let rows = devices.map { device in
        let isNode = device["ip-node"].flag
        guard isNode != false else { return FleetRow(counts: false) }
        var row = row(device)
        row.counts = both(isNode, row.counts)
        guard row.counts != false else { return row }
        row.count = device["count"].number
        return row
    }
    return share(of: rows)
}

/// The share as a measurement: nothing that counts is a fact, and what may be nothing cannot be said.
func share(of rows: [FleetRow]) -> Measurement {
    switch FleetShare(rows) {
    case .within(let share): .bounded(low: share.lowerBound, high: share.upperBound)
    case .nothingCounts: .notApplicable
    case .open: .unavailable
    }
}
