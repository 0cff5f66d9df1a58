import Diagnostics
import Documents
import LineProtocol

/// The tools this engine offers to an MCP client: native methods under another name.
struct MCPTools {
    private let engine: Engine
    private let methods = MethodTable.native()

    struct Tool {
        let name: String
        let title: String
        let method: ClientMethod
    }

    static let all = [
        Tool(name: "assess_deployment", title: "Assess a deployment", method: .assess),
        Tool(name: "compare_options", title: "Compare options", method: .compare),
        Tool(name: "validate_deployment", title: "Check a deployment", method: .deploymentValidate),
        Tool(name: "explain_indicator", title: "Explain an indicator", method: .explain),
        Tool(name: "list_modules", title: "List the modules", method: .modulesList),
    ]

    init(engine: Engine) { self.engine = engine }

    func writeAll(to list: inout JSONWriter) {
        for tool in MCPTools.all {
            list.object { body in
                body.name("name")
                body.string(tool.name)
                body.name("title")
                body.string(tool.title)
                body.name("description")
                body.string(tool.method.summary)
                body.name("inputSchema")
                MCPToolSchema.writeInput(tool.method, to: &body)
                body.name("outputSchema")
                MCPToolSchema.writeOutput(tool.method, to: &body)
                body.name("annotations")
                body.object {
                    $0.name("title")
                    $0.string(tool.title)
                    $0.name("readOnlyHint")
                    $0.bool(true)
                    $0.name("destructiveHint")
                    $0.bool(false)
                    $0.name("idempotentHint")
                    $0.bool(true)
                    $0.name("openWorldHint")
                    $0.bool(false)
                }
            }
        }
    }

    /// Runs a tool as the native method it stands for and wraps what that answers. A failure in the domain, bad
    /// arguments among them, is a result that says so: a model can read it and try again.
    func call(_ request: Request, common: @escaping (inout JSONWriter) -> Void) {
        let name = request["name"]?.string ?? ""
        guard let tool = MCPTools.all.first(where: { $0.name == name }) else {
            let near = suggestion(for: name, among: MCPTools.all.map(\.name)).map { "; \($0)" } ?? ""
            return request.refuse(ProtocolError(.invalidParams, "there is no tool \(quoted(name))\(near)"))
        }
        let inner = Request(
            id: request.id, method: tool.method.name, document: request.document,
            params: request["arguments"]?.index, now: 0,
            notify: { _ in },
            deliver: { line in wrap(line, request, common) })
        inner.onProgress = { request.progress($0, of: $1) }
        methods.call(inner, engine)
    }

    private func wrap(_ line: [UInt8], _ request: Request, _ common: @escaping (inout JSONWriter) -> Void) {
        guard !request.isAnswered else { return }
        let document = Document()
        guard !line.isEmpty, (try? document.read(json: line.span)) != nil else { return request.drop() }
        let result = document.member("result", of: 0)
        guard let content = result ?? document.member("error", of: 0) else { return request.drop() }
        let reply = MCPReply(document: document, content: content, isError: result == nil, writeCommon: common)
        let bytes = reply.bytes(cursor: request["arguments"]?["cursor"]?.string)
        request.answer { $0.raw(bytes) }
    }
}

/// A method's schemas as a tool states them: with a cursor going in, and a summary or a part coming out.
enum MCPToolSchema {
    static func writeInput(_ method: ClientMethod, to writer: inout JSONWriter) {
        write(
            method.params,
            properties: [
                (
                    "cursor",
                    #"{"type":"string","description":"From a reply that was too long: the next part of it, for the same arguments."}"#
                )
            ], to: &writer)
    }

    static func writeOutput(_ method: ClientMethod, to writer: inout JSONWriter) {
        write(
            method.result,
            properties: [
                ("summary", #"{"type":"object","description":"A reply over 4 MiB with its lists cut short."}"#),
                ("listsCutTo", #"{"type":"integer"}"#), ("bytes", #"{"type":"integer"}"#),
                ("cursor", #"{"type":"string","description":"Call again with it for what follows."}"#),
                ("part", #"{"type":"string","description":"The parts put together are the whole reply's JSON text."}"#),
            ],
            alternatives: [#"{"required":["summary","cursor"]}"#, #"{"required":["part"]}"#], to: &writer)
    }

    /// The schema with more properties; what it required becomes the first of the alternatives.
    private static func write(
        _ schema: String, properties: [(name: String, text: String)], alternatives: [String] = [],
        to writer: inout JSONWriter
    ) {
        let document = Document()
        guard (try? document.read(json: Array(schema.utf8).span)) != nil else { return writer.null() }
        writer.object { body in
            for (name, value) in document.root.members {
                if name == "properties" || name == "required" && !alternatives.isEmpty { continue }
                body.name(name)
                body.compact(value)
            }
            body.name("properties")
            body.object { members in
                for (name, value) in document.root["properties"]?.members ?? [] {
                    members.name(name)
                    members.compact(value)
                }
                for (name, text) in properties {
                    members.name(name)
                    members.raw(text)
                }
            }
            guard !alternatives.isEmpty else { return }
            body.name("anyOf")
            body.array { list in
                list.object {
                    guard let required = document.root["required"] else { return }
                    $0.name("required")
                    $0.compact(required)
                }
                alternatives.forEach { list.raw($0) }
            }
        }
    }
}

/// Names of the tools, for those who write about them.
public enum MCPToolNames {
    public static var all: [String] { MCPTools.all.map(\.name) }
}
