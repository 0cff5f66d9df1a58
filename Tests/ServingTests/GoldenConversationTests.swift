import Foundation
import LineProtocol
import TestSupport
import Testing

/// `Golden/*.txt`: a conversation each, `> ` what a client sends and `< ` what the engine answers, byte for byte. A line
/// that ends in `…` stands for one that begins like it: what follows changes with what is installed.
///
/// `PLUMBLINE_REWRITE=1` writes them anew, to be read before they are committed.
@Suite struct GoldenConversationTests {
    static let folder = Checkout.path("Tests/ServingTests/Golden")

    static var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }

    @Test(arguments: names) func `a golden conversation goes as it is written`(name: String) throws {
        let path = "Tests/ServingTests/Golden/" + name
        let serve = try ServeProcess(["serve"], modules: Checkout.path("Tests/Fixtures/modules"))
        var written: [String] = []
        for line in try Checkout.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("> ") {
                serve.send(String(line.dropFirst(2)))
            } else if line.hasPrefix("< ") {
                let answer = try #require(serve.line(), "an answer to come after \(written.last ?? "")")
                written.append(compared(answer, with: String(line.dropFirst(2)), in: path))
                continue
            }
            written.append(line)
        }
        serve.closeInput()
        #expect(serve.line() == nil)
        if Self.rewrites {
            try written.joined(separator: "\n").write(toFile: Checkout.path(path), atomically: true, encoding: .utf8)
        }
    }

    static let rewrites = ProcessInfo.processInfo.environment["PLUMBLINE_REWRITE"] == "1"

    private func compared(_ answer: String, with expected: String, in path: String) -> String {
        if expected.hasSuffix("…") {
            let start = String(expected.dropLast())
            #expect(answer.hasPrefix(start), "\(path): \(answer.prefix(start.count + 40))")
            return "< " + expected
        }
        if !Self.rewrites { #expect(answer == expected, "\(path)") }
        return "< " + answer
    }

    @Test func `every method of a client has a golden request and answer`() throws {
        let text = try Self.names.map { try Checkout.text("Tests/ServingTests/Golden/" + $0) }.joined()
        for method in ClientMethod.all.map(\.name) + ["notifications/cancelled", "notifications/progress"] {
            #expect(text.contains(#""method":"\#(method)""#), "\(method)")
        }
    }
}
