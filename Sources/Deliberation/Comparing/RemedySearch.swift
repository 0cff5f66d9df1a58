import Assessment
import Comparison
import Loading
import RiskModel

/// A deployment with one value changed, to be measured.
struct RemedyTrial {
    let target: Int
    let candidate: RemedyCandidates.Candidate
    let subject: Subject
    /// Filled in when it was measured.
    var risk = 0.0
    var whole = 0.0
    var suffices = false
}

/// Finds out for each option what would have to change about its failed gates and its worst indicators.
final class RemedySearch {
    private struct Target {
        let option: Int
        let module: Int
        let place: Int
        let reason: Remedy.Reason
    }

    /// A risk that is no longer worth a remedy: the top of the band "low".
    static let comfortable = 20.0
    private static let perTarget = 60

    private let run: ComparisonRun
    private let judge: PointJudge
    private let wholes: [Double]
    private var targets: [Target] = []
    private(set) var trials: [RemedyTrial] = []

    init(_ run: ComparisonRun, _ judge: PointJudge) {
        self.run = run
        self.judge = judge
        wholes = run.options.indices.map { option in
            judge.whole(
                judge.filled(judge.values(run.records[option].measured, price: run.price(option)) { _, _ in nil }))
        }
        for option in run.options.indices { targets += targets(of: option) }
        let candidates = RemedyCandidates(run.options, run.loader)
        for (index, target) in targets.enumerated() {
            let option = run.options[target.option]
            let rests = record(target).measured.rests
            for candidate in candidates.changes(of: rests, in: option).prefix(RemedySearch.perTarget) {
                guard let loaded = try? option.changed(candidate.pointers, to: candidate.to, run.loader) else {
                    continue
                }
                let subject = Subject(
                    document: loaded.document, root: loaded.root, id: loaded.id, name: nil, digest: loaded.digest)
                trials.append(RemedyTrial(target: index, candidate: candidate, subject: subject))
            }
        }
    }

    private func record(_ target: Target) -> IndicatorRecord {
        run.records[target.option].modules[target.module].indicators[target.place]
    }

    /// Indicators of failed gates, then those that add most to the risk.
    private func targets(of option: Int) -> [Target] {
        let record = run.records[option]
        var found: [Target] = []
        for gate in record.failedGates {
            guard let module = record.modules.firstIndex(where: { $0.id == gate.gate.module }),
                let place = record.modules[module].indicators.firstIndex(where: {
                    $0.indicator.definition.id == gate.gate.indicator
                })
            else { continue }
            found.append(Target(option: option, module: module, place: place, reason: .gate(gate.gate)))
        }
        let all = record.modules.enumerated().flatMap { module, entry in
            entry.indicators.indices.map { (module: module, place: $0, indicator: entry.indicators[$0]) }
        }
        let known = all.filter {
            let isKnown = [.measured, .bounded].contains($0.indicator.measured.centre.outcome)
            return isKnown && ($0.indicator.risk?.value ?? 0) > RemedySearch.comfortable
                && $0.indicator.contribution > 0
        }
        let worst = known.enumerated().sorted { left, right in
            let (first, second) = (left.element.indicator.contribution, right.element.indicator.contribution)
            return first == second ? left.offset < right.offset : first > second
        }
        for (_, entry) in worst.prefix(run.settings.remedies) {
            guard !found.contains(where: { $0.module == entry.module && $0.place == entry.place }) else { continue }
            found.append(Target(option: option, module: entry.module, place: entry.place, reason: .worst))
        }
        return found
    }

    func judged(_ trial: RemedyTrial, _ measured: [MeasuredModule]) -> RemedyTrial {
        let target = targets[trial.target]
        let planned = run.plan.modules[target.module].indicators[target.place]
        let answer = measured[target.module].indicators[target.place]
        var trial = trial
        trial.risk = judge.risk(of: answer, planned, nil) ?? 0
        trial.whole = whole(target.option, measured)
        switch target.reason {
        case .worst: trial.suffices = trial.risk <= RemedySearch.comfortable
        case .gate(let gate):
            let hull = gate.isOnRisk ? (trial.risk, trial.risk) : answer.rawHull.map { ($0.low, $0.high) }
            trial.suffices =
                answer.isNotApplicable || hull.map { gate.verdict(low: $0.0, high: $0.1) == .pass } ?? false
        }
        return trial
    }

