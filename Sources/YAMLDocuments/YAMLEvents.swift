import CLibYAML
import Diagnostics
import Documents

/// One libyaml event, reduced to what a document needs.
struct YAMLEvent: ~Copyable {
    enum Kind {
        case documentStart
        case scalar(text: String, isPlain: Bool, tag: String?, anchor: String?)
        case alias(String)
        case sequenceStart(tag: String?, anchor: String?)
        case mappingStart(tag: String?, anchor: String?)
        case sequenceEnd, mappingEnd, other
    }
    let kind: Kind
    let line: Int
    let column: Int
}

/// Runs libyaml's event parser over a text.
enum YAMLEvents {
    static func forEach(
        in text: [UInt8], file: String, _ body: (borrowing YAMLEvent) throws(Problems) -> Void
    ) throws(Problems) {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            throw Problems(Diagnostic("document.unreadable", "out of memory", at: Place(file: file)))
        }
        defer { yaml_parser_delete(&parser) }
        var failure: Problems?
        // Left in, a BOM would count as a column of the first line.
        let text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
        text.withUnsafeBufferPointer { bytes in
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            var isOver = false
            while !isOver, failure == nil {
                var raw = yaml_event_t()
                guard yaml_parser_parse(&parser, &raw) == 1 else {
                    failure = Problems(problem(of: parser, text, file))
                    return
                }
                defer { yaml_event_delete(&raw) }
                isOver = raw.type == YAML_STREAM_END_EVENT
                do throws(Problems) {
                    try body(event(raw))
                } catch {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
    }

    private static func event(_ raw: yaml_event_t) -> YAMLEvent {
        YAMLEvent(kind: kind(raw), line: Int(raw.start_mark.line) + 1, column: Int(raw.start_mark.column) + 1)
    }

    private static func kind(_ raw: yaml_event_t) -> YAMLEvent.Kind {
        switch raw.type {
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_ALIAS_EVENT: return .alias(string(raw.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = raw.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return .scalar(
                text: text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, tag: string(scalar.tag),
                anchor: string(scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            return .sequenceStart(
                tag: string(raw.data.sequence_start.tag), anchor: string(raw.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT:
            return .mappingStart(tag: string(raw.data.mapping_start.tag), anchor: string(raw.data.mapping_start.anchor))
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        default: return .other
        }
    }

    private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    /// libyaml's own words, with the place, and in plain words where the cause is a tab.
    private static func problem(of parser: yaml_parser_t, _ text: [UInt8], _ file: String) -> Diagnostic {
        if parser.error == YAML_READER_ERROR {
            let reason = parser.problem.map { String(cString: $0) } ?? "the text is not YAML"
            return Diagnostic(
                "document.syntax", reason, at: Document.place(ofByte: parser.problem_offset, in: text.span, file: file))
        }
        let mark = parser.problem_mark
        let index = byteIndex(ofScalar: Int(mark.index), in: text)
        // At the end libyaml counts a line that is not there.
        let place =
            index < text.count
            ? Place(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
            : Document.place(ofByte: text.count, in: text.span, file: file)
        if index < text.count, text[index] == 0x09 {
            return Diagnostic(
                "document.tab", "a tab stands where YAML expects spaces", at: place, help: "indent with spaces")
        }
        var sentence = parser.problem.map { String(cString: $0) } ?? "the text is not YAML"
        var notes: [String] = []
        if let context = parser.context {
            let line = Int(parser.context_mark.line) + 1
            sentence += " " + String(cString: context)
            if line != place.line { notes = ["that began on line \(line)"] }
        }
        let isAtEnd = index >= text.count
        return Diagnostic(
            isAtEnd ? "document.truncated" : "document.syntax",
            isAtEnd ? "the text ends too early: \(sentence)" : sentence, at: place, notes: notes)
    }

    private static func byteIndex(ofScalar count: Int, in text: [UInt8]) -> Int {
        var left = count
        var at = 0
        while at < text.count {
            if text[at] & 0xC0 != 0x80 {
                if left == 0 { return at }
                left -= 1
            }
            at += 1
        }
        return at
    }
}
