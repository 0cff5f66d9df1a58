import Diagnostics

/// A document: JSON text, its flat tape of nodes and, when it came from files, the place of every node.
///
/// YAML and JSON both become this, so validation, projection, evidence and digests are written once. The text
/// is always valid JSON: a YAML reader writes its own. A document may be read again and again; its storage stays.
public final class Document {
    /// Deepest nesting of containers.
    public static let depthLimit = 128
    /// Most bytes of text; as long as a line of the wire may be.
    public static let sizeLimit = 16 * 1_048_576

    // A document is one thread's; nothing reads it while it is read anew, so that need not be watched at every node.
    /// JSON text. A node's offset and length point into it.
    @exclusivity(unchecked) public private(set) var bytes: [UInt8] = []
    /// The root is node 0.
    @exclusivity(unchecked) public private(set) var nodes: [TapeNode] = []
    /// Names of the files that places refer to; empty for a document that came over the wire.
    public private(set) var files: [String] = []
    /// One per node, or empty when places follow from the text itself.
    private var marks: [Mark] = []
    /// Places of a text whose nodes carry none; made when the first is asked for.
    private var placeIndex: PlaceIndex?
    /// Where in long lists was looked last; see `element`.
    @exclusivity(unchecked)
    private var cursors = [ElementCursor](repeating: ElementCursor(), count: ElementCursor.slots)
    @exclusivity(unchecked) private var tape = JSONTape()

    /// Whether some member's name starts with `$`: without one, no value is wrapped as evidence.
    public var mayHoldEvidence: Bool { tape.traits.contains(.dollarName) }
    /// Whether some value is null.
    public var holdsNull: Bool { tape.traits.contains(.null) }
    /// Whether some number may be too large or too long to be held.
    public var mayHoldDelicateNumbers: Bool { tape.traits.contains(.delicateNumber) }

    public init() {}

    /// Where a node stood in the file it came from; `file` indexes `files`.
    public struct Mark: BitwiseCopyable, Sendable {
        public var file: UInt16
        public var line: UInt32
        public var column: UInt32

        public init(file: UInt16 = 0, line: UInt32, column: UInt32) {
            self.file = file
            self.line = line
            self.column = column
        }
    }

    /// Reads JSON text in place of what the document held. With `file`, places are worked out from the text.
    public func read(json text: Span<UInt8>, file: String? = nil) throws(JSONFault) {
        bytes.removeAll(keepingCapacity: true)
        text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        marks = []
        forgetLookups()
        files = file.map { [$0] } ?? []
        let held = bytes
        try tape.read(held.span, into: &nodes)
    }

    /// Reads JSON text whose nodes carry their own places, one per node in tape order.
    public func read(json text: [UInt8], files: [String], marks: [Mark]) throws(JSONFault) {
        bytes = text
        self.files = files
        self.marks = marks
        forgetLookups()
        let held = bytes
        try tape.read(held.span, into: &nodes)
    }

    public var root: Node { Node(document: self, index: 0) }

    private func forgetLookups() {
        placeIndex = nil
        for slot in cursors.indices { cursors[slot] = ElementCursor() }
    }

    /// The element of a list at a position, or nil. O(position), but O(1) for the one asked for last and O(distance) for
    /// those behind it, so that a whole list is gone through in order in O(elements).
    public func element(_ position: Int, of array: Int) -> Int? {
        let slot = array % ElementCursor.slots
        let known = cursors[slot]
        var (at, passed) =
            known.array == array && known.position <= position ? (known.index, known.position) : (array + 1, 0)
        let end = Int(nodes[array].next)
        while at < end, passed < position {
            at = Int(nodes[at].next)
            passed += 1
        }
        guard at < end else { return nil }
        cursors[slot] = ElementCursor(array: array, position: position, index: at)
        return at
    }

    /// Where a node stands in its file, or nil for a document without files.
    public func place(of index: Int) -> Place? {
        guard !files.isEmpty else { return nil }
        guard marks.isEmpty else {
            let mark = marks[index]
            // What was put in from elsewhere stands in no line of the file.
            guard mark.line > 0 else { return nil }
            return Place(file: files[Int(mark.file)], line: Int(mark.line), column: Int(mark.column))
        }
        let node = nodes[index]
        let quoted = node.kind == .string || node.kind == .name
        let held = bytes
        let index = placeIndex ?? PlaceIndex(held.span)
        placeIndex = index
        let at = index.place(ofByte: Int(node.offset) - (quoted ? 1 : 0), in: held.span)
        return Place(file: files[0], line: at.line, column: at.column)
    }

    /// Line and column of a byte: lines end at LF, columns count Unicode scalars. O(bytes).
    public static func place(ofByte offset: Int, in bytes: Span<UInt8>, file: String) -> Place {
        let at = PlaceIndex(bytes).place(ofByte: offset, in: bytes)
        return Place(file: file, line: at.line, column: at.column)
    }
}

/// An element of a list, and where it is on the tape.
private struct ElementCursor {
    static let slots = 8
    var array = -1
    var position = 0
    var index = 0
}

extension Document {
    /// The value of a member of an object node, or nil. O(members).
    public func member(_ name: StaticString, of object: Int) -> Int? {
        name.withUTF8Buffer { member(named: $0, of: object) }
    }

    public func member(_ name: String, of object: Int) -> Int? {
        var name = name
        return name.withUTF8 { member(named: $0, of: object) }
    }

    func member(named name: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
        let all = nodes
        guard all[object].kind == .object else { return nil }
        let end = Int(all[object].next)
        var index = object + 1
        while index < end {
            if names(all[index], equal: name) { return index + 1 }
            index = Int(all[index + 1].next)
        }
        return nil
    }

    /// Whether a name node's text, unescaped, is the given one.
    func names(_ node: TapeNode, equal name: UnsafeBufferPointer<UInt8>) -> Bool {
        if node.traits.contains(.escaped) {
            let text = unescapedText(node)
            guard text.count == name.count else { return false }
            for step in 0..<text.count where text[step] != name[step] { return false }
            return true
        }
        guard Int(node.length) == name.count else { return false }
        let start = Int(node.offset)
        let held = bytes
        for step in 0..<name.count where held[start + step] != name[step] { return false }
        return true
    }

    func unescapedText(_ node: TapeNode) -> [UInt8] {
        let held = bytes
        return unescapedBytes(node, held.span)
    }

    /// The raw JSON text of a value, quotes and brackets included.
    public func rawRange(of index: Int) -> Range<Int> {
        let node = nodes[index]
        let quote = node.kind == .string || node.kind == .name ? 1 : 0
        return Int(node.offset) - quote..<Int(node.offset) + Int(node.length) + quote
    }
}
