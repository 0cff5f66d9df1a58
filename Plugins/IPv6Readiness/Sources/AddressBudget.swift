#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many devices an address plan can give usable connectivity, from facts that may be known only within bounds.
///
/// Practical sizes of address spaces after RFC 3194 section 4; ports of a shared address after RFC 7422 section 2.3.
/// `AddressBudgetTests` recomputes both metering examples.
enum AddressBudget {
    /// Ports of one IPv4 address.
    static let ports = 65_536.0

    /// Devices that an IPv6 prefix of a length can number: usable /64 subnets × hosts on each. A prefix longer than a
    /// /64 holds no subnet.
    static func ipv6(prefixLength: Bounds, hostsPerSubnet: Bounds) -> Bounds {
        let subnets = prefixLength.decreasing { length in
            length > 64 ? 0 : HDRatio.practicalUnits(bits: 64 - length, at: HDRatio.registryThreshold)
        }
        return subnets * hostsPerSubnet
    }

    /// Devices that share public IPv4 addresses: whole port blocks of each address, and no more than the private pools
    /// behind them can number.
    static func sharedIPv4(
        addresses: Bounds,
        reservedPorts: Bounds,
        portsPerDevice: Bounds,
        realms: Bounds,
        poolPrefixLength: Bounds
    ) -> Bounds {
        let free = reservedPorts.decreasing { max(ports - $0, 0) }
        let fewest = (free.low / max(portsPerDevice.high, 1)).rounded(.down)
        let most = (free.high / max(portsPerDevice.low, 1)).rounded(.down)
        let pool = poolPrefixLength.decreasing {
            HDRatio.practicalUnits(bits: max(32 - $0, 0), at: HDRatio.practicalMaximum)
        }
        return .least(addresses * Bounds(nil, within: fewest, most), realms * pool)
    }

    /// Share of the devices that are left without an address: 1 − min(devices, addressable) ÷ devices, and 0 of none.
    static func shortfall(devices: Double, addressable: Bounds) -> Bounds {
        guard devices > 0 else { return Bounds(0) }
        return addressable.decreasing { 1 - min(max($0, 0), devices) / devices }
    }
}
