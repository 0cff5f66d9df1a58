import Foundation
import TestSupport
import Testing

/// `Documentation/Tutorial.md`, followed by somebody who does exactly what it says.
@Suite struct TutorialTests {
    private enum Step {
        case file(String, String)
        case command(String, [String])
    }

    private static let page = "Documentation/Tutorial.md"

    /// What is to be done, in order, and the line each step starts at.
    private func steps(_ lines: [String]) throws -> [(line: Int, step: Step)] {
        var steps: [(Int, Step)] = []
        var file: String?
        var position = 0
        while position < lines.count {
            let line = lines[position]
            if let name = line.firstMatch(of: /^<!-- file: (\S+) -->$/) { file = String(name.1) }
            if line.hasPrefix("```"), line != "```" {
                let end = try #require(
                    lines[(position + 1)...].firstIndex(of: "```"), "line \(position + 1) is not closed")
                let body = Array(lines[(position + 1)..<end])
                if let name = file {
                    steps.append((position + 1, .file(name, body.joined(separator: "\n") + "\n")))
                    file = nil
                } else if line == "```console" {
                    for (offset, text) in body.enumerated() where text.hasPrefix("$ ") {
                        let output = body[(offset + 1)...].prefix { !$0.hasPrefix("$ ") }
                        steps.append((position + 1 + offset, .command(String(text.dropFirst(2)), Array(output))))
                    }
                }
                position = end
            }
            position += 1
        }
        return steps
    }

    /// With PLUMBLINE_REWRITE=1 the output of the commands is written anew instead.
    @Test func `every file is written, every command run, and what it prints is what is shown`() throws {
        let text = try Checkout.text(TutorialTests.page)
        var lines = text.components(separatedBy: "\n")
        let directory = TemporaryDirectory()
        let isRewriting = ProcessInfo.processInfo.environment["PLUMBLINE_REWRITE"] == "1"
        var commands = 0
        var shift = 0
        for (line, step) in try steps(lines) {
            switch step {
            case .file(let name, let body): directory.write(name, body)
            case .command(let command, let output):
                commands += 1
                let start = Date()
                let printed = try run(command, in: directory)
                let seconds = (Date().timeIntervalSince(start) * 100).rounded() / 100
                print("tutorial: \(seconds) s  \(command.prefix(100))")
                if isRewriting {
                    let at = line + 1 + shift
                    lines.replaceSubrange(at..<at + output.count, with: printed)
                    shift += printed.count - output.count
                } else {
                    #expect(output == printed, "\(TutorialTests.page):\(line + 1): \(command)")
                }
            }
        }
        #expect(commands >= 10)
        if isRewriting {
            try lines.joined(separator: "\n").write(
                toFile: Checkout.path(TutorialTests.page), atomically: true, encoding: .utf8)
        }
    }

    @Test func `the commands of the first part are counted right`() throws {
        let text = try Checkout.text(TutorialTests.page)
        let first = try #require(text.components(separatedBy: "## Without a program").first)
        let count = first.components(separatedBy: "\n").count { $0.hasPrefix("$ ") }
        #expect(first.contains("That was everything: \(count) commands."))
    }

    private func run(_ command: String, in directory: TemporaryDirectory) throws -> [String] {
        let swift = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let run = try CommandRun.run(
            "/bin/bash", ["-c", "{ \(command); } 2>&1"],
            environment: ["PATH": Checkout.products + ":/usr/local/bin:/usr/bin:/bin:" + swift, "TERM": "dumb"],
            directory: directory.path)
        var lines = run.output.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
