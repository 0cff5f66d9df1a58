import Diagnostics

/// A document that can be changed: for merging, patching and what-ifs, never on the hot path.
///
/// Every value keeps the place it came from, so a diagnostic about a merged document still points at the right file.
public indirect enum DocumentTree {
    /// JSON text of a scalar.
    case scalar([UInt8], Place?)
    case array([DocumentTree], Place?)
    case object([Member], Place?)

    public struct Member {
        public var name: String
        public var place: Place?
        public var value: DocumentTree

        public init(name: String, place: Place?, value: DocumentTree) {
            self.name = name
            self.place = place
            self.value = value
        }
    }

    public init(_ node: Node) {
        switch node.kind {
        case .array: self = .array(node.elements.map { DocumentTree($0) }, node.place)
        case .object:
            self = .object(
                node.memberNodes.map {
                    Member(name: $0.name.string ?? "", place: $0.name.place, value: DocumentTree($0.value))
                }, node.place)
        default: self = .scalar(Array(node.raw.utf8), node.place)
        }
    }

    public var isNull: Bool {
        if case .scalar(let text, _) = self { return text == Array("null".utf8) }
        return false
    }

    public var place: Place? {
        switch self {
        case .scalar(_, let place), .array(_, let place), .object(_, let place): place
        }
    }

    public var members: [Member] {
        if case .object(let members, _) = self { return members }
        return []
    }

    public subscript(_ name: String) -> DocumentTree? { members.first { $0.name == name }?.value }

    /// The text of a string scalar.
    public var string: String? {
        guard case .scalar(let text, _) = self, text.first == UInt8(ascii: "\"") else { return nil }
        let document = Document()
        guard (try? document.read(json: text.span)) != nil else { return nil }
        return document.root.string
    }

    /// An object whose first member's name starts with `$`.
    public var isEvidence: Bool { members.first?.name.first == "$" }

    /// The value with one member set; the tree must be an object, else it becomes one.
    public func setting(_ name: String, to value: DocumentTree, at place: Place? = nil) -> DocumentTree {
        var members = self.members
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append(Member(name: name, place: place, value: value))
        }
        return .object(members, self.place)
    }

    /// The tree with the value at a pointer replaced, or added where its parent is there; nil where it is not.
    public func replacing(_ tokens: ArraySlice<String>, with value: DocumentTree) -> DocumentTree? {
        guard let token = tokens.first else { return value }
        if isEvidence { return nil }
        switch self {
        case .scalar: return nil
        case .array(var elements, let place):
            guard let position = arrayPosition(token), position <= elements.count else { return nil }
            if position == elements.count {
                guard tokens.count == 1 else { return nil }
                elements.append(value)
            } else {
                guard let changed = elements[position].replacing(tokens.dropFirst(), with: value) else { return nil }
                elements[position] = changed
            }
            return .array(elements, place)
        case .object(_, let place):
            let inner = self[token] ?? (tokens.count > 1 ? .object([], place) : value)
            guard let changed = inner.replacing(tokens.dropFirst(), with: value) else { return nil }
            return setting(token, to: changed, at: value.place)
        }
    }

    /// A document with the same content. Places survive.
    public func flattened() throws(JSONFault) -> Document {
        var flattening = Flattening()
        flattening.write(self)
        let document = Document()
        try document.read(
            json: flattening.writer.bytes, files: flattening.files,
            marks: flattening.files.isEmpty ? [] : flattening.marks)
        return document
    }

    private struct Flattening {
        var writer = JSONWriter()
        var files: [String] = []
        var marks: [Document.Mark] = []

        mutating func write(_ tree: DocumentTree) {
            mark(tree.place)
            switch tree {
            case .scalar(let text, _): writer.raw(text)
            case .array(let elements, _):
                writer.beginArray()
                for element in elements { write(element) }
                writer.endArray()
            case .object(let members, _):
                writer.beginObject()
                for member in members {
                    mark(member.place)
                    writer.name(member.name)
                    write(member.value)
                }
                writer.endObject()
            }
        }

        private mutating func mark(_ place: Place?) {
            guard let place else { return marks.append(Document.Mark(line: 0, column: 0)) }
            let file = files.firstIndex(of: place.file) ?? files.count
            if file == files.count { files.append(place.file) }
            marks.append(Document.Mark(file: UInt16(file), line: UInt32(place.line), column: UInt32(place.column)))
        }
    }
}
