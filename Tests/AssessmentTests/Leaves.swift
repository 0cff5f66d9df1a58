import Documents

/// The leaves of a deployment: scalars, and evidence wrappers as one leaf each.
struct LeafFault: Error {}

enum Leaves {
    /// Pointers of every leaf that a selection takes in.
    static func pointers(in document: Document, under selection: Selection) -> [String] {
        all(in: document).filter { document.shown($0, under: selection) != nil }
    }

    /// Pointers of every leaf.
    static func all(in document: Document) -> [String] {
        var found: [String] = []
        visit(document.root, "", &found)
        return found
    }

    private static func visit(_ node: Node, _ path: String, _ found: inout [String]) {
        if node.document.isEvidence(node.index) { return found.append(path) }
        switch node.kind {
        case .object:
            for (name, value) in node.members { visit(value, path + "/" + escapedPointerToken(name), &found) }
        case .array:
            for (position, value) in node.elements.enumerated() { visit(value, "\(path)/\(position)", &found) }
        default: found.append(path)
        }
    }

    /// The document with the value at a pointer replaced by JSON text.
    static func replacing(_ pointer: String, in document: Document, with json: String) throws -> Document {
        let value = Document()
        try value.read(json: Array(json.utf8).span)
        let tokens = pointerTokens(pointer) ?? []
        guard let tree = DocumentTree(document.root).replacing(tokens[...], with: DocumentTree(value.root)) else {
            throw LeafFault()
        }
        return try tree.flattened()
    }

    /// A value that differs from the one at a pointer.
    static func changed(_ pointer: String, in document: Document) throws -> Document {
        let node = Node(document: document, index: document.node(throughEvidence: pointer) ?? 0)
        guard case .known(let index) = document.reading(of: node.index) else {
            return try replacing(pointer, in: document, with: "12345")
        }
        let value = Node(document: document, index: index)
        switch value.kind {
        case .number:
            // One more is the same number again above 2^53.
            let number = value.double ?? 0
            return try replacing(pointer, in: document, with: "\(number + max(1, number.magnitude / 1024))")
        case .string: return try replacing(pointer, in: document, with: "\"\(value.string ?? "")-changed\"")
        case .true: return try replacing(pointer, in: document, with: "false")
        case .false: return try replacing(pointer, in: document, with: "true")
        default: return try replacing(pointer, in: document, with: "12345")
        }
    }
}
