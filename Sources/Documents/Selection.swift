/// Which part of a document someone reads: a graph of names over the document's tree.
///
/// Arrays keep their length and order under a selection and unselected members are left out, so a pointer into
/// the selected part is a pointer into the whole document. Recursive schemas make the graph cyclic.
public struct Selection: Sendable {
    public struct Part: Sendable {
        /// The whole subtree, whatever it holds.
        public var whole = false
        public var members: [Member] = []
        /// What is read of members not named above.
        public var others: Int?
        /// What is read of members whose name matches a pattern.
        public var patterned: [(pattern: NamePattern, part: Int)] = []
        public var items: Int?

        /// What is read of a member of this name, save for `whole`.
        func part(named name: String) -> Int? {
            members.first { $0.name == name }?.part ?? patterned.first { $0.pattern.matches(name) }?.part ?? others
        }

        var selectsNothing: Bool {
            !whole && members.isEmpty && others == nil && patterned.isEmpty && items == nil
        }
    }

    public struct Member: Sendable {
        public let name: String
        let bytes: [UInt8]
        let length: UInt32
        let fingerprint: UInt16
        public let part: Int

        init(name: String, part: Int) {
            self.name = name
            self.part = part
            let text = Array(name.utf8)
            bytes = text
            length = UInt32(text.count)
            fingerprint = text.span.fingerprint(of: 0..<text.count)
        }
    }

    public internal(set) var parts: [Part]

    /// Selects nothing.
    public init() { parts = [Part()] }

    /// The part that applies to a member or element of a container under `part`.
    func part(of child: Int, of container: Int, in document: Document, under part: Int) -> Int? {
        if document.nodes[container].kind == .object {
            return self.part(forName: child - 1, in: document, under: part)
        }
        return parts[part].whole ? part : parts[part].items
    }

    /// The part that applies to a member of an object under `part`, or nil when the member is not selected.
    public func part(forName name: Int, in document: Document, under part: Int) -> Int? {
        // No part and no member is copied: this is asked of every name of every document, for every module.
        if parts[part].whole { return part }
        let node = document.nodes[name]
        let escaped = node.traits.contains(.escaped)
        let members = parts[part].members
        for place in members.indices {
            guard escaped || (members[place].fingerprint == node.fingerprint && members[place].length == node.length)
            else { continue }
            if members[place].bytes.withUnsafeBufferPointer({ document.names(node, equal: $0) }) {
                return members[place].part
            }
        }
        let here = parts[part]
        if !here.patterned.isEmpty, let text = Node(document: document, index: name).string {
            for (pattern, part) in here.patterned where pattern.matches(text) { return part }
        }
        return here.others
    }
}

extension Selection {
    /// Everything either of two selections selects.
    public func union(_ other: Selection) -> Selection {
        var merger = Merger(left: self, right: other)
        _ = merger.merged(0, 0)
        return Selection(parts: merger.parts)
    }

    init(parts: [Part]) { self.parts = parts }

    private struct Merger {
        let left: Selection
        let right: Selection
        var parts: [Part] = []
        var known: [Pair: Int] = [:]

        struct Pair: Hashable {
            let left: Int?
            let right: Int?
        }

        mutating func merged(_ leftPart: Int?, _ rightPart: Int?) -> Int {
            let pair = Pair(left: leftPart, right: rightPart)
            if let index = known[pair] { return index }
            let index = parts.count
            known[pair] = index
            parts.append(Part())
            let first = leftPart.map { left.parts[$0] }
            let second = rightPart.map { right.parts[$0] }
            var part = Part()
            part.whole = first?.whole == true || second?.whole == true
            if !part.whole {
                part.members = mergedMembers(first, second)
                if first?.others != nil || second?.others != nil { part.others = merged(first?.others, second?.others) }
                if first?.items != nil || second?.items != nil { part.items = merged(first?.items, second?.items) }
                for (pattern, target) in first?.patterned ?? [] {
                    part.patterned.append((pattern, merged(target, second?.others)))
                }
                for (pattern, target) in second?.patterned ?? [] {
                    part.patterned.append((pattern, merged(first?.others, target)))
                }
            }
            parts[index] = part
            return index
        }

        private mutating func mergedMembers(_ first: Part?, _ second: Part?) -> [Member] {
            var members: [Member] = []
            for member in first?.members ?? [] {
                let twin = second?.part(named: member.name)
                members.append(Member(name: member.name, part: merged(member.part, twin)))
            }
            for member in second?.members ?? [] where !members.contains(where: { $0.name == member.name }) {
                members.append(Member(name: member.name, part: merged(first?.part(named: member.name), member.part)))
            }
            return members
        }
    }
}
