/// Whole lines, one schema per writer: what a client, the engine, a host and a module may put on the wire.
public enum LineFormat {
    /// What `plumbline serve` writes: an answer, a refusal, a notification, or the answers to a batch.
    public static let engine = """
        { \(FormatParts.dialect), "title": "A line from the engine to its client",
          "anyOf": [ { "$ref": "#/definitions/answer" }, { "$ref": "#/definitions/refusal" },
            { "$ref": "#/definitions/notification" },
            { "type": "array", "minItems": 1, "items": {
                "anyOf": [ { "$ref": "#/definitions/answer" }, { "$ref": "#/definitions/refusal" } ] } } ],
          "definitions": { "answer": \(answer), "refusal": \(refusal(id: anyID)),
            "notification": \(notifications(NotificationFormat.outgoing)) } }
        """

    /// What `plumbline serve` reads: a request, a notification, or a batch of them.
    public static let client = """
        { \(FormatParts.dialect), "title": "A line from a client to the engine",
          "anyOf": [ { "$ref": "#/definitions/call" },
            { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/call" } } ],
          "definitions": { "call": \(call(nil)) } }
        """

    /// What a module reads.
    public static let host = """
        { \(FormatParts.dialect), "title": "A line from the host to a module",
          "anyOf": [ \(call(ModuleMethod.all.map(\.name))), \(notifications([.cancelled])) ] }
        """

    /// What a module writes.
    public static let module = """
        { \(FormatParts.dialect), "title": "A line from a module to the host",
          "anyOf": [ \(answer), \(moduleRefusal), \(notifications(NotificationFormat.outgoing)) ] }
        """

    private static let version = #""jsonrpc": { "const": "2.0" }"#
    private static let anyID = #"{ "type": ["integer", "string", "null"], "maxLength": 128 }"#

    private static let answer = """
        { "type": "object", "properties": { \(version), "id": \(FormatParts.id), "result": { "type": "object" } },
          "required": ["jsonrpc", "id", "result"], "not": { "required": ["error"] } }
        """

    private static func refusal(id: String) -> String {
        """
        { "type": "object", "properties": { \(version), "id": \(id), "error": \(ErrorFormat.text) },
          "required": ["jsonrpc", "id", "error"], "not": { "required": ["result"] } }
        """
    }

    /// A module in any language need not know our kinds.
    private static let moduleRefusal = """
        { "type": "object", "properties": { \(version), "id": \(anyID), "error": { "type": "object", "properties": {
            "code": { "type": "integer" }, "message": \(FormatParts.text), "data": { "type": "object" } },
          "required": ["code", "message"] } }, "required": ["jsonrpc", "id", "error"] }
        """

    private static func call(_ names: [String]?) -> String {
        let method = names.map(FormatParts.choice) ?? FormatParts.text
        return """
            { "type": "object", "properties": { \(version), "id": \(FormatParts.id), "method": \(method),
                "params": { "type": "object" } },
              "required": ["jsonrpc", "method"] }
            """
    }

    private static func notifications(_ formats: [NotificationFormat]) -> String {
        let each = formats.map { format in
            """
            { "type": "object", "properties": { \(version), "method": { "const": "\(format.method)" },
                "params": \(format.params) },
              "required": ["jsonrpc", "method", "params"], "not": { "required": ["id"] } }
            """
        }
        return "{ \"anyOf\": [ " + each.joined(separator: ", ") + " ] }"
    }
}
