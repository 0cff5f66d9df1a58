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
        guard one.traits.contains(.escaped) || other.traits.contains(.escaped) else {
            return one.length == other.length && left.bytes[one.range] == right.bytes[other.range]
        }
        return left.unescapedText(one) == right.unescapedText(other)
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
