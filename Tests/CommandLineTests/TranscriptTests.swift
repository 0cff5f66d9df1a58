import Foundation
import TestSupport
import Testing

/// Every command in the README and every transcript of an example is run, and what it prints compared.
///
/// With PLUMBLINE_REWRITE=1 the files are written anew instead.
@Suite struct TranscriptTests {
    static let files = ["README.md"] + Checkout.files(under: "Examples", ending: "/transcript.txt")

    /// A command and the lines after it.
    private struct Step {
        var command: String
        var output: [String]
    }

    @Test(arguments: files) func `what is shown is what is printed`(_ file: String) throws {
        let lines = try Checkout.text(file).components(separatedBy: "\n")
        var rewritten: [String] = []
        var step: Step?
        var isInside = file.hasSuffix(".txt")
        var steps = 0
        func finish() throws {
            guard let done = step else { return }
            step = nil
            steps += 1
            let printed = try run(done.command)
            rewritten += printed
            if !isRewriting {
                #expect(done.output == printed, "\(file): \(done.command)")
            }
        }
        for line in lines {
            if line == "```console" {
                isInside = true
                rewritten.append(line)
            } else if isInside, line.hasPrefix("```") {
                try finish()
                isInside = false
                rewritten.append(line)
            } else if isInside, line.hasPrefix("$ ") {
                try finish()
                step = Step(command: String(line.dropFirst(2)), output: [])
                rewritten.append(line)
            } else if step != nil {
                step?.output.append(line)
            } else {
                rewritten.append(line)
            }
        }
        if step?.output.last == "" { step?.output.removeLast() }
        try finish()
        #expect(steps > 0, "\(file) shows no command")
        if isRewriting {
            let text = rewritten.joined(separator: "\n")
            try (text.hasSuffix("\n") ? text : text + "\n").write(
                toFile: Checkout.path(file), atomically: true, encoding: .utf8)
        }
    }

    private var isRewriting: Bool { ProcessInfo.processInfo.environment["PLUMBLINE_REWRITE"] == "1" }

    /// What a person sees: both streams in the order they come.
    private func run(_ command: String) throws -> [String] {
        let run = try CommandRun.run(
            "/bin/bash", ["-c", "{ \(command); } 2>&1"],
            environment: ["PATH": Checkout.products + ":/usr/local/bin:/usr/bin:/bin", "TERM": "dumb"])
        var lines = run.output.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
