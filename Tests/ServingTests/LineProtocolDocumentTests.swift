import Foundation
import LineProtocol
import Serving
import TestSupport
import Testing

/// `Documentation/LineProtocol.md` says what is so.
@Suite struct LineProtocolDocumentTests {
    private let text: String

    init() throws { text = try Checkout.text("Documentation/LineProtocol.md") }

    /// Both edges' golden lines; what is cut with `…` stands for all that begin like it.
    private func goldenLines() throws -> Set<String> {
        var lines: Set<String> = []
        for file in Checkout.files(under: "Tests/ServingTests/Golden", ending: ".txt") {
            for line in try Checkout.text(file).split(separator: "\n") { lines.insert(String(line)) }
        }
        for file in Checkout.files(under: "Tests/LineProtocolTests/Golden", ending: ".json") {
            let line = try Checkout.text(file).trimmingCharacters(in: .newlines)
            lines.formUnion(["> " + line, "< " + line])
        }
        return lines
    }

    @Test func `every example line is a golden line`() throws {
        let golden = try goldenLines()
        let shown = text.split(separator: "\n").filter {
            $0.hasPrefix("> {") || $0.hasPrefix("> [") || $0.hasPrefix("< ")
        }
        #expect(shown.count >= 40)
        for line in shown {
            let start = String(line.hasSuffix("…") ? line.dropLast() : line)
            #expect(golden.contains { line.hasSuffix("…") ? $0.hasPrefix(start) : $0 == start }, "\(line.prefix(200))")
        }
    }

    @Test func `every method, error and schema is told of`() {
        for method in ClientMethod.all { #expect(text.contains(method.name), "\(method.name)") }
        for method in ModuleMethod.all { #expect(text.contains("### \(method.name)") || text.contains(method.name)) }
        for code in ErrorCode.allCases {
            let number = "\(code.rawValue)".replacingOccurrences(of: "-", with: "−")
            #expect(text.contains("`\(code.kind)`") && text.contains(number), "\(code.kind)")
        }
        for name in PublishedSchemas.names where !name.contains(".") { #expect(text.contains("`\(name)`"), "\(name)") }
        for tool in MCPToolNames.all { #expect(text.contains("`\(tool)`"), "\(tool)") }
    }

    @Test func `the shell example runs as it stands`() throws {
        let start = try #require(text.range(of: "<!-- run -->\n```sh\n"))
        let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
        let directory = TemporaryDirectory()
        let script =
            "PATH='\(Checkout.products)':$PATH; cd '\(directory.path)' || exit\n"
            + text[start.upperBound..<end.lowerBound]
        let run = try CommandRun.run("/bin/sh", ["-c", script])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("streamed: 2"), "\(run.output)")
        #expect(run.output.firstMatch(of: #/assessed: [0-9.]+\n/#) != nil, "\(run.output)")
        #expect(text[start.upperBound..<end.lowerBound].split(separator: "\n").count <= 20)
    }
}
