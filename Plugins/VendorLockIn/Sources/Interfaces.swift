import ModuleKit

/// VL-06: the share of the interfaces, by weight, that a competitor could not implement from public documents without
/// paying royalties.
func proprietaryInterfaceShare(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["interfaces"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let parts = rows.map { row in
        let openness = row["openness"].text.flatMap(Openness.init(rawValue:))
        return WeightedPart(
            value: openness.map { Interval($0.closedness) } ?? .anyShare,
            weight: Interval(quantity: row["weight"].number))
    }
    guard let share = weightedMean(of: parts) else { return .failed("every interface weighs 0") }
    return .value(share, within: 0...1)
}

/// How open the specification of an interface is.
enum Openness: String, CaseIterable {
    /// An open standard of a standards body, royalty-free, with two independent implementations.
    case openStandard = "open-standard"
    /// An open specification with a single implementer.
    case openSingle = "open-single"
    /// Under (F)RAND terms, behind a paywall, or locked to a profile.
    case frand
    case documented
    case undocumented

    /// What it counts, a convention [C].
    var closedness: Double {
        switch self {
        case .openStandard: 0
        case .openSingle: 0.3
        case .frand: 0.5
        case .documented: 0.7
        case .undocumented: 1
        }
    }
}
