/// How one uncertain value is taken in one measurement of a document.
public enum RangeChoice: Hashable, Sendable {
    case centre, low, high
    /// A share of the way from low (0) to high (1).
    case quantile(Double)
}

/// The values of a document whose evidence states a range, below a selection, in document order.
public func ranges(in document: Document, root: Int = 0, under selection: Selection) -> [Int] {
    guard document.mayHoldEvidence else { return [] }
    var found: [Int] = []
    collectRanges(document, root, selection, 0, &found)
    return found
}

private func collectRanges(
    _ document: Document, _ index: Int, _ selection: Selection, _ part: Int, _ found: inout [Int]
) {
    switch document.reading(of: index) {
    case .unknown: return
    case .range: found.append(index)
    case .known(let value):
        let node = document.nodes[value]
        var at = value + 1
        while node.isContainer, at < node.next {
            if node.kind == .array {
                let items = selection.parts[part].whole ? part : selection.parts[part].items
                if let items { collectRanges(document, at, selection, items, &found) }
                at = Int(document.nodes[at].next)
            } else {
                if let child = selection.part(forName: at, in: document, under: part) {
                    collectRanges(document, at + 1, selection, child, &found)
                }
                at = Int(document.nodes[at + 1].next)
            }
        }
    }
}

/// Copies the selected part of a document as plain JSON: evidence wrappers taken off, unknown members left out,
/// unknown elements null.
///
/// Text is copied as it stands; nothing is decoded and nothing allocated but the writer's buffer. O(nodes).
public struct Projection {
    let document: Document
    let selection: Selection
    /// Choices for range nodes; the centre for those not named.
    let choices: [Int: RangeChoice]
    /// Nothing has to be taken off, so selected subtrees are copied in one piece.
    private let isPlain: Bool
    /// Told of every range that is written, and where.
    private let noting: ((_ node: Int, _ ends: Ends, _ bytes: Range<Int>) -> Void)?

    /// The nodes of a range.
    struct Ends {
        let low: Int
        let mode: Int?
        let high: Int
    }

    public init(of document: Document, onto selection: Selection, choices: [Int: RangeChoice] = [:]) {
        self.init(of: document, onto: selection, choices: choices, noting: nil)
    }

    init(
        of document: Document, onto selection: Selection, choices: [Int: RangeChoice] = [:],
        noting: ((_ node: Int, _ ends: Ends, _ bytes: Range<Int>) -> Void)?
    ) {
        self.document = document
        self.selection = selection
        self.choices = choices
        self.noting = noting
        isPlain = !document.mayHoldEvidence && !document.holdsNull
    }

    /// Writes the projection of the value at `root`, which is `{}` where nothing of it is selected.
    public func write(root: Int = 0, to writer: inout JSONWriter) {
        guard case .known(let value) = document.reading(of: root) else {
            writer.object { _ in }
            return
        }
        writeKnown(value, 0, &writer)
    }

    private func writeKnown(_ index: Int, _ part: Int, _ writer: inout JSONWriter) {
        let node = document.nodes[index]
        if !node.isContainer || (isPlain && selection.parts[part].whole) { return writer.raw(document, index) }
        if node.kind == .array { return writeArray(index, part, &writer) }
        writer.beginObject()
        var at = index + 1
        while at < node.next {
            if let child = selection.part(forName: at, in: document, under: part) {
                writeMember(at, child, &writer)
            }
            at = Int(document.nodes[at + 1].next)
        }
        writer.endObject()
    }

    private func writeMember(_ name: Int, _ part: Int, _ writer: inout JSONWriter) {
        if isPlain && !document.nodes[name + 1].isContainer {
            return writer.rawMember(document, name)
        }
        let reading = document.reading(of: name + 1)
        if reading == .unknown { return }
        writer.rawName(document, name)
        write(reading, of: name + 1, part, &writer)
    }

    private func writeArray(_ index: Int, _ part: Int, _ writer: inout JSONWriter) {
        let items = selection.parts[part].whole ? part : selection.parts[part].items
        writer.beginArray()
        var at = index + 1
        while at < document.nodes[index].next {
            if let items {
                write(document.reading(of: at), of: at, items, &writer)
            } else {
                writer.null()
            }
            at = Int(document.nodes[at].next)
        }
        writer.endArray()
    }

