import Diagnostics
import Documents
import Foundation
import Loading
import TestSupport
import Testing

@testable import Deliberation

/// Option sets: patches, prices, and what is said about those that cannot be read.
@Suite struct OptionSetTests {
    private func tree(_ json: String) throws -> DocumentTree {
        let document = Document()
        try document.read(json: Array(json.utf8).span)
        return DocumentTree(document.root)
    }

    /// The table of RFC 7396, appendix A: original, patch, result.
    static let patches: [(String, String, String)] = [
        (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
        (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
        (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
        (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
        (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
        (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#), (#"{"a":"foo"}"#, "null", "null"),
        (#"{"a":"foo"}"#, #""bar""#, #""bar""#), (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
        ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#), ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
    ]

    @Test(arguments: patches) func `patches merge as RFC 7396 has it`(
        _ original: String, _ patch: String, _ result: String
    )
        throws
    {
        #expect(try tree(original).patched(with: tree(patch)).flattened().root.raw == result)
    }

    @Test func `evidence replaces and is replaced whole`() throws {
        let base = try tree(#"{"a":{"$value":1,"$source":"x"},"b":{"c":1}}"#)
        let patched = try base.patched(with: tree(#"{"a":{"$low":1,"$high":2},"b":{"$unknown":true}}"#))
        #expect(try patched.flattened().root.raw == #"{"a":{"$low":1,"$high":2},"b":{"$unknown":true}}"#)
        let plain = try base.patched(with: tree(#"{"a":{"c":1}}"#))
        #expect(try plain.flattened().root.raw == #"{"a":{"c":1},"b":{"c":1}}"#)
    }

    @Test func `a patched deployment still knows the file and line of every value`() throws {
        let directory = TemporaryDirectory()
        directory.write("base.yaml", "format: plumbline-deployment/1\nid: x\nplatform:\n  capacity: 100\n")
        let set = directory.write(
            "options.yaml",
            """
            format: plumbline-options/1
            id: two
            base: base.yaml
            alternatives:
              - id: small
              - id: large
                patch:
                  platform:
                    capacity: 200
                price: { amount: { $low: 1, $mode: 2, $high: 4 }, currency: USD }

            """)
        let loaded = try OptionsReader.load([set], with: DeploymentLoader(modules: Bench().modules))
        #expect(loaded.options.map(\.id) == ["small", "large"])
        #expect(loaded.options.map { $0.deployment.id } == ["small", "large"])
        let places = loaded.options.map { $0.place(of: "/platform/capacity").map { "\($0)" } ?? "" }
        #expect(places[0].hasSuffix("base.yaml:4:13"))
        #expect(places[1].hasSuffix("options.yaml:9:19"))
        #expect(loaded.options[1].price?.amount == .range(low: 1, mode: 2, high: 4))
        #expect(loaded.options[0].place(of: "/platform/twin/kind").map { "\($0)".hasSuffix("base.yaml:4:3") } ?? false)
    }

    static let bad = Checkout.files(under: "Tests/DeliberationTests/Bad/options", ending: ".yaml")

    /// With PLUMBLINE_REWRITE_EXPECTED=1 the texts are written anew; read them before you commit them.
    @Test(arguments: bad) func `a bad option set is told all that is wrong with it`(_ file: String) throws {
        var said = "nothing is wrong"
        do throws(Problems) {
            _ = try OptionsReader.load([Checkout.path(file)], with: DeploymentLoader(modules: Bench().modules))
        } catch {
            said = error.description.replacingOccurrences(of: Checkout.root + "/Tests/DeliberationTests/Bad/", with: "")
        }
        let expected = Checkout.path(file + ".txt")
        if ProcessInfo.processInfo.environment["PLUMBLINE_REWRITE_EXPECTED"] == "1" {
            try (said + "\n").write(toFile: expected, atomically: true, encoding: .utf8)
        }
        #expect(try said + "\n" == String(contentsOfFile: expected, encoding: .utf8))
    }

    @Test func `there is a bad option set of every kind`() { #expect(OptionSetTests.bad.count >= 6) }
}
