import ModuleKit

/// GV-14: how much of the chain behind the deployment is known: subcontractors, software and origin of hardware alike.
func supplyChainTransparency(_ reading: Reading) throws -> Measurement {
    let section = reading["transparency"]
    let shares = ["subprocessors-known", "sbom-coverage", "origin-known"].map { section[$0].number }
    if shares.allSatisfy({ $0 == nil }) { return .unavailable }
    return .share(meanOfShares(shares))
}

/// The plain mean; a share nobody knows may be anything.
func meanOfShares(_ shares: [Double?]) -> Interval {
    guard !shares.isEmpty else { return .anyShare }
    let sum = shares.reduce(Interval(0)) { $0 + Interval(share: $1) }
    return (1 / Double(shares.count)) * sum
}
