import ArgumentParser
import Assessment
import Deliberation
import Diagnostics
import Documents
import ModuleHost
import Reporting
import RiskModel
import Serving

/// `plumbline compare`: options under one profile.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare options: gates, ranking, how far it can be trusted, and what to ask next.",
        discussion: """
            Options are an option set, plumbline-options/1 ('plumbline schema options'), or several deployments. A failed
            gate takes an option out of the ranking. The same seed gives the same bytes, however many processes work.
            Exit status 1 where no option passes its gates, 2 where the leader rests on an open gate or too little evidence.

            EXAMPLES
              plumbline compare options.yaml --profile smart-city-procurement
              plumbline compare a.yaml b.yaml --samples 10000 --jobs 2 --format json
            """)

    @Argument(help: ArgumentHelp("An option set, or deployments; YAML or JSON.", valueName: "options"))
    var files: [String]

    @Option(help: "A profile's name, or the path of one.")
    var profile = "baseline"

    @Option(help: "text for people, json for programs, csv for spreadsheets.")
    var format = Format.text

    @Option(help: ArgumentHelp("Whose law and whose risk; overrides the profile.", valueName: "code"))
    var home: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("The date, 2026-11-23; today by default.", valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("Draws of the uncertain evidence; 0 for none.", valueName: "number"))
    var samples = 1_000

    @Option(help: ArgumentHelp("Seed of every draw.", valueName: "number"))
    var seed: UInt64 = 1

    @Flag(help: "Work out Sobol indices of first and total order; takes samples × (uncertain values + 2) measurements.")
    var sobol = false

    @Option(help: "Between $low, $mode and $high: triangular or pert.")
    var distribution = Distribution.triangular

    @Option(
        help: ArgumentHelp(
            "Draw weights around the profile's own, the closer the greater this is, from 1; else from all there are.",
            valueName: "number"))
    var concentration: Double?

    @Option(help: ArgumentHelp("Processes per module.", valueName: "number"))
    var jobs = 1

    @Flag(help: "Members that no module reads are errors.")
    var strict = false

    @OptionGroup var shared: SharedOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }
    enum Distribution: String, ExpressibleByArgument, CaseIterable { case triangular, pert }

    func validate() throws {
        if let asOf, CalendarDate(iso: asOf)?.day == nil {
            throw ValidationError("'\(asOf)' is not a date such as 2026-11-23.")
        }
        if let concentration, !(1...1e12).contains(concentration) {
            throw ValidationError("--concentration is a number from 1 to 1e12.")
        }
        guard jobs > 0 else { throw ValidationError("--jobs is at least 1.") }
        guard (0...1_000_000).contains(samples) else { throw ValidationError("--samples is 0 to 1000000.") }
        guard !sobol || samples > 0 else { throw ValidationError("--sobol needs samples; --samples is 0.") }
    }

    func run() throws {
        let engine = shared.workspace.engine(jobs: jobs, isStrict: strict)
        let plan: AssessmentPlan
        let loaded: OptionsReader.Loaded
        do throws(Problems) {
            plan = try engine.plan(
                profile: profile, home: home, asOf: asOf.flatMap { CalendarDate(iso: $0) }, seed: seed)
            Console.tell(plan.remarks)
            loaded = try engine.options(files, under: plan, streams: true)
        } catch {
            Console.tell(error.diagnostics)
            throw ExitStatus.badDocument.exit
        }
        Console.tell(loaded.remarks)
        var settings = ComparisonSettings()
        settings.samples = samples
        settings.seed = seed
        settings.wantsSobol = sobol
        settings.concentration = concentration
        settings.isPERT = distribution == .pert
        let meter = Console.isTerminal(2) ? StageMeter() : nil
        var record: ComparisonRecord?
        engine.compare(loaded, under: plan, settings: settings, progress: { meter?.show($0, $1, $2) }) { record = $0 }
        engine.host.run { record != nil }
        meter?.finish()
        engine.host.shutdown()
        guard let record else { throw ExitStatus.internal.exit }
        write(record)
        let status = self.status(of: record)
        if status != .passed { throw status.exit }
    }

    private func write(_ record: ComparisonRecord) {
        switch format {
        case .text:
            Console.write(
                ComparisonText.text(record, style: Console.style(noColor: shared.noColor), width: Console.width))
        case .json:
            var writer = JSONWriter()
            ComparisonWriter.write(record, showsPlaces: true, to: &writer)
            writer.newline()
            Console.write(writer.bytes)
        case .csv:
            if let ranking = record.ranking {
                Console.write(RankingTable.text(ranking.runs, ranking.matrix, aggregate: ranking.whole))
            }
        }
    }

    /// 1 where every option fails a gate; 2 where the leader rests on a gate that is open or on too little evidence.
    private func status(of record: ComparisonRecord) -> ExitStatus {
        if record.ranked.isEmpty { return .refused }
        if record.verdict.word == .undetermined || record.records.contains(where: \.isPartial) { return .incomplete }
        return .passed
    }
}

/// What is being done and how much of it, on a terminal's standard error.
private final class StageMeter {
    private var last = 0.0
    private var isShown = false

    func show(_ stage: String, _ done: Int, _ total: Int) {
        let now = monotonicSeconds()
        guard now - last > 0.1 || done == total, total > 1 else { return }
        last = now
        isShown = true
        Console.write(Array("\r\u{1B}[K\(stage): \(done) of \(total)".utf8), to: 2)
    }

    func finish() {
        if isShown { Console.write(Array("\r\u{1B}[K".utf8), to: 2) }
    }
}
