import CLibYAML
import Diagnostics
import Documents

/// Reads YAML 1.2 into the document model: one document per file, core-schema typing, no duplicate names, aliases
/// bounded, every value with its place.
public enum YAMLReader {
    /// Values that aliases may add to a document; more is an alias bomb, not a description of anything.
    public static let aliasLimit = 65_536

    /// Reads a whole text. Throws every problem found up to the first that makes reading on impossible.
    ///
    /// - Parameter check: what is wrong with a document besides. It is asked where the text has problems that do not keep it
    ///   from being read, so that all can be told at once.
    public static func read(
        _ text: [UInt8], file: String, alsoTelling check: (Document) -> [Diagnostic] = { _ in [] }
    ) throws(Problems) -> Document {
        if let problem = TextCheck.problem(in: text, file: file) { throw Problems(problem) }
        var builder = YAMLBuilder(file: file)
        try YAMLEvents.forEach(in: text, file: file) { (event: borrowing YAMLEvent) throws(Problems) in
            try builder.take(event)
        }
        return try builder.finish(alsoTelling: check)
    }
}

/// What makes bytes unfit to be read as text at all.
public enum TextCheck {
    public static func problem(in text: [UInt8], file: String) -> Diagnostic? {
        if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
            return Diagnostic(
                "document.not-utf8", "the file is in UTF-16", at: Place(file: file), help: "save it as UTF-8")
        }
        if let at = text.firstIndex(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) {
            return Diagnostic(
                "document.binary", "this is not a text file: it holds the byte \(hex(text[at]))",
                at: Document.place(ofByte: at, in: text.span, file: file))
        }
        do {
            _ = try UTF8Span(validating: text.span)
        } catch {
            let at = error.byteOffsets.lowerBound
            return Diagnostic(
                "document.not-utf8", "the byte \(hex(text[at])) is not valid UTF-8",
                at: Document.place(ofByte: at, in: text.span, file: file), help: "save the file as UTF-8")
        }
        let hasText = text.contains { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
        return hasText ? nil : Diagnostic("document.empty", "the file is empty", at: Place(file: file))
    }

    private static func hex(_ byte: UInt8) -> String {
        "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
