/// What a value in a document says once its evidence wrapper, if any, is taken off.
public enum EvidenceForm: Equatable, Sendable {
    /// The node of the plain value; the value itself where there is no wrapper.
    case known(Int)
    /// Null, `$unknown`, or a wrapper around null.
    case unknown
    /// Nodes of `$low`, `$mode` (if stated) and `$high`.
    case range(low: Int, mode: Int?, high: Int)
}

extension Document {
    /// Whether a value is an evidence wrapper: an object whose first name starts with `$`.
    public func isEvidence(_ index: Int) -> Bool {
        guard mayHoldEvidence else { return false }
        let node = nodes[index]
        guard node.kind == .object, Int(node.next) > index + 1 else { return false }
        return startsWithDollar(index + 1)
    }

    public func startsWithDollar(_ name: Int) -> Bool {
        let node = nodes[name]
        if node.traits.contains(.escaped) { return unescapedText(node).first == UInt8(ascii: "$") }
        return node.length > 0 && bytes[Int(node.offset)] == UInt8(ascii: "$")
    }

    /// Takes the wrapper off a value. A malformed wrapper reads as unknown; `Loading` reports it.
    public func reading(of index: Int) -> EvidenceForm {
        if nodes[index].kind == .null { return .unknown }
        guard isEvidence(index) else { return .known(index) }
        if let value = member("$value", of: index) { return nodes[value].kind == .null ? .unknown : .known(value) }
        if let low = member("$low", of: index), let high = member("$high", of: index),
            nodes[low].kind == .number, nodes[high].kind == .number
        {
            let mode = member("$mode", of: index).flatMap { nodes[$0].kind == .number ? $0 : nil }
            return .range(low: low, mode: mode, high: high)
        }
        return .unknown
    }
}

extension Document {
    /// The node a pointer names, looking through evidence wrappers on the way; the wrapper itself at the end.
    public func node(throughEvidence pointer: String, from root: Int = 0) -> Int? { follow(pointer, from: root) }
}
