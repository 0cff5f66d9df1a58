/// JSON pointers (RFC 6901) of a document's nodes.
extension Document {
    /// The pointer of a node below `root`. O(siblings on the way down).
    public func pointer(of target: Int, from root: Int = 0) -> String {
        var text = ""
        forEachStep(to: target, from: root) { step in
            switch step {
            case .element(let position): text += "/\(position)"
            case .member(let name): text += "/" + escapedPointerToken(Node(document: self, index: name).string ?? "")
            }
        }
        return text
    }

    public enum PointerStep {
        case element(Int)
        /// The index of the name's node.
        case member(Int)
    }

    /// Calls `body` for each step from `root` down to `target`. A name's node counts as its value.
    public func forEachStep(to target: Int, from root: Int, _ body: (PointerStep) -> Void) {
        var at = root
        while at != target {
            let isObject = nodes[at].kind == .object
            let end = Int(nodes[at].next)
            var child = at + 1
            var position = 0
            while child < end {
                let value = isObject ? child + 1 : child
                let next = Int(nodes[value].next)
                if target < next {
                    body(isObject ? .member(child) : .element(position))
                    if target == child { return }
                    at = value
                    break
                }
                child = next
                position += 1
            }
            if child >= end { return }
        }
    }

    /// Pointers of several nodes below `root`, in one walk. O(nodes below root), however many are asked for.
    ///
    /// - Parameters:
    ///   - targets: indices in ascending order, none of a name.
    ///   - mostPerList: where more targets lie in one list, the list's own pointer stands for them.
    public func pointers(of targets: [Int], from root: Int = 0, mostPerList: Int = .max) -> [String] {
        var found: [String] = []
        found.reserveCapacity(min(targets.count, mostPerList))
        var rest = targets[...]
        walk(root, "", &rest, mostPerList, &found)
        return found
    }

    private func walk(
        _ index: Int, _ path: String, _ rest: inout ArraySlice<Int>, _ mostPerList: Int, _ found: inout [String]
    ) {
        while rest.first == index {
            found.append(path)
            rest.removeFirst()
        }
        let node = nodes[index]
        guard node.isContainer else { return }
        if node.kind == .array, rest.count > mostPerList, rest[rest.startIndex + mostPerList] < node.next {
            if found.last != path { found.append(path) }
            return rest = rest.drop { $0 < node.next }
        }
        var child = index + 1
        var position = 0
        while child < node.next, let target = rest.first, target < node.next {
            let value = node.kind == .object ? child + 1 : child
            let next = Int(nodes[value].next)
            if target < next {
                let token =
                    node.kind == .object
                    ? escapedPointerToken(Node(document: self, index: child).string ?? "") : "\(position)"
                walk(value, path + "/" + token, &rest, mostPerList, &found)
            }
            child = next
            position += 1
        }
    }

    /// The node a pointer names, or nil. Array positions are digits without leading zeros.
    public func node(at pointer: some StringProtocol, from root: Int = 0) -> Int? {
        guard let tokens = pointerTokens(pointer) else { return nil }
        var at = root
        for token in tokens {
            switch nodes[at].kind {
            case .object:
                guard let next = member(token, of: at) else { return nil }
                at = next
            case .array:
                guard let position = arrayPosition(token), let next = element(position, of: at) else { return nil }
                at = next
            default:
                return nil
            }
        }
        return at
    }
}

extension Document {
    /// Follows a pointer through evidence wrappers, the value at its end as it stands; with a selection, only where every
    /// step is selected. Nothing is allocated for pointers without escapes.
    func follow(_ pointer: String, from root: Int, under selection: Selection? = nil) -> Int? {
        var pointer = pointer
        return pointer.withUTF8 { text -> Int? in
            if text.isEmpty { return root }
            guard text[0] == UInt8(ascii: "/") else { return nil }
            var at = root
            var part = 0
            var start = 1
            while true {
                var end = start
                while end < text.count, text[end] != UInt8(ascii: "/") { end += 1 }
                let token = UnsafeBufferPointer(rebasing: text[start..<end])
                guard case .known(let value) = reading(of: at), let next = step(token, into: value) else { return nil }
                if let selection {
                    guard let child = selection.part(of: next, of: value, in: self, under: part) else { return nil }
                    part = child
                }
                at = next
                if end == text.count { return at }
                start = end + 1
            }
        }
    }

    private func step(_ token: UnsafeBufferPointer<UInt8>, into value: Int) -> Int? {
        switch nodes[value].kind {
        case .object:
            guard token.contains(UInt8(ascii: "~")) else { return member(named: token, of: value) }
            return member(unescapedPointerToken(String(decoding: token, as: UTF8.self)), of: value)
        case .array:
            guard !token.isEmpty, token.count < 10, token.count == 1 || token[0] != 0x30 else { return nil }
            var position = 0
            for byte in token {
                guard byte &- 0x30 < 10 else { return nil }
                position = position * 10 + Int(byte &- 0x30)
            }
            return element(position, of: value)
        default: return nil
        }
    }
}

/// The unescaped tokens of a pointer, or nil when it is not one.
public func pointerTokens(_ pointer: some StringProtocol) -> [String]? {
    guard !pointer.isEmpty else { return [] }
    // By code point: a name may begin with a mark that would join the slash to one character.
    guard pointer.unicodeScalars.first == "/" else { return nil }
    return pointer.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
        unescapedPointerToken(String(String.UnicodeScalarView($0)))
    }
}

extension String {
    /// Whether a pointer is what a pattern with `*` names, or lies below it.
    public func isBelow(pattern: String) -> Bool {
        guard let own = pointerTokens(self), let wanted = pointerTokens(pattern) else { return false }
        return Documents.isBelow(own, pattern: wanted)
    }
}

/// The same, of the steps of both.
public func isBelow(_ pointer: [String], pattern: [String]) -> Bool {
    pointer.count >= pattern.count && zip(pointer, pattern).allSatisfy { $1 == "*" || $0 == $1 }
}

public func escapedPointerToken(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
    var text = ""
    for character in token.unicodeScalars {
        switch character {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(character)
        }
    }
    return text
}

func unescapedPointerToken(_ token: some StringProtocol) -> String {
    var text = ""
    var scalars = token.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
        guard scalar == "~" else {
            text.unicodeScalars.append(scalar)
            continue
        }
        switch scalars.next() {
        case "0": text += "~"
        case "1": text += "/"
        case let other: text += "~" + (other.map { String($0) } ?? "")
        }
    }
    return text
}

func arrayPosition(_ token: String) -> Int? {
    guard token == "0" || token.first != "0", token.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(token)
}