    private func write(_ reading: EvidenceForm, of index: Int, _ part: Int, _ writer: inout JSONWriter) {
        switch reading {
        case .unknown: writer.null()
        case .known(let value): writeKnown(value, part, &writer)
        case .range(let low, let mode, let high):
            let ends = Ends(low: low, mode: mode, high: high)
            let start = writer.bytes.count
            ends.write(choices[index] ?? .centre, of: document, to: &writer)
            guard let noting else { return }
            // A comma before the value is not part of it.
            let comma = writer.bytes[start] == UInt8(ascii: ",") ? 1 : 0
            noting(index, ends, start + comma..<writer.bytes.count)
        }
    }
}

extension Projection.Ends {
    /// Ends keep their spelling; anything between is a whole number where both ends are.
    func write(_ choice: RangeChoice, of document: Document, to writer: inout JSONWriter) {
        let share: Double
        switch choice {
        case .low: return writer.raw(document, low)
        case .high: return writer.raw(document, high)
        case .centre:
            if let mode { return writer.raw(document, mode) }
            share = 0.5
        case .quantile(let part): share = part
        }
        guard let bottom = document.double(at: low), let top = document.double(at: high) else { return writer.null() }
        let spread = top - bottom
        let value = spread.isFinite ? bottom + spread * share : bottom * (1 - share) + top * share
        let whole = document.integer(at: low) != nil && document.integer(at: high) != nil
        let spelledWhole =
            document.nodes[low].traits.contains(.integer) && document.nodes[high].traits.contains(.integer)
        writer.number(whole && spelledWhole ? value.rounded() : value)
    }
}

extension Document {
    /// The node of a value that a projection onto a selection shows: selected all the way down, and known. The value
    /// itself where it is wrapped as evidence.
    public func shown(_ pointer: String, root: Int = 0, under selection: Selection) -> Int? {
        guard let index = follow(pointer, from: root, under: selection), reading(of: index) != .unknown else {
            return nil
        }
        return index
    }
}

extension Selection {
    /// Whether a pointer lies inside the selection, whatever a document holds there. Nothing is allocated for pointers
    /// without escapes.
    public func contains(_ pointer: String) -> Bool {
        var pointer = pointer
        return pointer.withUTF8 { text -> Bool in
            guard let first = text.first else { return true }
            guard first == UInt8(ascii: "/") else { return false }
            var part = 0
            var start = 1
            while !parts[part].whole {
                var end = start
                while end < text.count, text[end] != UInt8(ascii: "/") { end += 1 }
                let token = UnsafeBufferPointer(rebasing: text[start..<end])
                guard let next = self.part(forToken: token, under: part) else { return false }
                if end == text.count { return true }
                part = next
                start = end + 1
            }
            return true
        }
    }

    private func part(forToken token: UnsafeBufferPointer<UInt8>, under part: Int) -> Int? {
        guard token.contains(UInt8(ascii: "~")) else { return self.part(forNameOrPosition: token, under: part) }
        var name = unescapedPointerToken(String(decoding: token, as: UTF8.self))
        return name.withUTF8 { self.part(forNameOrPosition: $0, under: part) }
    }

    private func part(forNameOrPosition token: UnsafeBufferPointer<UInt8>, under part: Int) -> Int? {
        let members = parts[part].members
        for place in members.indices where Int(members[place].length) == token.count {
            if members[place].bytes.elementsEqual(token) { return members[place].part }
        }
        let here = parts[part]
        if let items = here.items, isArrayPosition(token) { return items }
        guard !here.patterned.isEmpty else { return here.others }
        let name = String(decoding: token, as: UTF8.self)
        return here.patterned.first { $0.pattern.matches(name) }?.part ?? here.others
    }

    private func isArrayPosition(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !token.isEmpty, token.count < 19, token.count == 1 || token[0] != 0x30 else { return false }
        return token.allSatisfy { $0 &- 0x30 < 10 }
    }
}
