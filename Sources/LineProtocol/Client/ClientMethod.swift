/// A request an embedding tool may send: its name, what it does, and the schemas of its `params` and `result`.
///
/// The schemas are the definition: the engine holds requests against them, tests hold answers against them, and
/// `plumbline schema` publishes them.
public struct ClientMethod: Sendable {
    public let name: String
    public let summary: String
    /// JSON Schema, draft-07.
    public let params: String
    public let result: String

    public init(_ name: String, _ summary: String, params: String, result: String) {
        self.name = name
        self.summary = summary
        self.params = params
        self.result = result
    }

    /// Every method, in the order of the documentation.
    public static let all: [ClientMethod] = [
        .hello, .ping, .describe, .schema, .modulesList, .profilesList, .deploymentValidate, .assess, .compare, .rank,
        .explain, .diff,
        .shutdown,
    ]

    /// No members are needed; unknown ones are ignored, as everywhere.
    static let nothing = #"{ "type": "object" }"#

    /// A deployment in the message, or the path of one.
    static let deploymentOrPath = """
        "deployment": { "type": "object", "description": "A deployment, plumbline-deployment/1." },
              "path": { "type": "string", "description": "The file of one instead." }
        """
}

/// The `hello` of an embedding tool.
extension ClientMethod {
    public static let hello = ClientMethod(
        "hello", "Agree on a version. Optional: requests are answered without it.",
        params: """
            {
              "type": "object",
              "properties": {
                "versions": { "type": "array", "items": { "type": "string" }, "minItems": 1,
                  "description": "Every version the caller speaks, newest first." },
                "client": { "type": "object", "properties": {
                  "name": { "type": "string" }, "version": { "type": "string" } } }
              },
              "required": ["versions"]
            }
            """,
        result: """
            {
              "type": "object",
              "properties": {
                "version": { "type": "string" },
                "engine": { "type": "object", "properties": {
                  "name": { "const": "plumbline" }, "version": { "type": "string" } }, "required": ["name", "version"] },
                "limits": { "$ref": "#/definitions/limits" },
                "features": { "type": "array", "items": { "type": "string" } }
              },
              "required": ["version", "engine", "limits", "features"],
              "definitions": { "limits": \(limits) }
            }
            """)

    static let limits = """
        { "type": "object", "properties": {
            "maxLineBytes": { "type": "integer" }, "maxInFlight": { "type": "integer" } },
          "required": ["maxLineBytes", "maxInFlight"] }
        """
}
