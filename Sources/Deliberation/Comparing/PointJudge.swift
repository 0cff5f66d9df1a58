import Assessment
import Comparison
import RiskModel

/// What the criteria say of one option at one point of its uncertain evidence.
///
/// An answer that is still open there (nobody measured it, or it is only bounded) is taken where a draw puts it in its
/// interval; without a draw it counts as in any assessment, at its worse end.
struct PointJudge {
    let plan: AssessmentPlan
    let criteria: [ComparedCriterion]

    /// Where in the interval of an open answer a draw puts it, 0…1, by module and indicator; nil without a draw.
    typealias Draw = (_ module: Int, _ indicator: Int) -> Double?

    /// One value for each criterion, in its own unit; nil where it does not apply to this option.
    func values(_ measured: [MeasuredModule], price: Double, draw: Draw) -> [Double?] {
        criteria.map { column in
            switch column.source {
            case .price: return price
            case .module(let index): return moduleRisk(index, measured[index], draw)
            case .indicator(let module, let indicator, let onRisk):
                let answer = measured[module].indicators[indicator]
                if answer.isNotApplicable { return nil }
                let quantile = draw(module, indicator)
                if onRisk {
                    return risk(of: answer.atCentre, plan.modules[module].indicators[indicator], quantile) ?? 100
                }
                return PointJudge.measurement(answer.centre, column.criterion, quantile)
            }
        }
    }

    /// Nil where nothing of the module applies or carries weight.
    func moduleRisk(_ index: Int, _ measured: MeasuredModule, _ draw: Draw) -> Double? {
        var risks: [Double] = []
        var weights: [Double] = []
        for (place, indicator) in plan.modules[index].indicators.enumerated() where indicator.weight > 0 {
            let answer = measured.indicators[place]
            guard !answer.isNotApplicable, let risk = risk(of: answer.atCentre, indicator, draw(index, place)) else {
                continue
            }
            risks.append(risk)
            weights.append(indicator.weight)
        }
        guard !risks.isEmpty else { return nil }
        let sum = weights.reduce(0, +)
        return plan.profile.within.risk(risks, weights: weights.map { $0 / sum })
    }

    /// Nil for an indicator without a value function.
    func risk(of answer: MeasuredIndicator, _ indicator: PlannedIndicator, _ quantile: Double?) -> Double? {
        guard let function = indicator.valueFunction else { return nil }
        let risk = function.risk(of: answer, unknown: plan.profile.unknown)
        guard let quantile, risk.width > 0 else { return risk.value }
        var share = quantile
        // Several models that disagree name the value they agree on best; a missing fact names none.
        if case .bounded(_, _, .some) = answer.centre {
            share = UncertainShape.triangular(mode: (risk.value - risk.low) / risk.width).share(below: quantile)
        }
        return risk.low + risk.width * share
    }

    /// Whether some gate that counts fails there. What is open is not decided, so it does not fail.
    func failsGate(_ measured: [MeasuredModule]) -> Bool {
        plan.profile.gates.contains { gate in
            guard plan.exemption(from: gate) == nil,
                let module = plan.modules.firstIndex(where: { $0.id == gate.module }),
                let place = plan.modules[module].indicators.firstIndex(where: { $0.definition.id == gate.indicator })
            else { return false }
            let answer = measured[module].indicators[place].atCentre
            if answer.isNotApplicable { return false }
            let function = plan.modules[module].indicators[place].valueFunction
            let risk = function?.risk(of: answer, unknown: plan.profile.unknown)
            return gate.bounds(of: answer, risk: risk).map { gate.verdict(low: $0.low, high: $0.high) == .fail }
                ?? false
        }
    }

    /// The far end of every criterion: where an option stands that is out.
    var worst: [Double] {
        criteria.map { column in
            guard let range = column.criterion.range else { return 0 }
            return column.criterion.direction == .minimise ? range.high : range.low
        }
    }

    private static func measurement(_ answer: Answer, _ criterion: Criterion, _ quantile: Double?) -> Double? {
        let isMaximised = criterion.direction == .maximise
        func taken(_ low: Double, _ high: Double) -> Double {
            guard let quantile else { return isMaximised ? low : high }
            return low + (high - low) * quantile
        }
        switch answer {
        case .measured(.number(let value)): return value
        case .bounded(let low, let high, let value):
            return quantile == nil ? value ?? taken(low, high) : taken(low, high)
        case .notApplicable: return nil
        default: return taken(criterion.range?.low ?? 0, criterion.range?.high ?? 100)
        }
    }
}

extension MeasuredIndicator {
    /// The answer at one point alone.
    var atCentre: MeasuredIndicator { others.isEmpty ? self : MeasuredIndicator(centre: centre, rests: rests) }
}
