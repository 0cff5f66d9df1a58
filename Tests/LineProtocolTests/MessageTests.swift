import Documents
import Testing

@testable import LineProtocol

func document(_ text: String) -> Document {
    let document = Document()
    do {
        try document.read(json: Array(text.utf8).span)
    } catch {
        Issue.record("\(error.message) at byte \(error.offset) of \(text)")
    }
    return document
}

@Suite struct MessageTests {
    /// A message in short: what it is and its id as spelled.
    private func read(_ text: String) -> String {
        do throws(ProtocolError) {
            func spelled(_ id: MessageID) -> String { String(decoding: id.text, as: UTF8.self) }
            switch try Message(document(text)) {
            case .request(let id, let method, let params):
                return "request \(spelled(id)) \(method)\(params == nil ? "" : " …")"
            case .notification(let method, let params): return "notification \(method)\(params == nil ? "" : " …")"
            case .answer(let id, _): return "answer \(spelled(id))"
            case .refusal(let id, _): return "refusal \(id.map(spelled) ?? "null")"
            }
        } catch {
            return "\(error.code.rawValue) \(error.message)"
        }
    }

    @Test(arguments: [
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{}}", "request 1 ping …"),
        ("{\"method\":\"ping\",\"id\":\"a\",\"jsonrpc\":\"2.0\"}", "request \"a\" ping"),
        (
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
            "notification notifications/cancelled …"
        ),
        ("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}", "answer 7"),
        ("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":null}", "answer 7"),
        ("{\"jsonrpc\":\"2.0\",\"id\":\"7\",\"error\":{\"code\":1}}", "refusal \"7\""),
        ("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1}}", "refusal null"),
        ("{\"jsonrpc\":\"2\\u002e0\",\"id\":1,\"method\":\"p\\u0069ng\",\"more\":[1]}", "request 1 ping"),
    ])
    func anEnvelopeIsReadWhateverTheOrderOfItsMembers(line: String, expected: String) {
        #expect(read(line) == expected)
    }

    @Test(arguments: [
        ("[]", "a message is a JSON object"), ("1", "a message is a JSON object"),
        ("{\"id\":1,\"method\":\"ping\"}", "the member 'jsonrpc' must be \"2.0\""),
        ("{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}", "the member 'jsonrpc' must be \"2.0\""),
        ("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", "the member 'jsonrpc' must be \"2.0\""),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}", "the member 'method' must be a string"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}", "the member 'method' must be a string"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":1}", "the member 'params' must be an object"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":null}", "the member 'params' must be an object"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1}", "a message has a method, a result or an error"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{}}", "an answer has a result or an error, not both"),
        ("{\"jsonrpc\":\"2.0\",\"result\":{}}", "an answer needs the id of its request"),
        ("{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{}}", "an answer needs the id of its request"),
        ("{\"jsonrpc\":\"2.0\",\"error\":{}}", "an error needs the id of its request, or null"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"error\":{}}", "an error needs the id of its request, or null"),
    ])
    func anythingElseIsAnInvalidRequest(line: String, sentence: String) {
        #expect(read(line) == "-32600 \(sentence)")
    }

    @Test(arguments: [
        "0", "-1", "17", "9007199254740993", "123456789012345678901234567890", "\"\"", "\"a\"", "\"1\"", "\"\\u0061\"",
        "\"é😀\"", "\"a\\n\"",
        "\"" + String(repeating: "x", count: 128) + "\"",
    ])
    func anIdIsEchoedByteForByte(id: String) throws {
        let line = document("{\"jsonrpc\":\"2.0\", \"id\": \(id) ,\"method\":\"ping\"}")
        guard case .request(let read, _, _) = try Message(line) else {
            Issue.record("not a request")
            return
        }
        var writer = JSONWriter()
        Ping.writeAnswer(id: read, to: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":{}}\n")
    }

    @Test(arguments: [
        "null", "true", "1.0", "1e3", "-0.5", "[1]", "{}", "\"" + String(repeating: "x", count: 129) + "\"",
        "\"" + String(repeating: "é", count: 65) + "\"",
    ])
    func anythingElseIsNoId(id: String) {
        let sentence = "-32600 an id is an integer or a string of at most 128 bytes"
        #expect(read("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"ping\"}") == sentence)
    }

    @Test func aNumberAndItsTextAreDifferentIds() throws {
        let line = document("[1,\"1\",1]")
        let ids = line.root.elements.map { MessageID(line, $0.index) }
        #expect(ids[0] != ids[1] && ids[0] == ids[2] && ids[0]?.number == 1 && ids[1]?.number == nil)
        #expect(MessageID(1) == ids[0] && MessageID("1") == ids[1])
    }
}

@Suite struct ErrorCodeTests {
    /// The numbers and names are part of the wire.
    @Test func everyErrorHasItsNumberAndItsStableName() {
        let expected = """
            -32700 parse_error
            -32600 invalid_request
            -32601 method_not_found
            -32602 invalid_params
            -32603 internal
            -32022 unsupported_protocol_version
            1001 unsupported_protocol
            1003 duplicate_request_id
            1004 frame_too_large
            1005 busy
            1006 cancelled
            1007 deadline_exceeded
            1008 shutting_down
            1010 number_out_of_range
            2001 document_invalid
            2003 unknown_module
            2004 unknown_profile
            3001 module_spawn_failed
            3002 module_checksum_mismatch
            3003 module_handshake_failed
            3004 module_protocol_violation
            3005 module_crashed
            3006 module_timeout
            3007 module_result_invalid
            3008 module_quarantined
            3010 module_out_of_scope
            3011 module_not_locked
            """
        #expect(ErrorCode.allCases.map { "\($0.rawValue) \($0.kind)" }.joined(separator: "\n") == expected)
    }

    @Test func onlyWhatMayPassIsRetryable() {
        #expect(
            ErrorCode.allCases.filter(\.isRetryable).map(\.kind) == [
                "busy", "cancelled", "deadline_exceeded", "shutting_down", "module_crashed", "module_timeout",
                "module_quarantined",
            ])
    }

    @Test func anErrorReadsAsItsMessageAndKind() {
        #expect(ProtocolError(.busy, "1024 requests are in flight").description == "1024 requests are in flight [busy]")
    }
}

@Suite struct ProtocolVersionTests {
    @Test(arguments: [("1.0", 1, 0), ("1.10", 1, 10), ("12.3", 12, 3)])
    func aVersionIsMajorAndMinor(text: String, major: Int, minor: Int) {
        #expect(ProtocolVersion(text) == ProtocolVersion(major: major, minor: minor))
        #expect(ProtocolVersion(text)?.description == text)
    }

    @Test(arguments: ["", "1", "1.", ".1", "1.0.0", "1.a", "-1.0", "1.-0", "+1.0", "v1.0", " 1.0", "１.0"])
    func anythingElseIsNone(text: String) {
        #expect(ProtocolVersion(text) == nil)
    }

    @Test func theNewestVersionBothSpeakIsChosen() {
        #expect(ProtocolVersion.newestCommon(with: ["2.0", "1.0"])?.description == "1.0")
        #expect(
            ProtocolVersion.newestCommon(with: ["2.0", "x"]) == nil && ProtocolVersion.newestCommon(with: []) == nil)
        #expect(ProtocolVersion(major: 1, minor: 10) > ProtocolVersion(major: 1, minor: 9))
    }
}
