/// Writes JSON text into a buffer that is kept from one document to the next.
///
/// Members come out in the order they are written. Besides what RFC 8259 asks for it escapes U+007F, U+0085,
/// U+2028 and U+2029, so that a line stays one line for every reader. Numbers are the shortest that read back the same.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    public mutating func beginObject() { open(UInt8(ascii: "{")) }
    public mutating func endObject() { close(UInt8(ascii: "}")) }
    public mutating func beginArray() { open(UInt8(ascii: "[")) }
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    public mutating func object(_ content: (inout JSONWriter) -> Void) {
        beginObject()
        content(&self)
        endObject()
    }

    public mutating func array(_ content: (inout JSONWriter) -> Void) {
        beginArray()
        content(&self)
        endArray()
    }

    /// A member's name that needs no escaping; its value must follow.
    public mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func name(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Makes the string just written a member's name.
    mutating func endName() {
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func null() { literal("null") }
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(utf8: $0) }
    }

    public mutating func string(_ text: Substring) { string(String(text)) }

    private mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        if text.contains(where: { JSONWriter.mayNeedEscape($0) }) {
            appendEscaped(text)
        } else {
            bytes.append(contentsOf: text)
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Lead bytes of U+0085, U+2028 and U+2029 among them, so that only such text is looked at closely.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }

    public mutating func integer(_ value: Int) {
        separate()
        var digits = "\(value)"
        digits.withUTF8 { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    /// A finite number. Anything else is a mistake of the caller, caught here before it reaches a reader.
    public mutating func number(_ value: Double) {
        precondition(value.isFinite, "a number that is not finite was about to be written")
        if value.magnitude <= Double(Document.exactIntegerLimit), value == value.rounded(.towardZero) {
            return integer(Int(value))
        }
        separate()
        var digits = "\(value)"
        digits.withUTF8 { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    /// JSON text that is valid already.
    public mutating func raw(_ text: [UInt8]) { raw(text[...]) }

    public mutating func raw(_ text: String) { raw(Array(text.utf8)) }

    public mutating func raw(_ text: ArraySlice<UInt8>) {
        separate()
        bytes.append(contentsOf: text)
        needsComma = true
    }

    /// A value of a document as it stands there.
    public mutating func raw(_ document: Document, _ index: Int) {
        separate()
        bytes.append(contentsOf: document.bytes[document.rawRange(of: index)])
        needsComma = true
    }

    /// A member's name as it stands in a document; its value must follow.
    mutating func rawName(_ document: Document, _ name: Int) {
        raw(document, name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A member whose value is a scalar, copied in one piece.
    mutating func rawMember(_ document: Document, _ name: Int) {
        separate()
        bytes.append(contentsOf: document.bytes[document.rawRange(of: name)])
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: document.bytes[document.rawRange(of: name + 1)])
        needsComma = true
    }

    public mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var beforeLast: UInt8 = 0
        var last: UInt8 = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
            case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
            case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
            case 0..<0x20, 0x7F:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(hexLetter(byte >> 4))
                bytes.append(hexLetter(byte & 15))
            case 0x85 where last == 0xC2:
                bytes.removeLast()
                bytes.append(contentsOf: "\\u0085".utf8)
            case 0xA8 where last == 0x80 && beforeLast == 0xE2, 0xA9 where last == 0x80 && beforeLast == 0xE2:
                bytes.removeLast(2)
                bytes.append(contentsOf: (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
            default: bytes.append(byte)
            }
            (beforeLast, last) = (last, byte)
        }
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private func hexLetter(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
