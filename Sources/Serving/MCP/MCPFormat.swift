/// What this program writes in the Model Context Protocol, as JSON Schema; the two eras differ in what they add.
enum MCPFormat {
    static let all: [(name: String, text: String)] = [
        ("mcp/initialize.result", initialize), ("mcp/server/discover.result", discover),
        ("mcp/tools/list.result", list), ("mcp/tools/call.result", call),
    ]

    private static let capabilities = #"{ "type": "object", "properties": { "tools": { "type": "object" } } }"#

    private static let server = """
        { "type": "object", "properties": { "name": { "const": "plumbline" }, "version": { "type": "string" } },
          "required": ["name", "version"] }
        """

    /// Members of every result of the stateless dialect.
    private static let modern = """
        "resultType": { "const": "complete" },
            "_meta": { "type": "object", "properties": { "io.modelcontextprotocol/serverInfo": \(server) } }
        """

    /// How long what was listed may be kept.
    private static let lifetime = """
        "ttlMs": { "type": "integer", "minimum": 0 }, "cacheScope": { "enum": ["private", "public"] }
        """

    private static let initialize = """
        { "type": "object", "properties": {
            "protocolVersion": { "type": "string" }, "capabilities": \(capabilities), "serverInfo": \(server),
            "instructions": { "type": "string" } },
          "required": ["protocolVersion", "capabilities", "serverInfo"] }
        """

    private static let discover = """
        { "type": "object", "properties": { \(modern), \(lifetime),
            "supportedVersions": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
            "capabilities": \(capabilities), "instructions": { "type": "string" } },
          "required": ["resultType", "ttlMs", "cacheScope", "supportedVersions", "capabilities"] }
        """

    private static let list = """
        { "type": "object", "properties": { \(modern), \(lifetime),
            "tools": { "type": "array", "items": { "type": "object", "properties": {
                "name": { "type": "string" }, "title": { "type": "string" }, "description": { "type": "string" },
                "inputSchema": { "type": "object", "properties": { "type": { "const": "object" } }, "required": ["type"] },
                "outputSchema": { "type": "object", "properties": { "type": { "const": "object" } }, "required": ["type"] },
                "annotations": { "type": "object" } },
              "required": ["name", "inputSchema", "outputSchema"] } } },
          "required": ["tools"] }
        """

    private static let call = """
        { "type": "object", "properties": { \(modern),
            "content": { "type": "array", "minItems": 1, "items": { "type": "object", "properties": {
                "type": { "const": "text" }, "text": { "type": "string" } }, "required": ["type", "text"] } },
            "structuredContent": { "type": "object" }, "isError": { "type": "boolean" } },
          "required": ["content", "isError"],
          "if": { "properties": { "isError": { "const": false } } }, "then": { "required": ["structuredContent"] } }
        """
}
