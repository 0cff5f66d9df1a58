#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a lead of `d` on one criterion is worth, 0 (none) … 1 (strict preference); a lead of 0 or less is worth 0.
///
/// Brans, Vincke and Mareschal, How to select and how to rank projects: the PROMETHEE method, 1986. Thresholds are in
/// the criterion's unit: up to the indifference threshold a lead counts for nothing, from the preference threshold on
/// it counts in full.
public enum PreferenceFunction: Hashable, Sendable {
    /// Every lead counts in full.
    case usual
    /// Every lead above the indifference threshold counts in full.
    case step(indifference: Double)
    /// Grows from nothing at 0 to full at the preference threshold.
    case vShape(preference: Double)
    /// Grows from nothing at the indifference threshold to full at the preference threshold.
    case linear(indifference: Double, preference: Double)
    /// A half between the thresholds, full above.
    case level(indifference: Double, preference: Double)
    /// 1 − exp(−d² / 2s²).
    case gaussian(spread: Double)

    /// The function that thresholds without a name mean: none usual, one a step or a V, two linear.
    public init(indifference: Double?, preference: Double?) {
        switch (indifference, preference) {
        case (nil, nil): self = .usual
        case (let indifference?, nil): self = .step(indifference: indifference)
        case (nil, let preference?): self = .vShape(preference: preference)
        case (let indifference?, let preference?): self = .linear(indifference: indifference, preference: preference)
        }
    }

    public func preference(ofLead lead: Double) -> Double {
        guard lead > 0 else { return 0 }
        switch self {
        case .usual:
            return 1
        case .step(let indifference):
            return lead > indifference ? 1 : 0
        case .vShape(let preference):
            return lead >= preference ? 1 : lead / preference
        case .linear(let indifference, let preference):
            if lead <= indifference { return 0 }
            return lead >= preference ? 1 : (lead - indifference) / (preference - indifference)
        case .level(let indifference, let preference):
            if lead <= indifference { return 0 }
            return lead > preference ? 1 : 0.5
        case .gaussian(let spread):
            let scaled = lead / spread
            return 1 - exp(-scaled * scaled / 2)
        }
    }

    /// What is wrong with the thresholds, nil if nothing is.
    var fault: String? {
        switch self {
        case .usual:
            return nil
        case .step(let indifference):
            return Self.fault(indifference: indifference)
        case .vShape(let preference):
            return Self.fault(positive: preference, named: "preference threshold")
        case .linear(let indifference, let preference), .level(let indifference, let preference):
            if let fault = Self.fault(indifference: indifference) { return fault }
            if let fault = Self.fault(positive: preference, named: "preference threshold") { return fault }
            if preference > indifference { return nil }
            return "a preference threshold of \(plain(preference)), not above its indifference threshold "
                + plain(indifference)
        case .gaussian(let spread):
            return Self.fault(positive: spread, named: "spread")
        }
    }

    private static func fault(indifference: Double) -> String? {
        if indifference.isFinite && indifference >= 0 { return nil }
        return "an indifference threshold of \(plain(indifference)), not a finite number from 0 up"
    }

    private static func fault(positive value: Double, named name: String) -> String? {
        if value.isFinite && value > 0 { return nil }
        return "a \(name) of \(plain(value)), not a finite number above 0"
    }
}
