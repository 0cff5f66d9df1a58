import Foundation
import Loading
import ModuleTesting
import TestSupport
import Testing

/// The conformance suite, against modules that keep the protocol and modules that break it in one way each.
@Suite struct ConformanceTests {
    private func report(_ directory: String) throws -> ConformanceReport {
        let module = try ManifestLoader.load(directory: directory)
        return ConformanceSuite(module, engineDirectory: Checkout.products).run()
    }

    private func failed(_ report: ConformanceReport) -> [String] {
        report.results.filter { $0.outcome == .failed }.map(\.id)
    }

    private func explained(_ report: ConformanceReport) -> Comment {
        Comment(rawValue: report.results.filter { $0.outcome != .passed }.map(\.text).joined())
    }

    @Test(arguments: ["Scale", "IPv6Readiness", "Governance", "VendorLockIn"])
    func `a bundled module meets every point and all advice`(_ folder: String) throws {
        let report = try report(Checkout.path("Plugins/" + folder))
        #expect(failed(report).isEmpty, explained(report))
        #expect(report.results.allSatisfy { $0.outcome == .passed && !$0.reason.isEmpty })
        #expect(report.caseCount > 0 && report.generatedCount > 20)
    }

    @Test func `a module in forty lines of Python meets every required point`() throws {
        let report = try report(Checkout.path("Tests/Fixtures/modules/staffing"))
        #expect(report.isConforming, explained(report))
        #expect(Set(failed(report)) == ["id.spelling", "framing.blank-lines"])
        #expect(report.caseCount == 0 && report.generatedCount > 0)
    }

    /// What each behaviour breaks, and nothing else.
    static let broken: [(behaviour: String, checks: Set<String>)] = [
        ("", []),
        ("silent", ["hello.greets", "output.only-messages"]),
        ("banner", ["hello.greets", "output.only-messages"]),
        ("newer-version", ["hello.greets"]),
        ("first-version", ["hello.version"]),
        ("any-version", ["hello.no-common-version", "hello.supported"]),
        ("supported-untold", ["hello.supported"]),
        ("another-identity", ["hello.identity"]),
        (
            "no-ping",
            [
                "method.ping", "id.integer", "id.string", "id.spelling", "notification.unknown",
                "notification.cancelled",
            ]
        ),
        ("digits-become-numbers", ["id.string"]),
        ("large-ids-become-floats", ["id.integer"]),
        ("ids-are-respelled", ["id.spelling"]),
        ("knows-everything", ["method.unknown"]),
        ("refuses-shutdown", ["method.shutdown"]),
        ("refuses-unknown-members", ["members.unknown", "framing.long-line"]),
        ("answers-notifications", ["notification.unknown", "notification.cancelled", "cancellation"]),
        ("dies-of-notifications", ["notification.unknown"]),
        ("dies-of-cancellation", ["notification.cancelled", "cancellation"]),
        ("stays", ["eof.exit", "method.shutdown"]),
        ("drops-at-end", ["eof.in-flight"]),
        ("exit-3", ["eof.status"]),
        ("stray-line", ["output.only-messages", "measure.answers"]),
        ("half-a-line", ["output.only-messages"]),
        ("answers-twice", ["output.one-answer"]),
        ("chunk-is-message", ["framing.pieces", "framing.long-line"]),
        ("long-lines-are-lost", ["framing.long-line"]),
        ("blank-line-is-the-end", ["framing.blank-lines"]),
        ("floods", ["stderr.flood"]),
        ("refuses-to-measure", ["measure.answers"]),
        ("leaves-out", ["measure.indicators", "declared.sufficiency", "case.known"]),
        ("stranger-indicator", ["measure.indicators"]),
        ("twice", ["measure.indicators"]),
        ("outside-domain", ["measure.units"]),
        ("word-for-number", ["measure.units", "case.known", "unknown.silence"]),
        ("number-for-key", ["measure.units", "case.known"]),
        ("stranger-key", ["measure.units", "case.known"]),
        ("rests-elsewhere", ["measure.scope"]),
        ("misses-elsewhere", ["measure.scope"]),
        ("fails-on-empty", ["measure.failed"]),
        ("one-at-a-time", ["pipelining", "eof.in-flight"]),
        ("cancelled-is-dropped", ["cancellation"]),
        ("slow", ["deadline.own-limit"]),
        ("no-time-no-answer", ["deadline.passed"]),
        (
            "random",
            ["determinism", "order", "members.unknown", "framing.long-line", "declared.non-interference"]
        ),
        ("answers-repetitions-otherwise", ["determinism"]),
        ("remembers", ["order"]),
        ("needs-undeclared", ["declared.needs", "declared.needs-complete"]),
        ("reads-undeclared", ["declared.needs", "declared.needs-complete", "declared.non-interference"]),
        ("needs-more-than-it-says", ["declared.needs-complete"]),
        ("alone-is-otherwise", ["measure.only"]),
        ("never-measures", ["declared.sufficiency", "case.known"]),
        ("says-nothing-missing", ["unknown.missing"]),
        ("misses-what-is-there", ["unknown.missing", "case.known", "unknown.silence", "declared.needs-complete"]),
        ("absence-is-a-fact", ["unknown.not-applicable", "unknown.silence"]),
        ("unknown-is-good", ["unknown.silence"]),
        ("case-is-wrong", ["case.known"]),
        ("case-is-unreadable", ["case.readable"]),
    ]

