import ModuleKit

/// VL-12: the share of eight things the buyer holds to go on without the supplier.
func continuityAssets(_ reading: Reading) throws -> Measurement {
    let continuity = reading["continuity"]
    let items = continuity["held"].items?.map(\.text)
    let isRebuilt = happened(
        continuity["last-verified-rebuild"].text, within: ContinuityAsset.rebuildMonths, before: reading.asOf)
    guard let items else { return .unavailable }
    return .value(continuityShare(held: items, isRebuilt: isRebuilt), within: 0...1)
}

/// What can be held; the eighth is a rebuild from it that was verified.
enum ContinuityAsset: String, CaseIterable {
    case sourceEscrow = "source-escrow"
    case buildScripts = "build-scripts"
    case signingKeyRelease = "signing-key-release"
    case hardwareDesign = "hardware-design-or-second-source"
    case adminDocumentation = "admin-documentation"
    case firmwareImages = "firmware-images"
    case stepInRights = "step-in-rights"

    /// How long a verified rebuild is good for.
    static let rebuildMonths = 12
}

/// The share held of the eight; an unknown item may be one more of them or one already counted.
func continuityShare(held: [String?], isRebuilt: Bool?) -> Interval {
    let known = Set(held.compactMap { $0.flatMap(ContinuityAsset.init(rawValue:)) }).count
    let unknown = held.count { $0 == nil }
    let all = ContinuityAsset.allCases.count
    let low = known + (isRebuilt == true ? 1 : 0)
    let high = min(all, known + unknown) + (isRebuilt == false ? 0 : 1)
    return Interval(low: Double(low) / Double(all + 1), high: Double(high) / Double(all + 1))
}
