extension Document {
    /// Canonical JSON: no white space, members sorted by the bytes of their names, numbers by shortest spelling, strings
    /// without needless escapes. O(bytes) where objects are small, and nothing is decoded that stands there canonically.
    public func canonicalText(of root: Int = 0) -> [UInt8] {
        var writer = JSONWriter()
        writeCanonical(root, &writer)
        return writer.bytes
    }

    private func writeCanonical(_ index: Int, _ writer: inout JSONWriter) {
        let node = nodes[index]
        switch node.kind {
        case .null, .true, .false: writer.raw(self, index)
        case .number:
            if isSpelledShortest(node) || isUnholdable(index) {
                writer.raw(self, index)
            } else if let value = double(at: index) {
                writer.number(value)
            }
        case .string, .name: writeCanonicalText(index, &writer)
        case .array:
            writer.beginArray()
            var at = index + 1
            while at < node.next {
                writeCanonical(at, &writer)
                at = Int(nodes[at].next)
            }
            writer.endArray()
        case .object:
            writer.beginObject()
            for name in sortedNames(of: index) {
                writeCanonicalText(name, &writer)
                writer.endName()
                writeCanonical(name + 1, &writer)
            }
            writer.endObject()
        }
    }

    private func writeCanonicalText(_ index: Int, _ writer: inout JSONWriter) {
        let node = nodes[index]
        if node.traits.contains(.escaped) || bytes[node.range].contains(where: { $0 >= 0x7F }) {
            writer.string(Node(document: self, index: index).string ?? "")
        } else {
            writer.raw(self, index)
        }
    }

    private func sortedNames(of object: Int) -> [Int] {
        var names: [Int] = []
        var at = object + 1
        var areSorted = true
        while at < nodes[object].next {
            if areSorted, let last = names.last, !precedes(last, at) { areSorted = false }
            names.append(at)
            at = Int(nodes[at + 1].next)
        }
        if !areSorted { names.sort { precedes($0, $1) } }
        return names
    }

    private func precedes(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (nodes[first], nodes[second])
        if one.traits.contains(.escaped) || other.traits.contains(.escaped) {
            return unescapedText(one).lexicographicallyPrecedes(unescapedText(other))
        }
        return bytes[one.range].lexicographicallyPrecedes(bytes[other.range])
    }

    /// Whether a number is written as the writer would write it; sure of itself only in the common cases.
    private func isSpelledShortest(_ node: TapeNode) -> Bool {
        guard !node.traits.contains(.delicate) else { return false }
        let first = bytes[Int(node.offset)]
        if node.traits.contains(.integer) {
            return !(first == UInt8(ascii: "-") && node.length == 2 && bytes[Int(node.offset) + 1] == 0x30)
        }
        // A fraction that does not end in 0 and is not tiny.
        guard bytes[Int(node.offset + node.length) - 1] != 0x30 else { return false }
        return (0x31...0x39).contains(first)
            || (first == 0x30 && node.length > 2 && bytes[Int(node.offset) + 2] != 0x30)
    }
}
