import Assessment
import Diagnostics
import Documents
import LineProtocol
import Loading

/// The tools this engine offers to an MCP client.
struct MCPTools {
    /// The largest reply; a longer record comes without its indicators, which can be asked for one by one.
    static let replyLimit = 4 * 1_048_576

    private let engine: Engine
    private let methods = MethodTable.native()
    private let tools: [Tool]

    struct Tool {
        let name: String
        let title: String
        let method: ClientMethod
    }

    init(engine: Engine) {
        self.engine = engine
        tools = [
            Tool(name: "assess_deployment", title: "Assess a deployment", method: .assess),
            Tool(name: "validate_deployment", title: "Check a deployment", method: .deploymentValidate),
            Tool(name: "explain_indicator", title: "Explain an indicator", method: .explain),
            Tool(name: "list_modules", title: "List the modules", method: .modulesList),
        ]
    }

    func writeAll(to list: inout JSONWriter) {
        for tool in tools {
            list.object { body in
                body.name("name")
                body.string(tool.name)
                body.name("title")
                body.string(tool.title)
                body.name("description")
                body.string(tool.method.summary)
                body.name("inputSchema")
                body.json(tool.method.params)
                body.name("outputSchema")
                body.json(tool.method.result)
                body.name("annotations")
                body.object {
                    $0.name("readOnlyHint")
                    $0.bool(true)
                    $0.name("openWorldHint")
                    $0.bool(false)
                }
            }
        }
    }

    /// Runs a tool as the native method it stands for and wraps what that answers.
    func call(_ request: Request, isModern: Bool) {
        let name = request["name"]?.string ?? ""
        guard let tool = tools.first(where: { $0.name == name }) else {
            let near = suggestion(for: name, among: tools.map(\.name)).map { "; \($0)" } ?? ""
            return request.refuse(ProtocolError(.invalidParams, "there is no tool \(quoted(name))\(near)"))
        }
        let inner = Request(
            id: request.id, method: tool.method.name, document: request.document,
            params: request["arguments"]?.index, now: 0,
            notify: { _ in },
            deliver: { line in wrap(line, request, isModern) })
        inner.onProgress = { request.progress($0, of: $1) }
        methods.call(inner, engine)
    }

    /// A failure in the domain is a result that says so; only failures of the protocol are errors.
    private func wrap(_ line: [UInt8], _ request: Request, _ isModern: Bool) {
        let document = Document()
        guard !line.isEmpty, (try? document.read(json: line.span)) != nil else { return request.drop() }
        let result = document.member("result", of: 0)
        let error = document.member("error", of: 0)
        guard let content = result ?? error else { return request.drop() }
        let raw = document.bytes[document.rawRange(of: content)]
        let isTooLong = raw.count > MCPTools.replyLimit / 2
        request.answer { answer in
            answer.object { body in
                if isModern {
                    body.name("resultType")
                    body.string("complete")
                }
                body.name("content")
                body.array { list in
                    list.object {
                        $0.name("type")
                        $0.string("text")
                        $0.name("text")
                        $0.string(
                            isTooLong
                                ? "the reply is too long; ask for one deployment at a time"
                                : String(decoding: raw, as: UTF8.self))
                    }
                }
                if result != nil, !isTooLong {
                    body.name("structuredContent")
                    body.raw(raw)
                }
                body.name("isError")
                body.bool(result == nil || isTooLong)
            }
        }
    }
}
