/// Ports of shared IPv4 addresses for each device behind them: (65536 − reserved) ÷ (devices per address + dynamic).
///
/// C. Donley et al., RFC 7422, Deterministic Address Mapping to Reduce Logging in Carrier-Grade NAT Deployments, 2014,
/// section 2. `PortAllocationTests` reproduces its example of 4032 ports. Infinite when nobody shares an address.
func portsPerDevice(reserved: Double, devices: Double, addresses: Double, dynamicFactor: Double) -> Double {
    let free = max(AddressBudget.ports - reserved, 0)
    guard free > 0, addresses > 0 || devices <= 0 else { return 0 }
    let sharing = (devices > 0 ? devices / addresses : 0) + dynamicFactor
    return sharing > 0 ? free / sharing : .infinity
}
