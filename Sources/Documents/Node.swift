import Diagnostics

/// A value in a document, for code that is not on the hot path.
public struct Node {
    public let document: Document
    public let index: Int

    public init(document: Document, index: Int) {
        self.document = document
        self.index = index
    }

    public var kind: TapeNode.Kind { document.nodes[index].kind }
    public var isNull: Bool { kind == .null }
    public var place: Place? { document.place(of: index) }

    /// The text of a string or a name.
    public var string: String? {
        let node = document.nodes[index]
        guard node.kind == .string || node.kind == .name else { return nil }
        if node.traits.contains(.escaped) {
            return String(decoding: document.unescapedText(node), as: UTF8.self)
        }
        return String(decoding: document.bytes[node.range], as: UTF8.self)
    }

    /// The number's own spelling.
    public var lexeme: String? { kind == .number ? raw : nil }

    /// The value's JSON text as it stands in the document.
    public var raw: String { String(decoding: document.bytes[document.rawRange(of: index)], as: UTF8.self) }

    public var double: Double? { document.double(at: index) }
    public var integer: Int? { document.integer(at: index) }

    public var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    public subscript(_ name: String) -> Node? {
        document.member(name, of: index).map { Node(document: document, index: $0) }
    }

    /// Values of an array in order; empty for anything else.
    public var elements: [Node] {
        guard kind == .array else { return [] }
        var found: [Node] = []
        var at = index + 1
        while at < document.nodes[index].next {
            found.append(Node(document: document, index: at))
            at = Int(document.nodes[at].next)
        }
        return found
    }

    /// Members of an object in order; empty for anything else.
    public var members: [(name: String, value: Node)] {
        memberNodes.map { ($0.name.string ?? "", $0.value) }
    }

    public var memberNodes: [(name: Node, value: Node)] {
        guard kind == .object else { return [] }
        var found: [(Node, Node)] = []
        var at = index + 1
        while at < document.nodes[index].next {
            found.append((Node(document: document, index: at), Node(document: document, index: at + 1)))
            at = Int(document.nodes[at + 1].next)
        }
        return found
    }

    public var strings: [String] { elements.compactMap(\.string) }

    /// What kind of value it is, in words a person uses.
    public var kindName: String {
        switch kind {
        case .null: "null"
        case .true, .false: "a boolean"
        case .number: "a number"
        case .string, .name: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
