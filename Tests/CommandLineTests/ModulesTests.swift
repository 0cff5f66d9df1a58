import Documents
import Foundation
import TestSupport
import Testing

/// `plumbline modules`: what is installed and how it is doing.
@Suite struct ModulesTests {
    static func manifest(_ id: String, _ command: String, more: String = "") -> String {
        """
        format: plumbline-module/1
        id: \(id)
        version: 1.0.0
        title: \(id)
        summary: A test.
        protocol: ["1.0"]
        command: \(command)
        input: input.schema.json
        \(more)
        indicators:
          - { id: answer, question: What?, unit: ratio, domain: [0, 1], value-function: { points: [[0, 0], [1, 100]] } }
        """
    }

    /// A directory with one module of one file.
    static func module(_ id: String, _ command: String, _ files: [String: String], more: String = "")
        -> TemporaryDirectory
    {
        let directory = TemporaryDirectory()
        directory.write("\(id)/module.yaml", manifest(id, command, more: more))
        directory.write("\(id)/input.schema.json", #"{"type":"object","properties":{"odd":{"type":"number"}}}"#)
        for (name, text) in files { directory.write("\(id)/\(name)", text, executable: true) }
        return directory
    }

    private func parsed(_ text: String) throws -> Node {
        let document = Document()
        try document.read(json: Array(text.utf8).span)
        return document.root
    }

    @Test func `started, every module tells its state, and a failure its evidence`() throws {
        let directory = ModulesTests.module(
            "broken", "[sh, main.sh]", ["main.sh": "echo 'no licence found' >&2; exit 3"])
        let text = try CommandRun.plumbline(["modules", "--start", "--modules", directory.path])
        #expect(text.status == 0)
        #expect(
            text.output.hasPrefix(
                """
                broken 1.0.0  broken
                    A test.
                    1 indicators · \(directory.path)/broken
                    idle, 0 restarts
                    last failure: module 'broken' ended with exit code 3 before it answered; its last words: no licence found

                """))
        #expect(text.output.contains("    ready, 0 restarts\n"))
        let json = try CommandRun.plumbline(
            ["modules", "list", "--start", "--format", "json", "--modules", directory.path])
        let broken = try #require(try parsed(json.output)["modules"]?.elements.first)
        #expect(broken["state"]?.string == "idle")
        #expect(broken["restarts"]?.integer == 0)
        #expect(broken["lastFailure"]?["kind"]?.string == "module_crashed")
        #expect(broken["lastFailure"]?["exitCode"]?.integer == 3)
        #expect(broken["lastFailure"]?["stderrTail"]?.string == "no licence found\n")
    }
}
