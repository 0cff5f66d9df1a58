/// A regular expression of a schema (`pattern`, `patternProperties`), matched anywhere in the text.
public struct NamePattern: Sendable {
    public let source: String
    // Regex is not marked Sendable, but it is a value that matching does not change.
    private nonisolated(unsafe) let regex: Regex<AnyRegexOutput>

    /// Nil when the source is not a regular expression.
    public init?(_ source: String) {
        guard let regex = try? Regex(source) else { return nil }
        self.source = source
        self.regex = regex
    }

    public func matches(_ text: String) -> Bool {
        (try? regex.firstMatch(in: text)) != nil
    }
}
