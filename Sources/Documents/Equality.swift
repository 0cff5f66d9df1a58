/// Whether two values are equal as JSON: numbers by value, objects whatever the order of their members.
func isEqual(_ left: Document, _ first: Int, _ right: Document, _ second: Int) -> Bool {
    let (one, other) = (left.nodes[first], right.nodes[second])
    guard one.kind == other.kind else { return false }
    switch one.kind {
    case .null, .true, .false: return true
    case .number:
        if let a = left.double(at: first), let b = right.double(at: second) { return a == b }
        return Node(document: left, index: first).raw == Node(document: right, index: second).raw
    case .string, .name:
        return Node(document: left, index: first).string == Node(document: right, index: second).string
    case .array:
        let (mine, theirs) = (
            Node(document: left, index: first).elements, Node(document: right, index: second).elements
        )
        return mine.count == theirs.count && zip(mine, theirs).allSatisfy { isEqual(left, $0.index, right, $1.index) }
    case .object:
        let (mine, theirs) = (Node(document: left, index: first).members, Node(document: right, index: second).members)
        return mine.count == theirs.count
            && mine.allSatisfy { name, value in
                right.member(name, of: second).map { isEqual(left, value.index, right, $0) } ?? false
            }
    }
}

extension Document {
    /// Canonical JSON: no white space, members sorted by the bytes of their names, numbers by shortest spelling.
    public func canonicalText(of root: Int = 0) -> [UInt8] {
        var writer = JSONWriter()
        writeCanonical(root, &writer)
        return writer.bytes
    }

    private func writeCanonical(_ index: Int, _ writer: inout JSONWriter) {
        let node = Node(document: self, index: index)
        switch node.kind {
        case .null, .true, .false: writer.raw(self, index)
        case .number:
            if !isUnholdable(index), let value = double(at: index) {
                writer.number(value)
            } else {
                writer.raw(self, index)
            }
        case .string, .name: writer.string(node.string ?? "")
        case .array:
            writer.beginArray()
            for element in node.elements { writeCanonical(element.index, &writer) }
            writer.endArray()
        case .object:
            writer.beginObject()
            for (name, value) in node.members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                writer.name(name)
                writeCanonical(value.index, &writer)
            }
            writer.endObject()
        }
    }
}
