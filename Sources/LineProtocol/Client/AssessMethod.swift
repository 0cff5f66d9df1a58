extension ClientMethod {
    public static let assess = ClientMethod(
        "assess", "Assess one deployment under a profile.",
        params: """
            { "type": "object", "properties": {
                \(deploymentOrPath),
                "profile": { "type": ["string", "object"], "description": "A name, a path, or a profile; baseline by default." },
                "home": { "type": "string", "minLength": 1, "description": "Overrides the profile's home." },
                "asOf": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "The date; today by default." },
                "set": { "type": "object", "description": "What if: JSON pointer to value." },
                "seed": { "type": "integer", "minimum": 0, "description": "Seed of sampled uncertainty." } },
              "oneOf": [ { "required": ["deployment"] }, { "required": ["path"] } ] }
            """,
        result: """
            { "type": "object", "properties": { "record": { \(RecordFormat.body) },
                "diagnostics": { "type": "array", "items": { "type": "object" },
                  "description": "Warnings and notes about the profile and the deployment; absent where there are none." } },
              "required": ["record"] }
            """)
}
