import ModuleKit

/// V6-07: readiness of the stage of the path that is least ready for IPv6. A stage of which nothing is known may be the
/// one that is not ready at all.
func weakestLinkReadiness(_ reading: Reading) throws -> Measurement {
    let stages = pathStages.map { reading["network"]["ipv6-readiness"][$0].number }
    guard let least = weakestLink(of: stages) else { return .unavailable }
    return .bounded(low: least.lowerBound, high: least.upperBound)
}

/// Stages that a reading passes on its way, and those without which nobody can run the path.
let pathStages = [
    "device", "access", "gateway", "backhaul", "platform-api", "dns", "management", "monitoring",
]

/// The least of several shares, of which those not known may be anything; nil when none is known.
func weakestLink(of shares: [Double?]) -> ClosedRange<Double>? {
    guard let least = shares.compactMap({ $0 }).min() else { return nil }
    return (shares.contains(nil) ? 0 : least)...least
}
