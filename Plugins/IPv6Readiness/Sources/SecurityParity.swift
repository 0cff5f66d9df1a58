import ModuleKit

/// V6-13: controls that work on IPv4 for which there is a working one on IPv6.
func securityParity(_ reading: Reading) throws -> Measurement {
    let controls = securityControls.map { name in
        reading["network"]["security-controls"][name].text.flatMap(ControlReach.init(rawValue:))
    }
    switch parity(of: controls) {
    case .within(let share): return .bounded(low: share.lowerBound, high: share.upperBound)
    case .nothingCounts: return .notApplicable
    case .open: return .unavailable
    }
}

let securityControls = [
    "firewall-policy", "router-advertisement-guard", "intrusion-detection", "denial-of-service-protection",
    "logging-and-attribution", "vpn-without-leaks", "asset-discovery", "vulnerability-scan",
]

/// The families of addresses on which a control works.
enum ControlReach: String, CaseIterable {
    case neither = "none"
    case ipv4 = "ipv4-only"
    case ipv6 = "ipv6-only"
    case both
}

/// Controls on both families ÷ controls on IPv4. One that is not known may be on both, on IPv4 alone or on neither.
func parity(of controls: [ControlReach?]) -> FleetShare {
    FleetShare(
        controls.map { reach in
            guard let reach else { return FleetRow(count: 1) }
            return FleetRow(count: 1, counts: reach == .ipv4 || reach == .both, has: reach == .both)
        })
}
