import Diagnostics
import Documents

/// What a tool answered, as a reply of at most 4 MiB: whole, or a summary with a cursor, or a part of the whole.
///
/// A cursor is a place in the reply's JSON text. The call is made again with the same arguments, so nothing is kept
/// between calls; what was measured is not measured again.
struct MCPReply {
    static let limit = 4 * 1_048_576
    /// Bytes of a part. Escaped twice, as text in text, it stays within the limit.
    private static let partBytes = 524_288
    /// Entries that a list keeps in a summary.
    private static let listEntries = 20

    /// The result's JSON text, or that of an `error`.
    let document: Document
    let content: Int
    let isError: Bool
    /// Members that every result of the dialect has.
    let writeCommon: (inout JSONWriter) -> Void

    /// The whole, where it fits; else what the cursor asks for.
    func bytes(cursor: String?) -> [UInt8] {
        if isError { return result(structured: nil, text: raw, isError: true) }
        if let cursor { return part(from: cursor) }
        let whole = raw
        if whole.count <= MCPReply.limit / 2 {
            let reply = result(structured: whole, text: whole, isError: false)
            if reply.count <= MCPReply.limit { return reply }
        }
        let summary = summary()
        return result(structured: summary, text: summary, isError: false)
    }

    private var raw: ArraySlice<UInt8> { document.bytes[document.rawRange(of: content)] }

    private func summary() -> ArraySlice<UInt8> {
        for entries in [MCPReply.listEntries, 5, 1, 0] {
            var writer = JSONWriter()
            writer.object { body in
                body.name("summary")
                cut(Node(document: document, index: content), entries, &body)
                body.name("listsCutTo")
                body.integer(entries)
                body.name("bytes")
                body.integer(raw.count)
                body.name("cursor")
                body.string("0")
            }
            if writer.bytes.count <= MCPReply.partBytes || entries == 0 { return writer.bytes[...] }
        }
        return []
    }

    /// The same value with every list cut short.
    private func cut(_ node: Node, _ entries: Int, _ writer: inout JSONWriter) {
        switch node.kind {
        case .object:
            writer.object { body in
                for (name, value) in node.members {
                    body.name(name)
                    cut(value, entries, &body)
                }
            }
        case .array: writer.array { list in node.elements.prefix(entries).forEach { cut($0, entries, &list) } }
        default: writer.raw(node.raw)
        }
    }

    private func part(from cursor: String) -> [UInt8] {
        let whole = raw
        guard let offset = Int(cursor), offset >= 0, offset < whole.count else {
            let text = "\(quoted(cursor)) is no cursor of this reply; leave 'cursor' out to begin"
            return result(structured: nil, text: Array(text.utf8)[...], isError: true)
        }
        let start = boundary(whole, whole.startIndex + offset)
        let end = boundary(whole, min(whole.endIndex, start + MCPReply.partBytes))
        var writer = JSONWriter()
        writer.object { body in
            body.name("part")
            body.string(String(decoding: whole[start..<end], as: UTF8.self))
            if end < whole.endIndex {
                body.name("cursor")
                body.string("\(end - whole.startIndex)")
            }
        }
        return result(structured: writer.bytes[...], text: writer.bytes[...], isError: false)
    }

    /// The nearest start of a character at or before a place.
    private func boundary(_ bytes: ArraySlice<UInt8>, _ place: Int) -> Int {
        var place = place
        while place > bytes.startIndex, place < bytes.endIndex, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }

    private func result(structured: ArraySlice<UInt8>?, text: ArraySlice<UInt8>, isError: Bool) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { body in
            writeCommon(&body)
            body.name("content")
            body.array { list in
                list.object {
                    $0.name("type")
                    $0.string("text")
                    $0.name("text")
                    $0.string(String(decoding: text, as: UTF8.self))
                }
            }
            if let structured {
                body.name("structuredContent")
                body.raw(structured)
            }
            body.name("isError")
            body.bool(isError)
        }
        return writer.bytes
    }
}
