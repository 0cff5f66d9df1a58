import Documents
import Foundation
import LineProtocol
import Loading
import Serving
import Testing

/// Holds every line a command writes on standard output against the schemas the program publishes.
final class PublishedLines {
    private let schema: Schema?
    /// What was asked under each id, by the id's own spelling.
    private var asked: [String: [Node]] = [:]
    private var splitter = LineSplitter(limit: Document.sizeLimit)

    init(command: String?) {
        schema = (command == "serve" ? "line/engine" : command == "stream" ? "line/stream" : nil).map(Self.schema)
    }

    /// Notes the requests among bytes on their way in; what is no message is none of ours.
    func sent(_ bytes: [UInt8]) {
        splitter.append(bytes)
        while let line = splitter.next() {
            guard case .text(let range) = line else { continue }
            let document = Document()
            guard (try? document.read(json: Array(splitter.buffer[range]).span)) != nil else { continue }
            for message in document.root.kind == .array ? document.root.elements : [document.root] {
                if let id = message["id"], message["method"]?.string != nil {
                    asked[id.raw, default: []].append(message)
                }
            }
        }
    }

    func received(_ line: String) {
        guard let schema else { return }
        guard let message = try? parsed(line) else {
            Issue.record("a line on standard output is no JSON: \(line.prefix(300))")
            return
        }
        check(message, schema, "the line")
        for answer in message.kind == .array ? message.elements : [message] {
            guard let result = answer["result"], let id = answer["id"] else { continue }
            let names = (asked[id.raw] ?? []).compactMap { resultSchema(of: $0) }
            guard !names.isEmpty else {
                Issue.record("nobody asked what is answered under \(id.raw)")
                continue
            }
            if !names.contains(where: { holds(result, Self.schema($0)) }) {
                check(result, Self.schema(names[0]), names[0])
            }
        }
    }

    private func resultSchema(of request: Node) -> String? {
        guard let method = request["method"]?.string else { return nil }
        let mcp = "mcp/\(method).result"
        return PublishedSchemas.names.contains(mcp) ? mcp : "\(method).result"
    }

    private func holds(_ node: Node, _ schema: Schema) -> Bool {
        SchemaValidator(schema, node.document, mode: .plain).validate(node.index)
    }

    private func check(_ node: Node, _ schema: Schema, _ what: String) {
        let validator = SchemaValidator(schema, node.document, mode: .plain)
        if !validator.validate(node.index) {
            Issue.record(
                "\(what) is not what is published: \(validator.violations.map(\.message)): \(node.raw.prefix(500))")
        }
    }

    private static let lock = NSLock()
    private nonisolated(unsafe) static var compiled: [String: Schema] = [:]

    static func schema(_ name: String) -> Schema {
        lock.withLock {
            if let known = compiled[name] { return known }
            guard let text = PublishedSchemas(modules: []).schema(named: name) else {
                Issue.record("there is no published schema \(name)")
                return builtInSchema("{}")
            }
            let schema = builtInSchema(text)
            compiled[name] = schema
            return schema
        }
    }
}
