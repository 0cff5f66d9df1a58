import ArgumentParser
import Assessment
import Diagnostics
import ModuleHost
import RiskModel
import Serving

/// `plumbline stream`: one deployment per line in, one record per line out.
struct Stream: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Assess one deployment per line, in constant memory.",
        discussion: """
            A line that is no sound deployment yields an error record in its place. With --trailer the last line counts
            what came in and went out and gives a digest of it, so that output cut short cannot pass as complete.

            EXAMPLES
              plumbline stream --profile baseline --home ES --trailer < deployments.ndjson > records.ndjson
            """)

    @Option(help: "A profile's name, or the path of one.")
    var profile = "baseline"

    @Option(help: "record or summary.")
    var format = StreamSession.Format.record

    @Option(help: ArgumentHelp("Overrides the profile's home.", valueName: "code"))
    var home: String?

    @Option(
        name: .customLong("as-of"), help: ArgumentHelp("The assessment's date; today by default.", valueName: "date"))
    var asOf: String?

    @Flag(help: "End with a line of counts and a digest.")
    var trailer = false

    @Option(help: ArgumentHelp("Processes per module.", valueName: "number"))
    var jobs = 1

    @Flag(name: .customLong("no-cache"), help: "Measure everything again.")
    var noCache = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let asOf, CalendarDate(iso: asOf)?.day == nil {
            throw ValidationError("'\(asOf)' is not a date such as 2026-11-23.")
        }
        guard jobs > 0 else { throw ValidationError("--jobs is at least 1.") }
    }

    func run() throws {
        let stop = StopSignal.install()
        let channel = Channel.standard()
        let engine = shared.workspace.engine(jobs: jobs, cached: !noCache)
        let plan: AssessmentPlan
        do {
            plan = try engine.plan(profile: profile, home: home, asOf: asOf.flatMap { CalendarDate(iso: $0) })
        } catch {
            Console.tell(error.diagnostics)
            throw ExitStatus.badDocument.exit
        }
        Console.tell(plan.remarks)
        let meter = Console.isTerminal(2) ? RateMeter(inputBytes: channel.inputBytes) : nil
        let session = StreamSession(
            engine: engine, plan: plan, channel: channel, format: format, window: 256 * jobs, trailer: trailer,
            stopDescriptor: stop, progress: meter.map { meter in { meter.show($0) } })
        let isWhole = session.run()
        meter?.finish(session.counts)
        engine.host.shutdown()
        guard isWhole else { throw ExitStatus.inputOutput.exit }
        let counts = session.counts
        if counts.failed > 0 { throw ExitStatus.badDocument.exit }
        if counts.refused > 0 { throw ExitStatus.refused.exit }
        if counts.incomplete > 0 { throw ExitStatus.incomplete.exit }
    }
}

extension StreamSession.Format: ExpressibleByArgument {}

/// How many so far, how fast and for how long still, on a terminal's standard error.
private final class RateMeter {
    private let started = monotonicSeconds()
    /// Nil where nobody knows how much is to come.
    private let inputBytes: Int?

    init(inputBytes: Int?) { self.inputBytes = inputBytes }

    func show(_ counts: StreamSession.Counts) {
        let line = RateLine.text(counts, seconds: monotonicSeconds() - started, inputBytes: inputBytes)
        Console.write(Array("\r\(line)\u{1B}[K".utf8), to: 2)
    }

    func finish(_ counts: StreamSession.Counts) {
        show(counts)
        Console.write([0x0A], to: 2)
    }
}
