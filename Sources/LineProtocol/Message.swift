import Documents

/// The id of a request, kept as it was spelled so that it is echoed byte for byte.
public struct MessageID: Hashable, Sendable {
    /// JSON text: an integer, or a string of at most 128 bytes.
    public let text: [UInt8]

    public init(_ number: Int) { text = Array("\(number)".utf8) }

    /// The host's own ids need no escaping.
    public init(_ name: StaticString) { text = Array("\"\(name)\"".utf8) }

    /// Nil where the value may not be an id.
    public init?(_ document: Document, _ index: Int) {
        let raw = document.rawRange(of: index)
        switch document.nodes[index].kind {
        case .string where raw.count <= 130: break
        case .number where document.bytes[raw].allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }):
            break
        default: return nil
        }
        text = Array(document.bytes[raw])
    }

    /// The number, when the id is an integer.
    public var number: Int? { Int(String(decoding: text, as: UTF8.self)) }
}

/// One line of the wire, seen as JSON-RPC 2.0.
public enum Message {
    case request(id: MessageID, method: String, params: Int?)
    case notification(method: String, params: Int?)
    case answer(id: MessageID, result: Int)
    case refusal(id: MessageID?, error: Int)

    /// Reads the envelope of a parsed line. `params`, `result` and `error` are node indices in it.
    public init(_ document: Document, root: Int = 0) throws(ProtocolError) {
        guard document.nodes[root].kind == .object else {
            throw ProtocolError(.invalidRequest, "a message is a JSON object")
        }
        guard let version = document.member("jsonrpc", of: root),
            Node(document: document, index: version).string == "2.0"
        else { throw ProtocolError(.invalidRequest, "the member 'jsonrpc' must be \"2.0\"") }
        let idNode = document.member("id", of: root)
        let id = idNode.flatMap { MessageID(document, $0) }
        if let methodNode = document.member("method", of: root) {
            self = try Message.call(document, root, methodNode, idNode, id)
        } else {
            self = try Message.reply(document, root, idNode, id)
        }
    }

    private static func call(
        _ document: Document, _ root: Int, _ methodNode: Int, _ idNode: Int?, _ id: MessageID?
    ) throws(ProtocolError) -> Message {
        guard document.nodes[methodNode].kind == .string,
            let method = Node(document: document, index: methodNode).string
        else { throw ProtocolError(.invalidRequest, "the member 'method' must be a string") }
        let params = document.member("params", of: root)
        if let params, !document.nodes[params].isContainer {
            throw ProtocolError(.invalidRequest, "the member 'params' must be an object")
        }
        guard idNode != nil else { return .notification(method: method, params: params) }
        guard let id else {
            throw ProtocolError(.invalidRequest, "an id is an integer or a string of at most 128 bytes")
        }
        return .request(id: id, method: method, params: params)
    }

    private static func reply(
        _ document: Document, _ root: Int, _ idNode: Int?, _ id: MessageID?
    ) throws(ProtocolError) -> Message {
        let result = document.member("result", of: root)
        let error = document.member("error", of: root)
        switch (result, error) {
        case (let result?, nil):
            guard let id else { throw ProtocolError(.invalidRequest, "an answer needs the id of its request") }
            return .answer(id: id, result: result)
        case (nil, let error?):
            guard id != nil || idNode.map({ document.nodes[$0].kind == .null }) == true else {
                throw ProtocolError(.invalidRequest, "an error needs the id of its request, or null")
            }
            return .refusal(id: id, error: error)
        case (nil, nil): throw ProtocolError(.invalidRequest, "a message has a method, a result or an error")
        case (_?, _?): throw ProtocolError(.invalidRequest, "an answer has a result or an error, not both")
        }
    }
}

extension JSONWriter {
    /// One request line.
    public mutating func request(_ id: MessageID, _ method: StaticString, _ params: (inout JSONWriter) -> Void) {
        object { line in
            line.name("jsonrpc")
            line.string("2.0")
            line.name("id")
            line.raw(id.text)
            line.name("method")
            line.string("\(method)")
            line.name("params")
            params(&line)
        }
        newline()
    }

    public mutating func notification(_ method: StaticString, _ params: (inout JSONWriter) -> Void) {
        object { line in
            line.name("jsonrpc")
            line.string("2.0")
            line.name("method")
            line.string("\(method)")
            line.name("params")
            params(&line)
        }
        newline()
    }

    public mutating func answer(_ id: MessageID, _ result: (inout JSONWriter) -> Void) {
        object { line in
            line.name("jsonrpc")
            line.string("2.0")
            line.name("id")
            line.raw(id.text)
            line.name("result")
            result(&line)
        }
        newline()
    }

    public mutating func refusal(_ id: MessageID?, _ error: ProtocolError) {
        object { line in
            line.name("jsonrpc")
            line.string("2.0")
            line.name("id")
            if let id { line.raw(id.text) } else { line.null() }
            line.name("error")
            line.object { body in
                body.name("code")
                body.integer(error.code.rawValue)
                body.name("message")
                body.string(error.message)
                body.name("data")
                body.object { data in
                    data.name("kind")
                    data.string(error.code.kind)
                    data.name("retryable")
                    data.bool(error.code.isRetryable)
                    if !error.supported.isEmpty {
                        data.name("supported")
                        data.array { list in error.supported.forEach { list.string($0) } }
                    }
                    if let requested = error.requested {
                        data.name("requested")
                        data.string(requested)
                    }
                }
            }
        }
        newline()
    }

    public mutating func strings(_ texts: some Sequence<String>) {
        array { list in texts.forEach { list.string($0) } }
    }
}
