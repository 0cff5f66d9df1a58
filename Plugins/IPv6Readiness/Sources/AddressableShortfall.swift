import ModuleKit

/// V6-02: share of the devices at the horizon that the planned addressing cannot serve.
///
/// What is unknown about one family bounds what it adds; the worse end of an unknown is always the fewer devices, so
/// an unknown number of private realms counts as one.
func addressableShortfall(_ reading: Reading) throws -> Measurement {
    let connectivity = reading["network"]["connectivity"]
    let devices = reading.upstream("scale/forecast-devices")
    let ipv6 = ipv6Devices(connectivity, of: devices ?? 0)
    let ipv4 = ipv4Devices(connectivity)
    guard let devices else { return .unavailable(because: "scale/forecast-devices was not measured") }
    let shortfall = AddressBudget.shortfall(devices: devices, addressable: ipv6 + ipv4)
    return .bounded(low: shortfall.low, high: shortfall.high)
        .saying(feasibility(devices: devices, ipv6: ipv6, ipv4: ipv4, isShort: shortfall.high > 0))
}

/// What the share means in devices.
private func feasibility(devices: Double, ipv6: Bounds, ipv4: Bounds, isShort: Bool) -> String {
    let feasible = Bounds.least(Bounds(devices), ipv6 + ipv4)
    let sum =
        "Feasible = min(planned, addressable): of \(grouped(devices)) devices planned, \(grouped(feasible)) can be addressed "
        + "(over IPv6 \(grouped(ipv6)), over IPv4 \(grouped(ipv4)))."
    return isShort
        ? sum + " Short is IPv4, the path or the prefix that was delegated, never the IPv6 space itself." : sum
}

/// Devices that IPv6 serves: those whose whole path carries it, and no more than the delegated prefix can number.
private func ipv6Devices(_ connectivity: Value, of devices: Double) -> Bounds {
    let share = connectivity["ipv6-path-share"].number
    if let share, share <= 0 { return Bounds(0) }
    let onPath = Bounds(share, within: 0, 1) * Bounds(devices)
    let prefixLength = Bounds(connectivity["delegated-prefix-length"].number, within: 0, 128)
    let hosts = Bounds(connectivity["hosts-per-subnet"].number, within: 0, .infinity)
    return .least(onPath, AddressBudget.ipv6(prefixLength: prefixLength, hostsPerSubnet: hosts))
}

/// Devices that IPv4 serves: one for each public address, or as many as can share them.
private func ipv4Devices(_ connectivity: Value) -> Bounds {
    let access = connectivity["ipv4-access"].text
    if access == "none" { return Bounds(0) }
    let addresses = Bounds(connectivity["public-ipv4-addresses"].number, within: 0, .infinity)
    if access == "public" { return addresses }
    guard access == "shared" else { return Bounds(nil, within: 0, .infinity) }
    return AddressBudget.sharedIPv4(
        addresses: addresses,
        reservedPorts: Bounds(connectivity["reserved-ports"].number, within: 0, AddressBudget.ports),
        portsPerDevice: Bounds(connectivity["ports-per-device"].number, within: 1, .infinity),
        realms: Bounds(connectivity["private-realms"].number, within: 1, .infinity),
        poolPrefixLength: Bounds(connectivity["private-pool-prefix-length"].number, within: 0, 32)
    )
}
