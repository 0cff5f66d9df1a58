import Documents
import Foundation
import TestSupport
import Testing

/// The wire rules, through the running program.
@Suite struct WireTests {
    private let ping = request("1", "ping")

    private func answers(_ text: String) throws -> [String] {
        try ServeProcess.answers(to: Array(text.utf8)).lines
    }

    private func ask(withValue value: [UInt8]) -> [UInt8] {
        Array(#"{"jsonrpc":"2.0","id":7,"method":"ping","params":{"x":"#.utf8) + value + Array("}}\n".utf8)
    }

    static let forbidden: [String] = [
        "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{'a':1}", "[", "]", "{\"a\":1", "{\"a\":", "nul",
        "True",
        "tru", "+1", "01", "-", "-01", "1.", ".5", "1e", "1e+", "0x1", "1_0", "NaN", "Infinity", "-Infinity", "\"\\x\"",
        "\"\\u12\"", "\"\\u{12}\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\t\"", "\"a", "'a'", "[1]]",
        "1 2",
        "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "/* */ 1", "// 1", "\u{FEFF}1", "[\"a\",\n1",
    ]

    @Test func `whatever RFC 8259 forbids is answered with -32700 and the conversation goes on`() throws {
        let bytes = WireTests.forbidden.filter { !$0.contains("\n") }.flatMap { ask(withValue: Array($0.utf8)) }
        let lines = try ServeProcess.answers(to: bytes + Array((ping + "\n").utf8)).lines
        #expect(lines.count == WireTests.forbidden.filter { !$0.contains("\n") }.count + 1)
        for (line, value) in zip(lines.dropLast(), WireTests.forbidden) {
            #expect(try parsed(line)["error"]?["code"]?.integer == -32700, "\(value): \(line)")
            #expect(try parsed(line)["id"]?.isNull == true)
        }
        #expect(lines.last == #"{"jsonrpc":"2.0","id":1,"result":{}}"#)
    }

    static let allowed: [String] = [
        "[]", "{}", "null", "true", "false", "0", "-0", "1.5", "1E5", "1e-5", "123456789012345678901234567890", "1e400",
        "\"\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"😀\"", "\"\u{2028}\"", "\"\\/\"", " [ 1 , 2 ] ", "{\"\":0}",
        "{\"a\":{\"a\":1}}", "\"\u{7F}\"", "\"\u{FFFF}\"", "1.7976931348623157e308", "-1e-400",
    ]

    @Test func `whatever RFC 8259 allows is accepted`() throws {
        let lines = try ServeProcess.answers(to: WireTests.allowed.flatMap { ask(withValue: Array($0.utf8)) }).lines
        #expect(lines == WireTests.allowed.map { _ in #"{"jsonrpc":"2.0","id":7,"result":{}}"# })
    }

    @Test func `invalid UTF-8 is refused`() throws {
        let broken: [[UInt8]] = [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
        ]
        let lines = try ServeProcess.answers(to: broken.flatMap { ask(withValue: $0) }).lines
        #expect(lines.count == broken.count)
        for line in lines { #expect(try parsed(line)["error"]?["code"]?.integer == -32700) }
    }

    @Test func `nesting is accepted to 128 levels and refused beyond, however deep`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array(String(repeating: "[", count: depth).utf8) + Array(String(repeating: "]", count: depth).utf8)
        }
        let lines = try ServeProcess.answers(
            to: ask(withValue: nested(126)) + ask(withValue: nested(127)) + ask(withValue: nested(100_000))
        ).lines
        #expect(lines.map { (try? parsed($0)["error"]?["code"]?.integer) ?? 0 } == [0, -32700, -32700])
    }

    @Test func `ids are echoed as they were spelled, and nothing else is an id`() throws {
        let good = ["0", "-1", "12345678901234567890", "\"\"", "\"a\\u0041\"", "\"é\""]
        #expect(
            try answers(good.map { request($0, "ping") }.joined(separator: "\n") + "\n")
                == good.map { #"{"jsonrpc":"2.0","id":\#($0),"result":{}}"# })
        let bad = ["null", "1.0", "1e3", "true", "[1]", "{}", "\"" + String(repeating: "x", count: 129) + "\""]
        for line in try answers(bad.map { request($0, "ping") }.joined(separator: "\n") + "\n") {
            #expect(line.hasPrefix(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"#), "\(line)")
        }
    }

    @Test func `CR, blank lines, a BOM and U+2028 are no obstacle`() throws {
        let text = "\u{FEFF}" + ping + "\r\n\n  \n\r\n" + request("\"\u{2028}\"", "ping") + "\n"
        #expect(try answers(text).map { $0.contains("\"result\":{}") } == [true, true])
    }

    @Test func `an unterminated tail is told of and never parsed`() throws {
        let lines = try answers(ping + "\n" + request("2", "ping"))
        #expect(lines.count == 2)
        #expect(
            try parsed(lines[1])["error"]?["message"]?.string?.hasPrefix("the input ended in the middle of a line")
                == true)
    }

    @Test func `however the bytes arrive the answers are the same`() throws {
        let text =
            ([
                ping, "garbage", request("\"é😀\"", "explain", #"{"indicator":"SC-05"}"#),
                "[\(ping),\(request("5", "ping"))]",
            ]
            .joined(separator: "\r\n") + "\n")
        let bytes = Array(text.utf8)
        let whole = try ServeProcess.answers(to: bytes).lines
        let single = try ServeProcess.answers(to: bytes, chunks: [Int](repeating: 1, count: bytes.count)).lines
        var random = SystemRandomNumberGenerator()
        let seed = random.next()
        print("seed \(seed)")
        var state = seed
        let sizes = (0..<bytes.count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % 17 + 1
        }
        #expect(single == whole)
        #expect(try ServeProcess.answers(to: bytes, chunks: sizes).lines == whole)
        #expect(whole.count == 4)
    }

    @Test func `a line of almost 16 MiB is taken, a longer one is refused and forgotten`() throws {
        let room = 16 * 1_048_576 - ask(withValue: []).count
        let long = [0x22] + [UInt8](repeating: 0x61, count: room - 100_000) + [0x22]
        let tooLong = [UInt8](repeating: 0x61, count: 40 * 1_048_576) + [0x0A]
        let lines = try ServeProcess.answers(to: ask(withValue: long) + tooLong + Array((ping + "\n").utf8)).lines
        #expect(lines.count == 3)
        #expect(lines.first == #"{"jsonrpc":"2.0","id":7,"result":{}}"#)
        #expect(try parsed(lines[1])["error"]?["data"]?["kind"]?.string == "frame_too_large")
        #expect(lines.last == #"{"jsonrpc":"2.0","id":1,"result":{}}"#)
    }

    @Test func `batches are answered in one line, without notifications`() throws {
        let lines = try answers(
            """
            [\(ping),{"jsonrpc":"2.0","method":"note"},3]
            []
            [{"jsonrpc":"2.0","method":"note"}]

            """)
        #expect(lines.count == 2)
        let batch = try parsed(lines[0]).elements
        #expect(batch.count == 2)
        #expect(batch.last?["error"]?["code"]?.integer == -32600)
        #expect(try parsed(lines[1])["error"]?["code"]?.integer == -32600)
    }
}
