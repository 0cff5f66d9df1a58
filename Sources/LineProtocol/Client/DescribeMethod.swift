extension ClientMethod {
    public static let describe = ClientMethod(
        "describe", "What this engine speaks: versions, limits, methods, formats.", params: nothing,
        result: """
            {
              "type": "object",
              "properties": {
                "versions": { "type": "array", "items": { "type": "string" } },
                "engine": { "type": "object" },
                "limits": { "$ref": "#/definitions/limits" },
                "methods": { "type": "array", "items": { "type": "object", "properties": {
                    "name": { "type": "string" }, "summary": { "type": "string" },
                    "params": { "type": "object" }, "result": { "type": "object" } },
                  "required": ["name", "summary", "params", "result"] } },
                "formats": { "type": "array", "items": { "type": "string" } }
              },
              "required": ["versions", "engine", "limits", "methods", "formats"],
              "definitions": { "limits": \(limits) }
            }
            """)
}
