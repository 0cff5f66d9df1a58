/// How a translator records who used which address and port, and so how much it writes.
enum LogMode: String, CaseIterable {
    case connectionsNAT444 = "per-connection-nat444"
    case connectionsDSLite = "per-connection-ds-lite"
    case blocks
    case deterministic
    case untranslated = "none"

    /// Bytes of the log for each connection, as RFC 7422 section 1 estimates them. Blocks of ports write next to nothing,
    /// and a deterministic mapping is computed instead of logged.
    var bytesPerConnection: Double {
        switch self {
        case .connectionsNAT444: 150
        case .connectionsDSLite: 175
        case .blocks, .deterministic, .untranslated: 0
        }
    }
}

/// Bytes a year that a translator logs: devices × connections a day × bytes × 365.
///
/// C. Donley et al., RFC 7422, Deterministic Address Mapping to Reduce Logging in Carrier-Grade NAT Deployments, 2014,
/// section 1. `LogVolumeTests` reproduces its 150 terabytes a month of a million subscribers.
func logBytesPerYear(devices: Double, connectionsPerDay: Double, bytesPerConnection: Double) -> Double {
    guard devices > 0, connectionsPerDay > 0, bytesPerConnection > 0 else { return 0 }
    return devices * connectionsPerDay * bytesPerConnection * 365
}

/// What must be kept ÷ what can be kept; 0 of nothing, and the greatest ratio where there is no room for something.
func logBurden(bytesPerYear: Double, retentionYears: Double, storageBytes: Double) -> Double {
    guard bytesPerYear > 0, retentionYears > 0 else { return 0 }
    guard storageBytes > 0 else { return greatestRatio }
    return reportable(bytesPerYear / storageBytes * retentionYears)
}
