import Assessment
import Comparison
import Diagnostics
import RiskModel

/// Bringing everything together.
extension ComparisonRun {
    func record() -> ComparisonRecord {
        let robustness = robustness()
        return ComparisonRecord(
            title: loaded.title, plan: plan, settings: settings, options: options, records: records,
            failed: records.map(\.failedGates), undetermined: records.map(\.undeterminedGates), ranked: ranked,
            ranking: ranking, robustness: robustness, nextEvidence: questions(), remedies: remedies,
            verdict: verdict(ranking, robustness))
    }

    private func robustness() -> Robustness? {
        guard let ranking, let evaluator else { return nil }
        let matrix = ranking.matrix
        let across = plan.profile.across
        let drawn = samples.isEmpty ? nil : try? CriterionSamples(samples, for: matrix)
        guard let overWeights = overWeights(matrix) else { return nil }
        return Robustness(
            overWeights: overWeights,
            overEvidence: drawn.flatMap { try? matrix.smaa2($0, seed: settings.seed, sampling: .fixed, by: across) },
            overBoth: drawn.flatMap {
                try? matrix.smaa2(
                    $0, seed: settings.seed, sampling: settings.weightSampling, by: across)
            },
            sweeps: matrix.weightSweeps(), values: evaluator.values,
            tornado: probes.map(\.bar).filter { $0.swing > 1e-9 }.sorted { $0.swing > $1.swing }, sobol: sobol,
            restsOnDraws: pool.indices.map { restsOnDraws($0, evaluator) })
    }

    private func overWeights(_ matrix: DecisionMatrix) -> SMAA2? {
        if plan.profile.across == .arithmetic {
            return try? matrix.smaa2(
                .weightedSum(matrix), draws: settings.weightDraws, seed: settings.seed,
                sampling: settings.weightSampling)
        }
        // Any other aggregate is no product of a table and the weights, so it is scored draw by draw.
        let values = matrix.alternatives.flatMap(\.values)
        let still = try? CriterionSamples((0..<settings.weightDraws).flatMap { _ in values }, for: matrix)
        return still.flatMap {
            try? matrix.smaa2(
                $0, seed: settings.seed, sampling: settings.weightSampling, by: plan.profile.across)
        }
    }

    /// The weight of what was drawn over an interval, each by how much of its value function the interval covers.
    private func restsOnDraws(_ option: Int, _ evaluator: PointEvaluator) -> Double {
        let sum = evaluator.judge.criteria.reduce(0) { $0 + $1.criterion.weight }
        let record = records[ranked[option]]
        var rests = 0.0
        for index in evaluator.touching[option] {
            let value = evaluator.values[index]
            for column in evaluator.judge.criteria {
                let share = column.criterion.weight / sum
                switch column.source {
                case .price where value.kind == .price && options[ranked[option]].hasUnknownPrice: rests += share
                case .module(let module) where value.kind == .indicator && value.module == module:
                    let entry = record.modules[module]
                    let own = entry.indicators.filter { $0.risk != nil }.reduce(0) { $0 + $1.indicator.weight }
                    let indicator = entry.indicators[value.indicator]
                    guard own > 0, let risk = indicator.risk, let function = indicator.indicator.valueFunction else {
                        continue
                    }
                    rests += share * indicator.indicator.weight / own * (1 - function.coverage(of: risk))
                case .indicator(let module, let place, _)
                where value.kind == .indicator && value.module == module && value.indicator == place:
                    rests += share
                default: continue
                }
            }
        }
        return rests
    }

    /// What to find out: gates that are open first, then values by the chance that they change the leader.
    private func questions() -> [EvidenceQuestion] {
        var found: [EvidenceQuestion] = []
        for (place, option) in ranked.enumerated() {
            found += records[option].undeterminedGates.map { gateQuestion($0, place, option) }
        }
        guard let evaluator else { return found }
        let values = probes.map { probe -> EvidenceQuestion in
            let first = evaluator.values[probe.values[0]]
            let instead = probe.instead
            return EvidenceQuestion(
                reason: .values(probe.values), options: probe.options, ask: whom(first, probe.options),
                missing: first.missing, place: first.place, names: probe.values.map { evaluator.values[$0].name },
                chance: instead.reduce(0) { $0 + $1.share }, instead: instead)
        }
        let order = values.indices.sorted { left, right in
            if values[left].chance != values[right].chance { return values[left].chance > values[right].chance }
            let (a, b) = (probes[left].bar.swing, probes[right].bar.swing)
            return a == b ? left < right : a > b
        }
        return found + order.map { values[$0] }
    }

    /// Whether a value of the deployment can move what a gate is held against.
    private func moves(_ pointer: String, _ gate: Gate) -> Bool {
        zip(plan.modules, plan.indicators(movedBy: pointer)).contains { module, positions in
            module.id == gate.module && positions.contains { module.indicators[$0].definition.id == gate.indicator }
        }
    }

    private func whom(_ value: UncertainValue, _ options: [Int]) -> String {
        if options.count == 1 { return pool[options[0]].asked }
        return value.source ?? "whoever knows it for all options"
    }

    /// What happens if the gate turns out to fail: the option is out, and the next one leads.
    private func gateQuestion(_ gate: GateRecord, _ place: Int, _ option: Int) -> EvidenceQuestion {
        let indicator = records[option].modules.first { $0.id == gate.gate.module }?.indicators
            .first { $0.indicator.definition.id == gate.gate.indicator }
        var missing: [String] = []
        if case .unavailable(let pointers, _)? = indicator?.measured.centre { missing = pointers }
        if missing.isEmpty {
            let needs = indicator?.indicator.definition.needs ?? []
            missing = options[option].unknownPointers.filter { pointer in
                needs.contains { pointer.isBelow(pattern: $0) }
            }
        }
        var asked = options[option].asked
        if missing.isEmpty {
            // Nothing is unknown: ranges of the evidence leave it open.
            let open = (evaluator?.values ?? []).filter { $0.nodes[place] != nil && moves($0.name, gate.gate) }
            missing = open.map(\.name)
            if let shared = open.first, open.allSatisfy(\.isShared) { asked = whom(shared, shared.options) }
        }
        var instead: [(option: Int, share: Double)] = []
        if let ranking, ranking.leader == place {
            instead = [(ranking.whole.order[1], 1)]
        }
        return EvidenceQuestion(
            reason: .gate(gate), options: [place], ask: asked, missing: missing,
            place: missing.first.flatMap { options[option].place(of: $0) },
            names: ["\(gate.gate.module)/\(gate.gate.indicator)"], chance: instead.isEmpty ? 0 : 1, instead: instead)
    }
}

extension ComparedOption {
    var hasUnknownPrice: Bool {
        switch price?.amount {
        case .unknown, nil: true
        default: false
        }
    }
}