    private func whole(_ option: Int, _ measured: [MeasuredModule]) -> Double {
        judge.whole(judge.filled(judge.values(measured, price: run.price(option)) { _, _ in nil }))
    }

    /// Where an option with this aggregate would stand among the ranked ones.
    private func rank(_ option: Int, _ whole: Double) -> Int {
        1 + run.ranked.count { $0 != option && wholes[$0] < whole - 1e-10 }
    }

    func remedies(_ trials: [RemedyTrial]) -> [Remedy] {
        targets.enumerated().map { index, target in
            let own = trials.filter { $0.target == index }
            return Remedy(
                option: target.option, module: run.plan.modules[target.module].id, indicator: record(target),
                reason: target.reason, whole: wholes[target.option],
                rank: run.ranked.contains(target.option) ? rank(target.option, wholes[target.option]) : nil,
                goal: goal(target), change: change(target, own))
        }
    }

    private func goal(_ target: Target) -> Remedy.Goal? {
        let planned = run.plan.modules[target.module].indicators[target.place]
        let measured = record(target).measured
        var value: MeasuredValue?
        if case .gate(let gate) = target.reason, !gate.isOnRisk {
            value = .number(gate.bound.limit)
        } else {
            var wanted = RemedySearch.comfortable
            if case .gate(let gate) = target.reason { wanted = gate.bound.limit }
            value = planned.valueFunction?.nearest(to: measured.centralValue, withRiskAtMost: wanted)
        }
        guard let value else { return nil }
        let old = run.records[target.option].measured
        let modules = old.enumerated().map { index, module in
            guard index == target.module else { return module }
            var indicators = module.indicators
            indicators[target.place] = MeasuredIndicator(centre: .measured(value), rests: measured.rests)
            return MeasuredModule(indicators: indicators, method: module.method, failures: module.failures)
        }
        let whole = whole(target.option, modules)
        let risk = judge.risk(of: modules[target.module].indicators[target.place], planned, nil) ?? 0
        return Remedy.Goal(value: value, risk: risk, whole: whole, rank: rank(target.option, whole))
    }

    /// The nearest change that suffices, else the one that helps most; nothing that makes the whole worse.
    private func change(_ target: Target, _ trials: [RemedyTrial]) -> Remedy.Change? {
        let before = record(target).risk?.value ?? 0
        let helpful = trials.enumerated().filter { _, trial in
            // Words that help a little are mostly words that no longer describe the same thing.
            let isBetter = trial.suffices || (trial.risk < before - 1e-9 && !trial.candidate.to.hasPrefix("\""))
            return isBetter && trial.whole <= wholes[target.option] + 1e-9
        }
        let best = helpful.min { left, right in
            let (first, second) = (left.element, right.element)
            if first.suffices != second.suffices { return first.suffices }
            if first.suffices, first.candidate.reach != second.candidate.reach {
                return first.candidate.reach < second.candidate.reach
            }
            if first.whole != second.whole { return first.whole < second.whole }
            return left.offset < right.offset
        }?.element
        guard let best else { return nil }
        let option = run.options[target.option]
        return Remedy.Change(
            pointers: best.candidate.pointers, place: option.place(of: best.candidate.pointers[0]),
            from: option.scalar(at: best.candidate.pointers[0])?.raw ?? "", to: best.candidate.to, risk: best.risk,
            whole: best.whole, rank: rank(target.option, best.whole), suffices: best.suffices)
    }
}

extension ComparisonRun {
    /// An option's price as an assessment takes it.
    func price(_ option: Int) -> Double {
        switch options[option].price?.amount {
        case .known(let amount): amount
        case .range(let low, let mode, let high): mode ?? (low + high) / 2
        case .unknown, nil: plan.profile.price?.high ?? 0
        }
    }
}
