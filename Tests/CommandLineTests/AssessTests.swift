import Foundation
import TestSupport
import Testing

@Suite struct AssessTests {
    private let city = "Examples/d3-european-city/deployment.yaml"

    private func json(_ arguments: [String], input: String? = nil) throws -> (record: [String: Any], status: Int32) {
        let run = try CommandRun.plumbline(["assess", "--format", "json"] + arguments, input: input)
        let data = Data(run.output.utf8)
        let record = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        return (try #require(record, "\(run.errors)"), run.status)
    }

    private func value(_ record: [String: Any], _ code: String) -> Double? {
        let modules = record["modules"] as? [[String: Any]] ?? []
        let indicators = modules.flatMap { $0["indicators"] as? [[String: Any]] ?? [] }
        return indicators.first { $0["code"] as? String == code }?["value"] as? Double
    }

    @Test func `members of a record come in the order of the format`() throws {
        let run = try CommandRun.plumbline([
            "assess", city, "--home", "ES", "--format", "json", "--as-of", "2026-11-23",
        ])
        var rest = run.output[...]
        for name in [
            "format", "engine", "asOf", "home", "deployment", "profile", "risk", "coverage", "partial", "gates",
            "modules",
        ] {
            let range = try #require(rest.range(of: "\"\(name)\":"), "\(name)")
            rest = rest[range.upperBound...]
        }
        #expect(run.output.hasPrefix(#"{"format":"plumbline-assessment/1","engine":{"version":"#))
        #expect(run.output.filter { $0 == "\n" }.count == 1)
    }

    @Test func `what-ifs replace values, evidence and all`() throws {
        let before = try json([city, "--home", "ES"]).record
        let after = try json([city, "--home", "ES", "--set", "/platform/capacity=120000"]).record
        #expect(value(before, "SC-05") == 0.75)
        #expect(value(after, "SC-05") == 0.5)
    }

    @Test func `a what-if that leads nowhere is refused`() throws {
        let run = try CommandRun.plumbline(["assess", city, "--set", "/platform/capacity/x/y=1"])
        #expect(run.status == 65)
        #expect(
            run.errors.contains("--set: error: '/platform/capacity/x/y' leads nowhere in this deployment [set.pointer]")
        )
    }

    @Test func `a band that is reached ends with 1`() throws {
        #expect(try json([city, "--home", "ES", "--fail-on", "low"]).status == 1)
        #expect(try json([city, "--home", "ES", "--fail-on", "very-high"]).status != 1)
    }

    @Test func `standard input is read as JSON or YAML, without places in the file's name`() throws {
        let text = #"{"format":"plumbline-deployment/1","id":"x","platform":{"capacity":10}}"#
        let (record, status) = try json(["-"], input: text)
        #expect((record["deployment"] as? [String: Any])?["id"] as? String == "x")
        #expect(status == 2)
    }

    @Test func `one bad document of several does not keep the others from being assessed`() throws {
        let directory = TemporaryDirectory()
        let bad = directory.write("bad.yaml", "format: plumbline-deployment/1\nid: bad\ndevices: 3\n")
        let run = try CommandRun.plumbline(["assess", bad, city, "--home", "ES", "--format", "json"])
        #expect(run.status == 65)
        #expect(run.output.contains("\"id\":\"d3-european-city\"") || run.output.contains("\"deployment\":"))
        #expect(run.errors.contains("\(bad):3:10: error: expected a list, not a number: 3 [deployment.wrong-type]"))
    }

    @Test func `the home is the assessor's and changes what is foreign`() throws {
        let at = try json([city, "--home", "ES"]).record
        let abroad = try json([city, "--home", "BR"]).record
        #expect(value(at, "GV-01") != value(abroad, "GV-01") || value(at, "GV-06") != value(abroad, "GV-06"))
    }

    /// A home nobody knows would make everything foreign without a word.
    @Test func `a home that is no code is refused, on the command line and in a profile`() throws {
        let city = "Examples/d3-european-city/deployment.yaml"
        let run = try CommandRun.plumbline(["assess", city, "--home", "UK"])
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(
            run.errors.contains("error: home: 'UK' is not a country code") && run.errors.contains("did you mean 'GB'?"))
        let directory = TemporaryDirectory()
        directory.write(
            "p.yaml",
            "format: plumbline-profile/1\nid: p\nextends: baseline\nhome: es\ntrusted: [{ code: uae, reason: x }]\n")
        let profile = try CommandRun.plumbline(["assess", city, "--profile", directory.path + "/p.yaml"])
        #expect(
            profile.errors.contains("p.yaml:4:7: error: 'es' is not") && profile.errors.contains("did you mean 'ES'?"))
        #expect(profile.errors.contains("p.yaml:5:19: error: 'uae' is not"))
        #expect(try CommandRun.plumbline(["assess", city, "--home", "XK"]).status != 65)
    }

    @Test func `killing the engine leaves no module behind`() throws {
        let directory = TemporaryDirectory()
        directory.write(
            "slow/module.yaml",
            """
            format: plumbline-module/1
            id: slow
            version: 1.0.0
            title: Slow
            protocol: ["1.0"]
            command: [sh, main.sh]
            input: input.schema.json
            limits: { start-seconds: 60 }
            indicators: [{ id: a, question: What?, unit: ratio, value-function: { points: [[0, 0], [1, 100]] } }]
            """)
        directory.write("slow/input.schema.json", #"{"type":"object","properties":{"a":{"type":"number"}}}"#)
        directory.write("slow/main.sh", "while :; do sleep 1; done\n")
        let profile = directory.write("p.yaml", "format: plumbline-profile/1\nid: p\nmodules: { slow: {} }\n")
        let deployment = directory.write("d.yaml", "format: plumbline-deployment/1\nid: d\na: 1\n")
        let script = """
            \(Checkout.products)/plumbline assess \(deployment) --profile \(profile) --modules \(directory.path) &
            engine=$!
            module=
            while [ -z "$module" ]; do
                sleep 0.02
                for child in $(cat /proc/$engine/task/$engine/children); do
                    if grep -q main.sh /proc/$child/cmdline 2>/dev/null; then module=$child; fi
                done
            done
            kill -KILL $engine; wait $engine
            for turn in $(seq 100); do kill -0 $module 2>/dev/null || { echo gone; exit 0; }; sleep 0.02; done
            echo alive
            """
        let run = try CommandRun.run("/bin/sh", ["-c", script])
        #expect(run.output.contains("gone"), "\(run.output) \(run.errors)")
    }
}
