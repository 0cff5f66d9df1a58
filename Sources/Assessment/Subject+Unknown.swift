import Documents

extension Subject {
    /// Values of the document that are stated to be unknown, in document order.
    public var unknownPointers: [String] {
        guard document.mayHoldEvidence || document.holdsNull else { return [] }
        var found: [Int] = []
        var at = root
        let end = Int(document.nodes[root].next)
        while at < end {
            let kind = document.nodes[at].kind
            if kind != .name, document.reading(of: at) == .unknown {
                found.append(at)
                at = Int(document.nodes[at].next)
            } else if kind != .name, document.isEvidence(at) {
                at = Int(document.nodes[at].next)
            } else {
                at += 1
            }
        }
        return document.pointers(of: found, from: root)
    }

    /// Those of them that an indicator says it needs.
    public func unknownPointers(neededBy needs: [String]) -> [String] {
        let wanted = needs.compactMap { pointerTokens($0) }
        return unknownPointers.filter { pointer in
            guard let tokens = pointerTokens(pointer) else { return false }
            return wanted.contains { isBelow(tokens, pattern: $0) }
        }
    }
}
