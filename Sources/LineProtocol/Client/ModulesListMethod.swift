extension ClientMethod {
    public static let modulesList = ClientMethod(
        "modules/list", "The installed modules, and why some are not used.", params: nothing,
        result: """
            { "type": "object", "properties": { "modules": { "type": "array", "items": {
                "type": "object",
                "properties": {
                  "id": { "type": "string" }, "version": { "type": "string" }, "title": { "type": "string" },
                  "summary": { "type": "string" },
                  "indicators": { "type": "array", "items": { "type": "string" } },
                  "directory": { "type": "string" }, "usable": { "type": "boolean" },
                  "shadowedBy": { "type": "string" },
                  "problems": { "type": "array", "items": { "type": "string" } } },
                "required": ["directory", "usable"] } } },
              "required": ["modules"] }
            """)
}
