import Assessment
import Comparison
import Documents
import Loading
import RiskModel

/// One comparison under way: assesses every option, ranks those that pass the gates, then finds out how far the answer can
/// be trusted and what would change it. The order in which answers come changes nothing.
public final class ComparisonRun {
    /// What it is busy with, how much of it is done, and how much there is.
    public typealias Progress = (_ stage: String, _ done: Int, _ total: Int) -> Void

    /// The most stages a run goes through.
    public static let stages = 5

    let loaded: OptionsReader.Loaded
    let plan: AssessmentPlan
    let settings: ComparisonSettings
    let loader: DeploymentLoader
    let measuring: any Measuring
    private let isWanted: () -> Bool
    private let progress: Progress
    private var completion: ((ComparisonRecord) -> Void)?

    var records: [AssessmentRecord] = []
    /// Indices of the options that failed no gate.
    var ranked: [Int] = []
    /// Over the ranked options alone; indices of options inside it and below are into `ranked`.
    var evaluator: PointEvaluator?
    var ranking: OptionRanking?
    /// By sample, option and criterion. An option that fails a gate there stands at the far end of every criterion.
    var samples: [Double] = []
    /// Of each ranked option, the draws in which it fails a gate.
    var failing: [Int] = []
    /// Draws in which a module had no answer for an indicator that it had answered before, by module, with the first reason.
    var silent: [String: (draws: Int, reason: String)] = [:]
    var probes: [EvidenceProbe] = []
    var sobol: SobolIndices?
    var remedies: [Remedy] = []

    /// - Parameters:
    ///   - isWanted: asked now and then; false gives up without calling `completion`.
    ///   - completion: called once, at once or later.
    public static func start(
        _ loaded: OptionsReader.Loaded, under plan: AssessmentPlan, settings: ComparisonSettings,
        loader: DeploymentLoader, with measuring: any Measuring, isWanted: @escaping () -> Bool = { true },
        progress: @escaping Progress = { _, _, _ in }, completion: @escaping (ComparisonRecord) -> Void
    ) {
        ComparisonRun(loaded, plan, settings, loader, measuring, isWanted, progress, completion).assess()
    }

    private init(
        _ loaded: OptionsReader.Loaded, _ plan: AssessmentPlan, _ settings: ComparisonSettings,
        _ loader: DeploymentLoader, _ measuring: any Measuring, _ isWanted: @escaping () -> Bool,
        _ progress: @escaping Progress, _ completion: @escaping (ComparisonRecord) -> Void
    ) {
        self.loaded = loaded
        self.plan = plan
        self.settings = settings
        self.loader = loader
        self.measuring = measuring
        self.isWanted = isWanted
        self.progress = progress
        self.completion = completion
    }

    var options: [ComparedOption] { loaded.options }
    var pool: [ComparedOption] { ranked.map { options[$0] } }

    func queue(
        _ stage: String, _ count: Int, ask: @escaping (Int, @escaping () -> Void) -> Void, done: @escaping () -> Void
    ) {
        MeasuringQueue.run(
            count, window: settings.window, isWanted: isWanted,
            answered: { [progress] in progress(stage, $0, count) }, ask: ask, done: done)
    }

    private func assess() {
        var found = [AssessmentRecord?](repeating: nil, count: options.count)
        queue("assessing", options.count) { [self] number, answered in
            AssessmentRun.start(options[number].subject, under: plan, with: measuring) {
                found[number] = $0
                answered()
            }
        } done: { [self] in
            records = found.compactMap { $0 }
            rank()
            sample()
        }
    }

    private func rank() {
        ranked = options.indices.filter { records[$0].failedGates.isEmpty }
        let judge = PointJudge(plan: plan, criteria: ComparedCriterion.all(of: plan, for: options))
        let base = ranked.map { records[$0].measured }
        let values = UncertainValues(options: pool, plan: plan, isPERT: settings.isPERT).all(base, judge)
        let evaluator = PointEvaluator(options: pool, judge: judge, values: values, base: base, measuring: measuring)
        self.evaluator = evaluator
        guard ranked.count >= 2 else { return }
        var rows: [[Double]] = []
        for option in pool.indices { evaluator.evaluate(option, { _ in nil }, reply: { rows.append($0) }) }
        ranking = OptionRanking(evaluator, rows)
    }

