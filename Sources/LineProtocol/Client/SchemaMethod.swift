extension ClientMethod {
    public static let schema = ClientMethod(
        "schema", "The JSON Schema (draft-07) of a document format or message.",
        params: """
            { "type": "object", "properties": {
                "name": { "type": "string", "description": "deployment, profile, module, record, assess.params and others." } },
              "required": ["name"] }
            """,
        result: """
            { "type": "object", "properties": { "schema": { "type": "object" } }, "required": ["schema"] }
            """)
}
