/// One value, or one member name, of a document: 16 bytes in a flat array, in document order.
///
/// A container is followed by its children; an object's children are name, value, name, value, …
/// `next` is the index just after the node's whole subtree, so skipping a value costs one read.
public struct TapeNode: BitwiseCopyable, Sendable {
    public enum Kind: UInt8, BitwiseCopyable, Sendable {
        case null, `false`, `true`, number, string, name, array, object
    }

    /// Byte offset in the document's text; for strings and names the first byte after the quote.
    public internal(set) var offset: UInt32
    /// Bytes of text; without the quotes for strings and names, with the brackets for containers.
    public internal(set) var length: UInt32
    public internal(set) var next: UInt32
    public let kind: Kind
    var traits: Traits
    /// A cheap fingerprint of a name's first bytes; equal names have equal fingerprints unless one is escaped.
    var fingerprint: UInt16 = 0

    struct Traits: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt8
        /// The text holds a backslash escape.
        static let escaped = Traits(rawValue: 1)
        /// The number has neither fraction nor exponent.
        static let integer = Traits(rawValue: 2)
        /// The number has an exponent or more than 15 digits, so its value needs checking before use.
        static let delicate = Traits(rawValue: 4)
    }

    init(_ kind: Kind, offset: Int, length: Int = 0, next: Int = 0, traits: Traits = []) {
        self.kind = kind
        self.offset = UInt32(truncatingIfNeeded: offset)
        self.length = UInt32(truncatingIfNeeded: length)
        self.next = UInt32(truncatingIfNeeded: next)
        self.traits = traits
    }

    var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
    public var isContainer: Bool { kind.rawValue >= Kind.array.rawValue }
}

/// Why a text is not a JSON document of ours, and at which byte.
public struct JSONFault: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case empty, truncated, unexpectedByte(UInt8), trailingText, badEscape, loneSurrogate, badNumber
        case controlCharacter, invalidUTF8, tooDeep, duplicateName(String), tooLarge
    }
    public let reason: Reason
    public let offset: Int

    /// A sentence part in lower case.
    public var message: String {
        switch reason {
        case .empty: "the text is empty"
        case .truncated: "the text ends in the middle of a value"
        case .unexpectedByte(let byte): "unexpected \(JSONFault.named(byte))"
        case .trailingText: "there is text after the end of the document"
        case .badEscape: "invalid escape in a string"
        case .loneSurrogate: "a \\u escape names half of a surrogate pair"
        case .badNumber: "invalid number"
        case .controlCharacter: "a string holds an unescaped control character"
        case .invalidUTF8: "the text is not valid UTF-8"
        case .tooDeep: "values are nested deeper than \(Document.depthLimit) levels"
        case .duplicateName(let name): "the member '\(name)' appears twice in one object"
        case .tooLarge: "the text is larger than \(Document.sizeLimit / 1_048_576) MiB"
        }
    }

    private static func named(_ byte: UInt8) -> String {
        if byte > 0x20, byte < 0x7F { return "'" + String(Unicode.Scalar(byte)) + "'" }
        return "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
