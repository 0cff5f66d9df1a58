import Assessment
import Comparison
import Diagnostics
import RiskModel

/// Options compared under one profile: who passes the gates, who leads, how far that can be trusted, and what to find out.
public struct ComparisonRecord {
    public let title: String?
    public let plan: AssessmentPlan
    public let settings: ComparisonSettings
    public let options: [ComparedOption]
    /// One for each option.
    public let records: [AssessmentRecord]
    /// Gates that an option failed without an exemption, by option; a failed gate removes it from the ranking.
    public let failed: [[GateRecord]]
    /// Gates that could not be decided, by option; they keep it, marked.
    public let undetermined: [[GateRecord]]
    /// Indices of the options that are ranked.
    public let ranked: [Int]
    /// Nil where fewer than two options are left to rank.
    public let ranking: OptionRanking?
    public let robustness: Robustness?
    public let nextEvidence: [EvidenceQuestion]
    public let remedies: [Remedy]
    public let verdict: ComparisonVerdict

    public func id(_ option: Int) -> String { options[option].id }
}

/// What the profile and the methods say of the options that are left.
public struct OptionRanking {
    /// Rows are the ranked options, in their order.
    public let matrix: DecisionMatrix
    /// The profile's own aggregate of the criteria; least leads.
    public let whole: Ranking
    public let runs: MethodRuns
    public let remarks: [String]

    /// Methods shown beside the profile's own aggregate.
    public static let methods: [RankingMethod] = [
        .weightedSum, .topsis, .vikor, .prometheeII, .dominance, .pareto,
    ]
}

/// How far a ranking can be trusted.
public struct Robustness {
    /// Over all weights, values as they are.
    public let overWeights: SMAA2
    /// Over the uncertain evidence, weights as they are; nil where nothing is uncertain or no samples were asked for.
    public let overEvidence: SMAA2?
    /// Over both at once.
    public let overBoth: SMAA2?
    public let sweeps: [WeightSweep]
    /// In the order of `sobol`; their options are indices into the ranked ones, as everywhere in here.
    public let values: [UncertainValue]
    public let tornado: [TornadoBar]
    public let sobol: SobolIndices?
    /// Of each ranked option, the share of the weight that was drawn over an interval because nobody measured it.
    public let restsOnDraws: [Double]
}

/// What one uncertain value does to the options it touches, everything else as an assessment takes it.
public struct TornadoBar {
    /// More than one where one answer would settle them all.
    public let values: [Int]
    /// By option: the aggregate with the value at its low and at its high end. Only ranked options.
    public let ends: [(option: Int, low: Double, high: Double)]
    /// Who leads at either end.
    public let leaderAtLow: Int
    public let leaderAtHigh: Int

    /// The widest swing it causes in one option.
    public var swing: Double { ends.map { ($0.high - $0.low).magnitude }.max() ?? 0 }
}

/// Something to find out, and how likely the answer is to change who leads.
public struct EvidenceQuestion {
    public enum Reason {
        case values([Int])
        /// An undetermined gate: if it fails, the option is out.
        case gate(GateRecord)
    }

    public let reason: Reason
    /// Indices into the ranked options.
    public let options: [Int]
    /// Whom to ask, in words.
    public let ask: String
    /// What to ask for.
    public let missing: [String]
    public let place: Place?
    /// Module/indicator, or the pointer of a range.
    public let names: [String]
    /// The chance that knowing it puts another option first; for a gate, 1 or 0 if it fails.
    public let chance: Double
    /// Who would lead instead, most often first, with the share of the cases.
    public let instead: [(option: Int, share: Double)]
}
