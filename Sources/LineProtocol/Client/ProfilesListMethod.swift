extension ClientMethod {
    public static let profilesList = ClientMethod(
        "profiles/list", "The profiles of the search path.", params: nothing,
        result: """
            { "type": "object", "properties": { "profiles": { "type": "array", "items": {
                "type": "object",
                "properties": { "name": { "type": "string" }, "title": { "type": "string" },
                  "usable": { "type": "boolean" } },
                "required": ["name", "usable"] } } },
              "required": ["profiles"] }
            """)
}
