import Diagnostics
import Documents
import RiskModel

/// One deployment under one profile: everything a report says, and what each number rests on.
public struct AssessmentRecord {
    public let plan: AssessmentPlan
    public let subject: Subject
    public let risk: Risk
    public let coverage: Double
    public let modules: [ModuleRecord]
    public let gates: [GateRecord]

    /// Whether some module could not answer for all its indicators.
    public var isPartial: Bool { modules.contains { $0.outcome != .ok } }
    public var hasEnoughEvidence: Bool { coverage >= plan.profile.minimumCoverage }
    /// Nil where the evidence does not suffice for a verdict.
    public var band: Band? { hasEnoughEvidence ? Band(risk: risk.value) : nil }

    /// The module with the highest risk among those that count.
    public var worstModule: ModuleRecord? {
        modules.filter { $0.weight > 0 }.max { ($0.risk?.value ?? 0) < ($1.risk?.value ?? 0) }
    }

    public init(_ plan: AssessmentPlan, _ subject: Subject, _ measured: [MeasuredModule]) {
        self.plan = plan
        self.subject = subject
        let judged = zip(plan.modules, measured).map { JudgedModule($0, $1, plan.profile) }
        let counting = judged.map { $0.risk == nil ? 0 : $0.module.weight }
        let weights = normalised(counting)
        let across = plan.profile.across
        func aggregate(_ end: (Risk) -> Double) -> Double {
            let pairs = zip(judged, weights).filter { $1 > 0 }
            return across.risk(pairs.map { end($0.0.risk ?? Risk(0)) }, weights: pairs.map(\.1))
        }
        risk = Risk(low: aggregate(\.low), value: aggregate(\.value), high: aggregate(\.high))
        coverage = zip(judged, weights).reduce(0) { $0 + $1.0.coverage * $1.1 }
        let shares = moduleShares(judged, weights, across)
        modules = zip(judged, zip(weights, shares)).map { ModuleRecord($0, weight: $1.0, contribution: $1.1, plan) }
        gates = plan.profile.gates.map { GateRecord($0, judged, plan) }
    }
}

/// What each module contributes; 0 for those that do not count.
private func moduleShares(_ judged: [JudgedModule], _ weights: [Double], _ across: Aggregation) -> [Double] {
    let counting = judged.indices.filter { weights[$0] > 0 }
    let parts = across.shares(counting.map { judged[$0].risk?.value ?? 0 }, weights: counting.map { weights[$0] })
    var shares = judged.map { _ in 0.0 }
    for (position, index) in counting.enumerated() { shares[index] = parts[position] }
    return shares
}

/// Weights that sum to 1, or all 0.
func normalised(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : weights.map { _ in 0 }
}

/// One module's part of a record.
public struct ModuleRecord {
    public enum Outcome: String, Sendable {
        case ok, partial, failed
    }

    public let id: String
    public let version: String
    public let title: String
    /// Share of the whole; 0 where nothing of the module applied.
    public let weight: Double
    public let contribution: Double
    public let outcome: Outcome
    /// Nil where nothing of the module applied or carried weight.
    public let risk: Risk?
    public let coverage: Double
    public let method: HullMethod
    public let failures: [ModuleFailure]
    public let indicators: [IndicatorRecord]

    init(_ judged: JudgedModule, weight: Double, contribution: Double, _ plan: AssessmentPlan) {
        id = judged.module.id
        version = judged.module.manifest.version
        title = judged.module.manifest.title
        self.weight = weight
        self.contribution = contribution
        risk = judged.risk
        coverage = judged.coverage
        method = judged.measured.method
        failures = judged.measured.failures
        let whole = judged.risk?.value ?? 0
        indicators = judged.indicators.map { indicator in
            let share = whole > 0 ? contribution * indicator.share / whole : 0
            return IndicatorRecord(indicator, method: judged.measured.method, weight: weight, contribution: share)
        }
        let failed = indicators.count { $0.answer.outcome == .failed }
        outcome = failed == 0 ? .ok : failed == indicators.count ? .failed : .partial
    }
}

/// One indicator's part of a record.
public struct IndicatorRecord {
    public let indicator: PlannedIndicator
    public let measured: MeasuredIndicator
    public let method: HullMethod
    /// Nil where it does not apply or has no value function.
    public let risk: Risk?
    /// Share of the whole.
    public let weight: Double
    /// Points of the overall risk.
    public let contribution: Double

    public var definition: IndicatorDefinition { indicator.definition }
    public var answer: Answer { measured.centre }

    init(_ judged: JudgedIndicator, method: HullMethod, weight: Double, contribution: Double) {
        indicator = judged.indicator
        measured = judged.measured
        self.method = method
        risk = judged.risk
        self.weight = judged.weight * weight
        self.contribution = contribution
    }

    /// Origins of the break points beside the measured value.
    public var origins: [Origin] {
        guard let function = indicator.valueFunction else { return [] }
        switch measured.centre {
        case .measured(let value): return function.origins(at: value)
        case .bounded(let low, let high, let value):
            return function.origins(
                at: .number(value ?? (function.risk(of: low) ?? 0 > function.risk(of: high) ?? 0 ? low : high)))
        default: return []
        }
    }
}
