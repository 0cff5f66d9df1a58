import Assessment
import Documents
import Foundation
import LineProtocol
import Loading
import RiskModel
import Serving
import TestSupport

@testable import ModuleHost

/// An engine with two modules: `odd`, which misbehaves as it is told, and `steady`, which does not.
final class Rig {
    let directory: TemporaryDirectory
    let host: ModuleHost.Host
    private let modules: [InstalledModule]
    private let entries = Entries()

    private final class Entries {
        var lines: [String] = []
    }

    /// Lines of the log, as `level: module: message`.
    var logged: [String] { entries.lines }

    init(
        _ behaviour: String, limits: String = "{}", permissions: String = "{}",
        trust: ModuleHost.Host.Trust = ModuleHost.Host.Trust(),
        in place: TemporaryDirectory? = nil, adjust: @escaping (inout Supervision.Limits) -> Void = Rig.hurry
    ) {
        signal(SIGPIPE, SIG_IGN)
        directory = place ?? TemporaryDirectory()
        for (id, behaviour) in [("odd", behaviour), ("steady", "well")] {
            directory.write(
                id + "/module.yaml",
                """
                format: plumbline-module/1
                id: \(id)
                version: 1.0.0
                title: \(id)
                protocol: ["1.0"]
                command: [MisbehavingModule, \(behaviour)]
                input: input.schema.json
                limits: \(id == "odd" ? limits : "{}")
                permissions: \(id == "odd" ? permissions : "{}")
                indicators:
                  - { id: answer, question: What?, unit: ratio, domain: [0, 1], value-function: { points: [[0, 0], [1, 100]] } }
                """)
            directory.write(
                id + "/input.schema.json",
                #"{"type":"object","properties":{"odd":{"type":"number"},"filler":{"type":"string"}}}"#)
        }
        modules = ModuleDiscovery(directories: [directory.path]).usable().modules
        let entries = entries
        host = ModuleHost.Host(
            modules: modules, version: "test", engineDirectory: Checkout.products, trust: trust, adjust: adjust
        ) { entry, module in entries.lines.append("\(entry.level): \(module): \(entry.message)") }
    }

    deinit { host.shutdown() }

    /// Short pauses, so that no test waits for what only time would bring.
    static func hurry(_ limits: inout Supervision.Limits) {
        (limits.graceSeconds, limits.endSeconds) = (0.5, 0.2)
        (limits.backoffSeconds, limits.longestBackoffSeconds) = (0.01, 0.02)
    }

    struct Outcome {
        let answer: Answer
        /// What the module itself is blamed for.
        let failures: [ModuleFailure]
        let steady: Answer
        let record: AssessmentRecord
    }

    /// Assesses a deployment in which `odd` is so much.
    func assess(_ odd: Double = 0.5, filler: Int = 0) throws -> Outcome {
        let profile = directory.write(
            "profile.yaml", "format: plumbline-profile/1\nid: both\nmodules: { odd: {}, steady: {} }\n")
        let loaded = try ProfileLoader(library: ProfileLibrary(directories: []), modules: modules).load(profile)
        let plan = try AssessmentPlan(
            profile: loaded.profile, modules: modules.map { ($0.manifest, $0.selection) },
            options: AssessmentPlan.Options(
                asOf: CalendarDate(year: 2026, month: 11, day: 23), engineVersion: "test"))
        let more = filler > 0 ? #","filler":"\#(String(repeating: "f", count: filler))""# : ""
        let document = Document()
        try document.read(json: Array(#"{"format":"plumbline-deployment/1","id":"x","odd":\#(odd)\#(more)}"#.utf8).span)
        let subject = try DeploymentLoader(modules: modules).check(document).subject
        var record: AssessmentRecord?
        AssessmentRun.start(subject, under: plan, with: host) { record = $0 }
        host.run { record != nil }
        let finished = record!
        return Outcome(
            answer: finished.modules[0].indicators[0].answer, failures: finished.modules[0].failures,
            steady: finished.modules[1].indicators[0].answer, record: finished)
    }

    /// Processes that belong to the rig's modules, found by what only they have in their environment.
    var processes: [pid_t] { Processes.having("PLUMBLINE_MODULE_DIR=\(absolutePath(directory.path))/") }
}

/// The machine's processes, as a test sees them.
enum Processes {
    /// Those whose environment has a variable that begins so.
    static func having(_ variable: String) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { pid in
            guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else { return false }
            return data.split(separator: 0).contains { String(decoding: $0, as: UTF8.self).hasPrefix(variable) }
        }
    }

    /// Waits until a condition holds, at most so long.
    static func wait(atMost seconds: Double, until isTrue: () -> Bool) -> Bool {
        let end = monotonicSeconds() + seconds
        while !isTrue() {
            if monotonicSeconds() > end { return false }
            usleep(5000)
        }
        return true
    }
}
