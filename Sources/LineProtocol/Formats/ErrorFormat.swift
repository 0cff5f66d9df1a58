/// The `error` object of every refusal, and the record that stands for a line `stream` could not assess.
public enum ErrorFormat {
    public static let recordName = "plumbline-error/1"

    private static let codes = ErrorCode.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
    static let kinds = FormatParts.choice(ErrorCode.allCases.map(\.kind))

    /// JSON Schema of `error`.
    public static let text = """
        { "type": "object", "properties": {
            "code": { "enum": [\(codes)] },
            "message": { "type": "string", "description": "For people; it may improve." },
            "data": { "type": "object", "properties": {
                "kind": \(kinds),
                "retryable": { "type": "boolean", "description": "The same request may succeed later." },
                "module": \(FormatParts.text), "at": \(FormatParts.text), "limit": { "type": "number" },
                "got": { "type": ["number", "string"] }, "supported": \(FormatParts.texts),
                "requested": \(FormatParts.text),
                "exitCode": { "type": "integer" }, "signal": { "type": "integer" },
                "stderrTail": \(FormatParts.text), "sample": \(FormatParts.text), "hint": \(FormatParts.text),
                "errors": { "type": "array", "items": \(ClientMethod.diagnostic) } },
              "required": ["kind", "retryable"] } },
          "required": ["code", "message", "data"] }
        """

    /// JSON Schema of an error record.
    public static let recordText = """
        { \(FormatParts.dialect), "title": "A line that could not be assessed, \(recordName)", "type": "object",
          "properties": {
            "format": { "const": "\(recordName)" },
            "line": { "type": "integer", "minimum": 1, "description": "Which line of the input, blank ones aside." },
            "error": \(text) },
          "required": ["format", "line", "error"] }
        """
}