    /// Checks that are advice; every other is required.
    static let advice: Set<String> = [
        "hello.supported", "hello.identity", "id.spelling", "eof.status", "framing.blank-lines", "stderr.flood",
        "measure.failed", "determinism", "order", "declared.needs", "declared.non-interference",
        "declared.sufficiency", "declared.needs-complete", "unknown.missing", "unknown.not-applicable",
        "unknown.silence",
    ]

    @Test(arguments: broken.indices) func `what breaks one thing is told that thing`(_ index: Int) throws {
        let (behaviour, checks) = ConformanceTests.broken[index]
        let directory = TemporaryDirectory()
        let report = try report(try module(behaviour, in: directory))
        #expect(Set(failed(report)) == checks, explained(report))
        #expect(report.isConforming == checks.isSubset(of: ConformanceTests.advice))
        for result in report.results {
            #expect((result.level == .advice) == ConformanceTests.advice.contains(result.id), "\(result.id)")
            #expect(!result.reason.isEmpty)
        }
    }

    @Test func `every check is seen failing`() throws {
        let directory = TemporaryDirectory()
        let all = Set(try report(try module("", in: directory)).results.map(\.id) + ["case.readable"])
        let seen = ConformanceTests.broken.reduce(into: Set<String>()) { $0.formUnion($1.checks) }
        #expect(all == seen)
    }

    private func module(_ behaviour: String, in directory: TemporaryDirectory) throws -> String {
        let folder = "Tests/ModuleTestingTests/Broken/"
        let need = ["needs-undeclared", "reads-undeclared"].contains(behaviour) ? "/secret" : "/crew/state"
        directory.write(
            "crew/module.yaml",
            try Checkout.text(folder + "module.yaml.txt").replacingOccurrences(
                of: "BEHAVIOUR", with: "\"\(behaviour)\""
            )
            .replacingOccurrences(of: "NEED", with: need))
        directory.write("crew/input.schema.json", try Checkout.text(folder + "input.schema.json"))
        directory.write("crew/main.py", try Checkout.text(folder + "main.py"))
        let ready = behaviour == "case-is-unreadable" ? "[" : "{ ready: true }, { ready: false }"
        directory.write(
            "crew/Cases/known/deployment.yaml",
            "format: plumbline-deployment/1\nid: known\ncrew: { state: bad, parts: [\(ready)] }\n")
        let value = behaviour == "case-is-wrong" ? 0.75 : 0.5
        directory.write(
            "crew/Cases/known/expected.json",
            #"{"measurements":{"unready-share":{"outcome":"measured","value":\#(value)},"#
                + #""state":{"outcome":"measured","value":"bad"}}}"#)
        return directory.path + "/crew"
    }

    @Test func `the command prints each point, exits 1 on a required one, and speaks JSON and JUnit`() throws {
        let directory = TemporaryDirectory()
        let path = try module("first-version", in: directory)
        func check(_ format: String, _ path: String) throws -> CommandRun {
            try CommandRun.plumbline(["modules", "check", path, "--format", format])
        }
        let text = try check("text", path)
        #expect(text.status == 1)
        #expect(
            text.output.contains(
                """
                  ✗ it picks a version it was offered, the newest it knows [hello.version]
                      offered 9.7 and 1.0 it chose 9.7

                """))
        #expect(text.output.hasSuffix(" 1 required failed, 0 advised against\n"))
        let json = try check("json", path)
        #expect(json.status == 1)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(object["conforms"] as? Bool == false)
        let checks = try #require(object["checks"] as? [[String: String]])
        #expect(checks.filter { $0["outcome"] == "failed" }.map { $0["id"] } == ["hello.version"])
        let junit = try check("junit", path)
        let parser = XMLCount()
        #expect(parser.parse(junit.output))
        #expect(parser.names["testcase"] == checks.count)
        #expect(parser.names["failure"] == 1 && parser.names["skipped"] == nil)

        let other = TemporaryDirectory()
        let advised = try check("text", try module("exit-3", in: other))
        #expect(advised.status == 0, "\(advised.output)")
        let unknown = try check("text", other.path + "/nowhere")
        #expect(unknown.status == 65)
        #expect(unknown.errors.contains("[document.missing]"))
    }
}

/// Counts the elements of an XML text that is well formed.
private final class XMLCount {
    var names: [String: Int] = [:]

    /// A small reader, so that the tests need no XML library: every tag is closed in order.
    func parse(_ text: String) -> Bool {
        var open: [String] = []
        for match in text.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
            let (_, closes, name, empty) = match.output
            if closes == "/" {
                guard open.popLast() == String(name) else { return false }
            } else {
                names[String(name), default: 0] += 1
                if empty != "/" { open.append(String(name)) }
            }
        }
        return open.isEmpty && !names.isEmpty
    }
}
