import ModuleKit

/// V6-15: share of the service names that devices and operators use which resolve and answer over IPv6, by weight.
func endpointDualReachability(_ reading: Reading) throws -> Measurement {
    guard let endpoints = reading["network"]["endpoints"].items else { return .unavailable }
    return share(
        of: endpoints.map { endpoint in
            let answers = both(endpoint["aaaa-record"].flag, endpoint["answers-over-ipv6"].flag)
            let isTrusted = endpoint["certificate"].text.map { $0 != "invalid" }
            return FleetRow(count: endpoint["weight"].number, counts: true, has: both(answers, isTrusted))
        })
}