    /// Draws of everything uncertain at once.
    private func sample() {
        guard let evaluator, let ranking, settings.samples > 0, !evaluator.values.isEmpty else { return probe() }
        let count = settings.samples
        let columns = evaluator.values.map { value in
            isWanted() ? LatinHypercube.column(count, seed: settings.seed, name: value.key) : []
        }
        guard isWanted() else { return }
        let width = ranking.matrix.criteria.count
        let size = pool.count * width
        samples = [Double](repeating: 0, count: count * size)
        let moving = pool.indices.filter { evaluator.needsModules($0) }
        failing = pool.map { _ in 0 }
        let worst = evaluator.judge.worst
        var isOut = Set<Int>()
        func look(_ option: Int, _ sample: Int, _ measured: [MeasuredModule]) {
            for (index, module) in measured.enumerated() {
                guard let reason = module.firstFailure(notIn: evaluator.base[option][index]) else { continue }
                silent[plan.modules[index].id, default: (0, reason)].draws += 1
            }
            guard evaluator.judge.failsGate(measured) else { return }
            isOut.insert(sample * pool.count + option)
            failing[option] += 1
        }
        func keep(_ option: Int, _ sample: Int, _ row: [Double]) {
            let row = isOut.remove(sample * pool.count + option) == nil ? row : worst
            let start = sample * size + option * width
            for (column, value) in row.enumerated() { samples[start + column] = value }
        }
        for option in pool.indices where !moving.contains(option) {
            for sample in 0..<count {
                if sample % 1024 == 0, !isWanted() { return }
                evaluator.evaluate(
                    option, { columns[$0][sample] }, seen: { look(option, sample, $0) },
                    reply: { keep(option, sample, $0) })
            }
        }
        queue("drawing evidence", moving.count * count) { number, answered in
            let (sample, option) = (number / moving.count, moving[number % moving.count])
            evaluator.evaluate(option, { columns[$0][sample] }, seen: { look(option, sample, $0) }) {
                keep(option, sample, $0)
                answered()
            }
        } done: { [self] in
            probe()
        }
    }

    /// Each uncertain value over its range, everything else as an assessment takes it.
    private func probe() {
        guard let evaluator, let ranking else { return remedy() }
        probes = EvidenceProbe.all(evaluator, ranking)
        let jobs = probes.indices.flatMap { probe in probes[probe].jobs.map { (probe, $0) } }
        queue("asking what would change it", jobs.count) { [self] number, answered in
            let (probe, job) = jobs[number]
            let values = Set(probes[probe].values)
            let quantile = probes[probe].quantiles[job.point]
            var isOut = false
            evaluator.evaluate(
                job.option, { values.contains($0) ? quantile : nil }, seen: { isOut = evaluator.judge.failsGate($0) }
            ) { [self] row in
                probes[probe].keep(job, evaluator.judge.whole(row), isOut: isOut)
                answered()
            }
        } done: { [self] in
            attribute()
        }
    }

    /// Sobol indices of the leader's margin, where they were asked for.
    private func attribute() {
        guard settings.wantsSobol, let evaluator, let ranking, !evaluator.values.isEmpty else { return remedy() }
        let design = SobolDesign(evaluator, ranking, samples: max(2, settings.samples), seed: settings.seed)
        var wholes = [Double](repeating: 0, count: design.jobs.count)
        queue("attributing variance", design.jobs.count) { number, answered in
            let job = design.jobs[number]
            evaluator.evaluate(job.option, { design.quantile($0, job) }) {
                wholes[number] = evaluator.judge.whole($0)
                answered()
            }
        } done: { [self] in
            sobol = design.indices(wholes)
            remedy()
        }
    }

    /// What would have to change, worked out through the modules.
    private func remedy() {
        guard let evaluator, settings.remedies > 0 else { return finish() }
        let search = RemedySearch(self, evaluator.judge)
        var found = [RemedyTrial?](repeating: nil, count: search.trials.count)
        queue("working out remedies", search.trials.count) { [self] number, answered in
            let trial = search.trials[number]
            AssessmentRun.measure(trial.subject, under: plan, with: measuring, at: [:]) {
                found[number] = search.judged(trial, $0)
                answered()
            }
        } done: { [self] in
            remedies = search.remedies(found.compactMap { $0 })
            finish()
        }
    }

    private func finish() {
        guard let completion, isWanted() else { return }
        self.completion = nil
        completion(record())
    }
}

extension AssessmentRecord {
    /// Gates that fail and are not lifted by an exemption.
    var failedGates: [GateRecord] { gates.filter { $0.verdict == .fail && $0.counts } }
    var undeterminedGates: [GateRecord] { gates.filter { $0.verdict == .undetermined && $0.counts } }

    /// What the modules said.
    var measured: [MeasuredModule] {
        modules.map { module in
            MeasuredModule(
                indicators: module.indicators.map(\.measured), method: module.method, failures: module.failures)
        }
    }
}

extension MeasuredModule {
    /// Why an indicator failed that had not failed where the evidence was taken before; nil where none did.
    fileprivate func firstFailure(notIn before: MeasuredModule) -> String? {
        for (now, then) in zip(indicators, before.indicators) {
            guard case .failed(let reason) = now.centre else { continue }
            if case .failed = then.centre { continue }
            return reason
        }
        return nil
    }
}
