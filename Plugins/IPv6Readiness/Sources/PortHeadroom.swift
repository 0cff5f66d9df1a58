import ModuleKit

/// V6-08: ports each device behind shared IPv4 gets ÷ ports it needs at its peak.
///
/// Deployments that state they have no shared IPv4 have nothing to run out of.
func cgnPortHeadroom(_ reading: Reading) throws -> Measurement {
    let connectivity = reading["network"]["connectivity"]
    let access = connectivity["ipv4-access"].text
    if let access, access != "shared" { return .notApplicable }
    let reserved = connectivity["reserved-ports"].number
    let devices = connectivity["devices-behind-nat"].number
    let addresses = connectivity["public-ipv4-addresses"].number
    let dynamicFactor = connectivity["dynamic-pool-factor"].number
    let needed = connectivity["peak-flows-per-device"].number
    guard access != nil, let reserved, let devices, let addresses, let dynamicFactor, let needed else {
        return .unavailable
    }
    let ports = portsPerDevice(
        reserved: reserved,
        devices: devices,
        addresses: addresses,
        dynamicFactor: dynamicFactor
    )
    return .measured(portHeadroom(ports: ports, needed: needed))
}

/// Ports over ports needed; whoever needs none has the greatest headroom.
func portHeadroom(ports: Double, needed: Double) -> Double {
    needed > 0 ? reportable(ports / needed) : greatestRatio
}
