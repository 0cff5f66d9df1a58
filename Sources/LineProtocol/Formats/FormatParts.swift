import RiskModel

/// Parts that several published schemas share. They are texts without references, so that each may be put anywhere.
public enum FormatParts {
    /// The line every published schema opens with.
    static let dialect = #""$schema": "http://json-schema.org/draft-07/schema#""#

    /// Risk 0…100 with its bounds.
    static let interval = """
        { "type": "object", "description": "Risk, 0 (none shown) … 100; low ≤ value ≤ high.", "properties": {
            "value": \(risk), "low": \(risk), "high": \(risk) },
          "required": ["value", "low", "high"] }
        """
    static let risk = #"{ "type": "number", "minimum": 0, "maximum": 100 }"#
    static let share = #"{ "type": "number", "minimum": 0, "maximum": 1 }"#
    static let text = #"{ "type": "string" }"#
    static let texts = #"{ "type": "array", "items": { "type": "string" } }"#
    static let count = #"{ "type": "integer", "minimum": 0 }"#
    static let digest = #"{ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }"#
    static let date = #"{ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }"#
    static let pointer = #"{ "type": "string", "pattern": "^(/.*)?$", "description": "A JSON pointer." }"#
    /// A verdict in words; without enough evidence there is none.
    static let band = choice(Band.allCases.map(\.rawValue) + ["insufficient evidence"])
    /// A JSON-RPC id as this program takes it.
    static let id = #"{ "type": ["integer", "string"], "maxLength": 128 }"#

    static func choice(_ texts: [String]) -> String {
        "{ \"enum\": [" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "] }"
    }
}
