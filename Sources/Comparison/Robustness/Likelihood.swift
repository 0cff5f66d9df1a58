/// A chance in the words of Intelligence Community Directive 203, Analytic standards, 2015, section D.6.e.
public enum Likelihood: String, Hashable, Sendable, CaseIterable {
    case almostNoChance = "almost no chance"
    case veryUnlikely = "very unlikely"
    case unlikely
    case roughlyEven = "roughly even chance"
    case likely
    case veryLikely = "very likely"
    case almostCertain = "almost certain"

    /// The directive's bands begin at 1, 5, 20, 45, 55, 80 and 95 %; what lies outside them takes the nearest word.
    public init(_ chance: Double) {
        self =
            switch chance {
            case ..<0.05: .almostNoChance
            case ..<0.20: .veryUnlikely
            case ..<0.45: .unlikely
            case ...0.55: .roughlyEven
            case ..<0.80: .likely
            case ..<0.95: .veryLikely
            default: .almostCertain
            }
    }
}
