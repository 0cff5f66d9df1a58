import RiskModel

/// A request the host sends a module: its name, what it does, and the schemas of its `params` and `result`.
public struct ModuleMethod: Sendable {
    public let name: String
    public let summary: String
    /// JSON Schema, draft-07.
    public let params: String
    public let result: String

    public static let all = [hello, ping, measure, shutdown]

    private static let nothing = #"{ "type": "object", "maxProperties": 0 }"#

    public static let hello = ModuleMethod(
        name: "hello", summary: "The first request of every conversation.",
        params: """
            { "type": "object", "properties": {
                "versions": { "type": "array", "items": { "type": "string" }, "minItems": 1,
                  "description": "Every version the host speaks, newest first." },
                "host": { "type": "object", "properties": { "name": \(FormatParts.text), "version": \(FormatParts.text) },
                  "required": ["name", "version"] },
                "module": { "type": "object", "description": "What the manifest says.", "properties": {
                    "id": \(FormatParts.text), "version": \(FormatParts.text), "indicators": \(FormatParts.texts),
                    "declared": { "type": "object", "description":
                      "What each indicator measures, by its id, where the manifest declares it." } },
                  "required": ["id", "version", "indicators"] },
                "limits": \(ClientMethod.limits) },
              "required": ["versions", "host", "module", "limits"] }
            """,
        result: """
            { "type": "object", "properties": {
                "version": { "type": "string", "description": "The newest version both speak." },
                "module": { "type": "object", "properties": { "id": \(FormatParts.text), "version": \(FormatParts.text) } },
                "concurrency": { "type": "integer", "minimum": 1, "description": "Requests it is glad to have in flight." } },
              "required": ["version"] }
            """)

    public static let ping = ModuleMethod(
        name: "ping", summary: "Whether the module is there.", params: nothing, result: #"{ "type": "object" }"#)

    public static let shutdown = ModuleMethod(
        name: "shutdown", summary: "Finish, answer and leave.", params: nothing, result: #"{ "type": "object" }"#)

    public static let measure = ModuleMethod(
        name: "measure", summary: "Measure the indicators of one deployment.",
        params: """
            { "type": "object", "properties": {
                "deployment": { "type": "object", "description": "Only what the module's input schema selects." },
                "parameters": { "type": "object", "description": "From the profile; the module's parameter schema holds." },
                "context": { "type": "object", "properties": {
                    "home": \(FormatParts.text), "trusted": \(FormatParts.texts),
                    "horizonYears": { "type": "number", "minimum": 0 } }, "required": ["trusted"] },
                "upstream": { "type": "object", "description": "Other modules' indicators, by module/indicator.",
                  "additionalProperties": { "type": "object", "properties": {
                    "outcome": \(outcome), "value": { "type": "number" } }, "required": ["outcome"] } },
                "asOf": \(FormatParts.date),
                "only": { "type": "array", "items": { "type": "string" },
                  "description": "Indicators whose answers will be looked at; the others may be left out. Absent: all." },
                "_meta": { "type": "object", "properties": {
                    "dev.plumbline/deadlineMs": { "type": "integer", "minimum": 0,
                      "description": "Milliseconds left for the answer." } } } },
              "required": ["deployment", "parameters", "context", "upstream", "asOf"] }
            """,
        result: """
            { "type": "object", "properties": { "measurements": { "type": "array",
                "description": "Every indicator once, or those of 'only'; one that is missing counts as failed.", "items": \(measurement) } },
              "required": ["measurements"] }
            """)

    private static let outcome = FormatParts.choice(Outcome.allCases.map(\.rawValue))

    private static let measurement = """
        { "type": "object", "properties": {
            "indicator": \(FormatParts.text), "outcome": \(outcome),
            "value": { "type": ["number", "string"] }, "low": { "type": "number" }, "high": { "type": "number" },
            "among": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
            "missing": { "type": "array", "items": \(FormatParts.pointer) },
            "reason": \(FormatParts.text),
            "rests": { "type": "array", "items": \(FormatParts.pointer) },
            "note": { "type": "string", "minLength": 1, "maxLength": \(MeasureResult.noteLimit),
              "description": "What the figure means, in words; it changes no number." } },
          "required": ["indicator", "outcome"],
          "oneOf": [
            { "properties": { "outcome": { "const": "measured" } }, "required": ["value"] },
            { "properties": { "outcome": { "const": "bounded" } }, "required": ["low", "high"], "not": { "required": ["among"] } },
            { "properties": { "outcome": { "const": "bounded" } }, "required": ["among"] },
            { "properties": { "outcome": { "const": "unavailable" } }, "required": ["missing"] },
            { "properties": { "outcome": { "const": "not-applicable" } } },
            { "properties": { "outcome": { "const": "failed" } }, "required": ["reason"] } ] }
        """
}
