import Documents
import Foundation
import TestSupport
import Testing

/// The Model Context Protocol, byte by byte; Clients/python holds it against an independent client.
@Suite struct MCPTests {
    private let version = #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}"#

    private func answers(_ lines: [String]) throws -> [Node] {
        try ServeProcess.answers(to: Array((lines.joined(separator: "\n") + "\n").utf8)).lines.map { try parsed($0) }
    }

    private func call(_ id: String, _ tool: String, _ arguments: String, modern: Bool = true) -> String {
        request(id, "tools/call", #"{"name":"\#(tool)","arguments":\#(arguments)\#(modern ? "," + version : "")}"#)
    }

    @Test func `the eras live side by side in one process with the native methods`() throws {
        let found = try answers([
            request("1", "server/discover", "{\(version)}"),
            request("2", "tools/list"),
            request(
                "3", "initialize", #"{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t"}}"#),
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
            request("4", "tools/list"), request("5", "tools/list", "{\(version)}"),
            request("6", "explain", #"{"indicator":"SC-05"}"#),
        ])
        #expect(found[0]["result"]?["supportedVersions"]?.strings == ["2026-07-28"])
        #expect(found[0]["result"]?["ttlMs"]?.integer ?? 0 > 0)
        #expect(
            found[1]["error"]?["code"]?.integer == -32601, "no handshake and no version: native, which has no tools")
        #expect(found[2]["result"]?["protocolVersion"]?.string == "2025-06-18")
        #expect(found[3]["result"]?["resultType"] == nil)
        #expect(found[4]["result"]?["resultType"]?.string == "complete")
        #expect(found[3]["result"]?["tools"]?.raw == found[4]["result"]?["tools"]?.raw)
        #expect(found[5]["result"]?["code"]?.string == "SC-05")
    }

    @Test func `a handshake for a version nobody knows is answered with one we speak`() throws {
        let found = try answers([request("1", "initialize", #"{"protocolVersion":"1999-01-01"}"#)])
        #expect(found[0]["result"]?["protocolVersion"]?.string == "2025-11-25")
    }

    @Test func `a stateless request of another version is told which are spoken`() throws {
        for stated in [#""2031-01-01""#, #""2025-06-18""#, "7"] {
            let meta = #"{"_meta":{"io.modelcontextprotocol/protocolVersion":\#(stated)}}"#
            let error = try #require(answers([request("1", "server/discover", meta)])[0]["error"])
            #expect(error["code"]?.integer == -32022)
            #expect(error["data"]?["supported"]?.strings.first == "2026-07-28")
            #expect(error["data"]?["requested"]?.string == stated.trimmingCharacters(in: ["\""]))
        }
    }

    @Test func `an unknown tool is an error of the protocol, a bad deployment a result that says so`() throws {
        let found = try answers([
            call("1", "explain_indicators", "{}"), call("2", "assess_deployment", #"{"deployment":{}}"#),
            call("3", "assess_deployment", "{}"), call("4", "explain_indicator", #"{"indicator":"SC-99"}"#),
        ])
        #expect(found[0]["error"]?["code"]?.integer == -32602)
        #expect(found[0]["error"]?["message"]?.string?.contains("did you mean 'explain_indicator'") == true)
        for answer in found.dropFirst() {
            #expect(answer["result"]?["isError"]?.bool == true)
            #expect(answer["result"]?["structuredContent"] == nil)
            let text = try #require(answer["result"]?["content"]?.elements.first?["text"]?.string)
            #expect(try parsed(text)["data"]?["kind"]?.string?.isEmpty == false)
        }
    }

    @Test func `a cancelled call is never answered, and nothing else is lost`() throws {
        let directory = slowModule(seconds: 30)
        let serve = try ServeProcess(modules: directory.path)
        let deployment = #"{"format":"plumbline-deployment/1","id":"x","odd":1}"#
        serve.send(call("1", "assess_deployment", #"{"deployment":\#(deployment),"profile":\#(slowProfile)}"#))
        serve.send(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#)
        serve.send(request("2", "ping"))
        #expect(serve.line() == #"{"jsonrpc":"2.0","id":2,"result":{}}"#)
        serve.closeInput()
        #expect(serve.line() == nil)
        serve.process.waitUntilExit()
        #expect(serve.process.terminationStatus == 0)
        withExtendedLifetime(directory) {}
    }
}
