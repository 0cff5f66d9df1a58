/// A regular expression of a schema (`pattern`, `patternProperties`), matched anywhere in the text.
///
/// Read as ECMA 262 reads it, which JSON Schema refers to: over code points, `\d` and `\w` are ASCII, and `$` is the
/// end of the text, not a line break before it.
public struct NamePattern: Sendable {
    public let source: String
    // Regex is not marked Sendable, but it is a value that matching does not change.
    private nonisolated(unsafe) let regex: Regex<AnyRegexOutput>

    /// Nil when the source is not a regular expression.
    public init?(_ source: String) {
        guard let regex = try? Regex(NamePattern.anchoredAtTheEnd(source)) else { return nil }
        self.source = source
        self.regex = regex.matchingSemantics(.unicodeScalar).asciiOnlyDigits().asciiOnlyWordCharacters()
    }

    /// `$` outside brackets as `\z`.
    private static func anchoredAtTheEnd(_ source: String) -> String {
        var text = String.UnicodeScalarView()
        var isEscaped = false
        var isInBrackets = false
        for scalar in source.unicodeScalars {
            if scalar == "$", !isEscaped, !isInBrackets {
                text.append(contentsOf: "\\z".unicodeScalars)
            } else {
                text.append(scalar)
            }
            if !isEscaped, scalar == "[" || scalar == "]" { isInBrackets = scalar == "[" }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return String(text)
    }

    public func matches(_ text: String) -> Bool {
        (try? regex.firstMatch(in: text)) != nil
    }
}
