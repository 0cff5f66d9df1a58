import Documents
import Foundation
import TestSupport
import Testing

/// One deployment gives one record, whichever way it comes in.
@Suite struct DoorTests {
    private func withoutPlaces(_ text: String) -> String {
        text.replacingOccurrences(of: #","line":\d+,"column":\d+"#, with: "", options: .regularExpression)
    }

    @Test func `assess, serve, stream and MCP give the same bytes, places aside`() throws {
        let file = "Examples/d6-asean-city/option-b.yaml"
        let options = ["--profile", "smart-city-procurement", "--as-of", "2026-11-23"]
        let assessed = try CommandRun.plumbline(["assess", file, "--format", "json"] + options).output
            .trimmingCharacters(in: .newlines)
        let document = try Bench(bundled: false).json(of: Checkout.path(file))
        let params = #"{"deployment":\#(document),"profile":"smart-city-procurement","asOf":"2026-11-23"}"#
        let served = try #require(
            ServeProcess.answers(to: Array((request("1", "assess", params) + "\n").utf8)).lines.first)
        let record = try #require(try parsed(served)["result"]?["record"])
        #expect(record.raw == withoutPlaces(assessed))

        let streamed = try #require(
            ServeProcess.answers(to: Array((document + "\n").utf8), ["stream"] + options).lines.first)
        #expect(streamed == withoutPlaces(assessed))

        let call = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"assess_deployment","arguments":\(params),\
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}
            """
        let tool = try #require(ServeProcess.answers(to: Array((call + "\n").utf8)).lines.first)
        #expect(try parsed(tool)["result"]?["structuredContent"]?["record"]?.raw == withoutPlaces(assessed))
        #expect(
            try parsed(tool)["result"]?["content"]?.elements.first?["text"]?.string == #"{"record":\#(record.raw)}"#)
    }

    @Test func `a path gives places, a deployment in the message none`() throws {
        let params = #"{"path":"Examples/d6-asean-city/option-b.yaml","profile":"smart-city-procurement"}"#
        let served = try #require(
            ServeProcess.answers(to: Array((request("1", "assess", params) + "\n").utf8)).lines.first)
        #expect(served.contains(#""line":"#))
    }
}

/// `plumbline stream`.
@Suite struct StreamTests {
    private func stream(_ text: String, _ arguments: [String]) throws -> (lines: [String], status: Int32) {
        try ServeProcess.answers(to: Array(text.utf8), ["stream", "--home", "ES"] + arguments)
    }

    @Test func `records come in the order of the input, with errors in their place`() throws {
        let lines = (0..<200).map { number in
            number % 10 == 3
                ? "no deployment"
                : #"{"format":"plumbline-deployment/1","id":"d\#(number)","platform":{"capacity":\#(number + 1)}}"#
        }
        let (answers, status) = try stream(lines.joined(separator: "\n") + "\n", ["--trailer", "--jobs", "2"])
        #expect(answers.count == 201)
        for (number, line) in answers.dropLast().enumerated() {
            let answer = try parsed(line)
            if number % 10 == 3 {
                #expect(answer["format"]?.string == "plumbline-error/1")
                #expect(answer["line"]?.integer == number + 1)
            } else {
                #expect(answer["deployment"]?["id"]?.string == "d\(number)")
            }
        }
        let trailer = try parsed(answers[200])
        #expect(trailer["received"]?.integer == 200)
        #expect(trailer["answered"]?.integer == 200)
        #expect(trailer["failed"]?.integer == 20)
        #expect(status == 65)
    }

    @Test func `a last line without its line feed counts, and the digest is of the output`() throws {
        let (answers, _) = try stream(smallDeployment, ["--trailer", "--format", "summary"])
        #expect(answers.count == 2)
        let run = try CommandRun.run("/bin/bash", ["-c", "sha256sum | cut -d' ' -f1"], input: answers[0] + "\n")
        #expect(try parsed(answers[1])["digest"]?.string == "sha256:" + run.output.trimmingCharacters(in: .newlines))
    }

    @Test func `the same deployment again is answered from what was measured, with the same bytes`() throws {
        let text = String(repeating: smallDeployment + "\n", count: 3000)
        let (answers, _) = try stream(text, ["--trailer", "--format", "summary"])
        let (again, _) = try stream(text, ["--trailer", "--format", "summary", "--no-cache"])
        #expect(answers.dropLast() == again.dropLast())
        #expect(try parsed(answers[3000])["cacheHits"]?.integer ?? 0 > 0)
        #expect(try parsed(again[3000])["cacheHits"]?.integer == 0)
    }
}
