import Assessment
import Comparison
import Deliberation
import Diagnostics
import Documents
import LineProtocol
import Loading

extension Engine {
    /// Option sets and deployments, checked, with prices in the profile's currency.
    public func options(
        _ files: [String], under plan: AssessmentPlan, streams: Bool = false
    ) throws(Problems) -> OptionsReader.Loaded {
        try OptionsReader.load(
            files, with: loader(for: plan), horizonYears: plan.profile.horizonYears, streams: streams
        )
        .priced(under: plan.profile)
    }

    /// Starts comparing. `completion` is called once, at once or later; never where nobody wants it any more.
    public func compare(
        _ options: OptionsReader.Loaded, under plan: AssessmentPlan, settings: ComparisonSettings,
        isWanted: @escaping () -> Bool = { true }, progress: @escaping ComparisonRun.Progress = { _, _, _ in },
        completion: @escaping (ComparisonRecord) -> Void
    ) {
        ComparisonRun.start(
            options, under: plan, settings: settings, loader: loader(for: plan), with: measuring, isWanted: isWanted,
            progress: progress, completion: completion)
    }
}

func answerCompare(_ engine: Engine, _ request: Request) throws {
    let plan = try plan(of: request, engine)
    let paths = request["path"]?.string.map { [$0] } ?? request["paths"]?.strings
    let loaded =
        try paths.map { try engine.options($0, under: plan) }
        ?? OptionsReader.load(
            request.document, root: request["options"]?.index ?? 0, with: engine.loader(for: plan),
            horizonYears: plan.profile.horizonYears
        )
        .priced(under: plan.profile)
    var settings = ComparisonSettings()
    settings.samples = request["samples"]?.integer ?? settings.samples
    settings.seed = UInt64(request["seed"]?.integer ?? 1)
    settings.wantsSobol = request["sobol"]?.bool ?? false
    settings.concentration = request["concentration"]?.double
    settings.isPERT = request["distribution"]?.string == "pert"
    let showsPlaces = paths != nil
    var stages: [String] = []
    engine.compare(
        loaded, under: plan, settings: settings, isWanted: { !request.isAnswered },
        progress: { stage, done, total in
            if stages.last != stage { stages.append(stage) }
            // A line for each hundredth of a stage tells a client enough; the sum over the stages only grows.
            guard done == total || done % max(1, total / 100) == 0 else { return }
            request.progress((stages.count - 1) * 100 + 100 * done / max(1, total), of: ComparisonRun.stages * 100)
        },
        completion: { record in
            request.answer { result in
                result.object { body in
                    body.name("ranking")
                    ComparisonWriter.write(record, showsPlaces: showsPlaces, to: &body)
                    let remarks = plan.remarks + loaded.remarks
                    guard !remarks.isEmpty else { return }
                    body.name("diagnostics")
                    body.array { list in remarks.forEach { list.diagnostic($0) } }
                }
            }
        })
}
