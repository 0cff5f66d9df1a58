import Assessment
import Diagnostics
import Documents
import Loading
import ModuleHost
import RiskModel
import Serving

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The engine in one process with the test: real modules in their own processes, no command line.
public final class Bench {
    public let modules: [InstalledModule]
    public let host: Host
    public let library: ProfileLibrary

    /// - Parameter directories: searched before the bundled modules.
    public init(directories: [String] = [], bundled: Bool = true) {
        // As the engine's own main does: a module that is gone is an error to handle, not the end.
        signal(SIGPIPE, SIG_IGN)
        let all = directories + (bundled ? [Checkout.path("Plugins")] : [])
        modules = ModuleDiscovery(directories: all).usable().modules
        library = ProfileLibrary(directories: [Checkout.path("Profiles")])
        let entries = Entries()
        self.entries = entries
        host = Host(modules: modules, version: "test", engineDirectory: Checkout.products) { entry, module in
            entries.lines.append("\(entry.level): \(module): \(entry.message)")
        }
    }

    private let entries: Entries
    public var logged: [String] { entries.lines }

    private final class Entries {
        var lines: [String] = []
    }

    deinit { host.shutdown() }

    public func plan(
        _ profile: String, home: String? = nil, asOf: CalendarDate = CalendarDate(year: 2026, month: 11, day: 23)
    ) throws -> AssessmentPlan {
        let loaded = try ProfileLoader(library: library, modules: modules).load(profile)
        var options = AssessmentPlan.Options(asOf: asOf, engineVersion: "test")
        options.home = home
        return try AssessmentPlan(
            profile: loaded.profile, modules: modules.map { ($0.manifest, $0.selection) }, options: options)
    }

    public func load(_ document: Document) throws -> LoadedDeployment {
        try DeploymentLoader(modules: modules).check(document)
    }

    /// Assesses one document and waits for the record.
    public func assess(_ document: Document, _ plan: AssessmentPlan) throws -> AssessmentRecord {
        let loaded = try load(document)
        var record: AssessmentRecord?
        AssessmentRun.start(loaded.subject, under: plan, with: host) { record = $0 }
        host.run { record != nil }
        guard let record else { throw Problems(Diagnostic("test.no-record", "the assessment did not end")) }
        return record
    }

    public func record(json text: String, _ plan: AssessmentPlan) throws -> AssessmentRecord {
        let document = Document()
        try document.read(json: Array(text.utf8).span)
        return try assess(document, plan)
    }

    /// A document as JSON text on one line.
    public func json(of path: String) throws -> String {
        let document = try FileText.document(path)
        return document.root.raw
    }

    public static func json(_ record: AssessmentRecord) -> String {
        var writer = JSONWriter()
        RecordWriter(showsPlaces: true).write(record, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
