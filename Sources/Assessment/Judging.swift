import RiskModel

/// A module's measurements turned into risk by the profile.
struct JudgedModule {
    let module: PlannedModule
    let measured: MeasuredModule
    let indicators: [JudgedIndicator]
    /// Nil where nothing applies or nothing carries weight: the module leaves the aggregate.
    let risk: Risk?
    /// Share of the module's weight that is known.
    let coverage: Double

    init(_ module: PlannedModule, _ measured: MeasuredModule, _ profile: Profile) {
        self.module = module
        self.measured = measured
        var judged = zip(module.indicators, measured.indicators).map { JudgedIndicator($0, $1, profile.unknown) }
        let weights = normalised(judged.map { $0.risk == nil ? 0 : $0.indicator.weight })
        for index in judged.indices { judged[index].weight = weights[index] }
        let counting = judged.indices.filter { weights[$0] > 0 }
        let shares = profile.within.shares(
            counting.map { judged[$0].risk?.value ?? 0 }, weights: counting.map { weights[$0] })
        for (position, index) in counting.enumerated() { judged[index].share = shares[position] }
        indicators = judged
        coverage = counting.reduce(0) { $0 + weights[$1] * judged[$1].coverage }
        guard !counting.isEmpty else {
            risk = nil
            return
        }
        func aggregate(_ end: (Risk) -> Double) -> Double {
            profile.within.risk(
                counting.map { end(judged[$0].risk ?? Risk(0)) }, weights: counting.map { weights[$0] })
        }
        risk = Risk(low: aggregate(\.low), value: aggregate(\.value), high: aggregate(\.high))
    }
}

struct JudgedIndicator {
    let indicator: PlannedIndicator
    let measured: MeasuredIndicator
    /// Nil where it does not apply or has no value function.
    let risk: Risk?
    let coverage: Double
    /// Share within the module.
    var weight = 0.0
    /// Points of the module's risk.
    var share = 0.0

    init(_ indicator: PlannedIndicator, _ measured: MeasuredIndicator, _ unknown: Profile.UnknownRule) {
        self.indicator = indicator
        self.measured = measured
        guard let function = indicator.valueFunction, !measured.isNotApplicable else {
            (risk, coverage) = (nil, 1)
            return
        }
        let risk = function.risk(of: measured, unknown: unknown)
        self.risk = risk
        coverage = function.coverage(of: risk)
    }
}

/// A gate's verdict and what binds.
public struct GateRecord {
    public let gate: Gate
    public let verdict: Gate.Verdict
    /// The raw measurement or the risk the bound was held against.
    public let low: Double?
    public let high: Double?
    public let value: Double?
    /// Why there is nothing to hold against the bound.
    public let note: String?
    /// In force on the assessment's date.
    public let exemption: Exemption?
    /// Once granted, and over.
    public let expiredExemption: Exemption?

    /// Whether it counts as failed: an exemption in force is shown, and lifts it.
    public var counts: Bool { exemption == nil }

    init(_ gate: Gate, _ judged: [JudgedModule], _ plan: AssessmentPlan) {
        self.gate = gate
        exemption = plan.exemption(from: gate)
        expiredExemption = exemption == nil ? plan.profile.exemptions.first { $0.gate == gate.id } : nil
        let indicator = judged.first { $0.module.id == gate.module }?.indicators
            .first { $0.indicator.definition.id == gate.indicator }
        guard let indicator else {
            (verdict, low, high, value, note) = (.undetermined, nil, nil, nil, "it was not measured")
            return
        }
        if indicator.measured.isNotApplicable {
            (verdict, low, high, value, note) = (.pass, nil, nil, nil, "not applicable")
            return
        }
        guard let bounds = gate.bounds(of: indicator.measured, risk: indicator.risk) else {
            (verdict, low, high, value) = (.undetermined, nil, nil, nil)
            note = indicator.measured.centre.outcome == .failed ? "the measurement failed" : "it is not known"
            return
        }
        (low, high, note) = (bounds.low, bounds.high, nil)
        value = gate.isOnRisk ? indicator.risk?.value : indicator.measured.centralValue
        verdict = gate.verdict(low: bounds.low, high: bounds.high)
    }
}

extension AssessmentPlan {
    /// What lifts a gate on the day of the assessment.
    public func exemption(from gate: Gate) -> Exemption? {
        profile.exemptions.first { $0.gate == gate.id && !($0.until < asOf) }
    }
}

extension Gate {
    /// What its bound is held against: the measurement, or the risk where it was measured. Nothing where it was not: the
    /// bounds of a value function are no measurement.
    public func bounds(of measured: MeasuredIndicator, risk: Risk?) -> (low: Double, high: Double)? {
        guard isOnRisk else { return measured.rawHull }
        switch measured.centre.outcome {
        case .measured, .bounded: return risk.map { ($0.low, $0.high) }
        default: return nil
        }
    }
}

extension MeasuredIndicator {
    /// The measured number at the centre of the evidence; nil where the centre is not one number.
    public var centralValue: Double? {
        switch centre {
        case .measured(.number(let value)): value
        case .bounded(_, _, let value): value
        default: nil
        }
    }
}
