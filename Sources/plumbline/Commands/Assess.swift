import ArgumentParser
import Assessment
import Diagnostics
import Documents
import Loading
import ModuleHost
import Reporting
import RiskModel
import Serving

/// `plumbline assess`: one record per deployment.
struct Assess: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Assess deployments under a profile.",
        discussion: """
            EXAMPLES
              plumbline assess city.yaml --home ES
              plumbline assess city.yaml --set /platform/capacity=100000
              cat city.json | plumbline assess - --format json
            """)

    @Argument(help: ArgumentHelp("Deployments in YAML or JSON; - for standard input.", valueName: "file"))
    var files: [String]

    @Option(help: "A profile's name, or the path of one.")
    var profile = "baseline"

    @Option(help: "text for people, json for programs: one record per line.")
    var format = Format.text

    @Option(help: ArgumentHelp("Whose law and whose risk, for instance ES; overrides the profile.", valueName: "code"))
    var home: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("The assessment's date, 2026-11-23; today by default.", valueName: "date"))
    var asOf: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("What if: replace one value of each deployment.", valueName: "pointer=value"))
    var changes: [String] = []

    @Option(help: ArgumentHelp("Seed of sampled uncertainty.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(
        name: .customLong("fail-on"),
        help: ArgumentHelp("Exit 1 from this band on: very-low, low, moderate, high, very-high.", valueName: "band"))
    var failOn: String?

    @Flag(help: "Members that no module reads are errors.")
    var strict = false

    @OptionGroup var shared: SharedOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if let asOf, CalendarDate(iso: asOf)?.day == nil {
            throw ValidationError("'\(asOf)' is not a date such as 2026-11-23.")
        }
        if let failOn, Band(name: failOn) == nil {
            throw ValidationError("'\(failOn)' is not a band: very-low, low, moderate, high or very-high.")
        }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Standard input can be read once.")
        }
        for change in changes where !change.hasPrefix("/") || !change.contains("=") {
            throw ValidationError("'\(change)' is not of the form /pointer=value.")
        }
    }

    func run() throws {
        let engine = shared.workspace.engine(isStrict: strict, cached: false)
        let plan: AssessmentPlan
        do {
            plan = try engine.plan(
                profile: profile, home: home, asOf: asOf.flatMap { CalendarDate(iso: $0) }, seed: seed)
        } catch {
            Console.tell(error.diagnostics)
            throw ExitStatus.badDocument.exit
        }
        Console.tell(plan.remarks)
        engine.host.warmUp(plan.modules.map(\.id))
        var records = [AssessmentRecord?](repeating: nil, count: files.count)
        var pending = 0
        var status = ExitStatus.passed
        for (position, file) in files.enumerated() {
            do throws(Problems) {
                try engine.assess(
                    try document(file, engine.loader(for: plan)), under: plan, remarks: { Console.tell($0) }
                ) {
                    records[position] = $0
                    pending -= 1
                }
                pending += 1
            } catch {
                Console.tell(error.diagnostics)
                status = status.and(.badDocument)
            }
        }
        engine.host.run { pending == 0 }
        for (position, record) in records.compactMap({ $0 }).enumerated() {
            write(record, isFirst: position == 0)
            status = status.and(self.status(of: record))
        }
        engine.host.shutdown()
        if status != .passed { throw status.exit }
    }

    private func document(_ file: String, _ loader: DeploymentLoader) throws(Problems) -> Document {
        let document = try FileText.document(file, streams: true, alsoTelling: { loader.problems(in: $0) })
        return changes.isEmpty ? document : try WhatIf.apply(changes, to: document)
    }

    private func write(_ record: AssessmentRecord, isFirst: Bool) {
        switch format {
        case .text:
            let text = TextReport.text(record, style: Console.style(noColor: shared.noColor), width: Console.width)
            Console.write((isFirst ? "" : "\n") + text)
        case .json:
            var writer = JSONWriter()
            RecordWriter(showsPlaces: true).write(record, to: &writer)
            writer.newline()
            Console.write(writer.bytes)
        }
    }

    private func status(of record: AssessmentRecord) -> ExitStatus {
        let verdict = Verdict(record, failOn: failOn.flatMap { Band(name: $0) })
        if verdict.isRefused { return .refused }
        return verdict.isIncomplete ? .incomplete : .passed
    }
}
