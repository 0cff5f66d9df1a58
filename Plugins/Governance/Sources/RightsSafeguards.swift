import ModuleKit

/// GV-13: how many of eight safeguards the processing with the greatest impact on rights lacks; 0 where there is none.
func rightsImpactSafeguards(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["high-risk-processing"].items else { return .unavailable }
    let missing = rows.map { row in
        row["safeguards"].items.map { safeguardsMissing(from: $0.map(\.text)) }
            ?? Interval(low: 0, high: Double(Safeguard.allCases.count))
    }
    return .quantity(missing.reduce(Interval(0), Interval.larger), end: Double(Safeguard.allCases.count))
}

/// What high-risk processing needs: Regulation (EU) 2016/679 Art. 35, (EU) 2024/1689 Art. 26-27, and the UN Guiding
/// Principles of 2011, drawn together. RECALLED.
enum Safeguard: String, CaseIterable {
    case impactAssessment = "impact-assessment"
    case legalBasis = "legal-basis"
    case independentOversight = "independent-oversight"
    case humanReview = "human-review"
    case biasTest = "bias-test"
    case publicRegister = "public-register"
    case redress
    case sunset
}

/// The number of safeguards missing; an unknown item may be one more safeguard or one already counted.
func safeguardsMissing(from present: [String?]) -> Interval {
    let known = Set(present.compactMap { $0.flatMap(Safeguard.init(rawValue:)) }).count
    let unknown = present.count { $0 == nil }
    let all = Safeguard.allCases.count
    return Interval(low: Double(max(0, all - known - unknown)), high: Double(all - known))
}
