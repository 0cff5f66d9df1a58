extension ClientMethod {
    public static let deploymentValidate = ClientMethod(
        "deployment/validate", "Everything wrong with a deployment, without assessing it.",
        params: """
            { "type": "object", "properties": { \(deploymentOrPath) },
              "oneOf": [ { "required": ["deployment"] }, { "required": ["path"] } ] }
            """,
        result: """
            { "type": "object", "properties": {
                "valid": { "type": "boolean" },
                "diagnostics": { "type": "array", "items": { "$ref": "#/definitions/diagnostic" } } },
              "required": ["valid", "diagnostics"],
              "definitions": { "diagnostic": \(diagnostic) } }
            """)

    /// A problem as data: `at` is the JSON pointer.
    public static let diagnostic = """
        { "type": "object", "properties": {
            "code": { "type": "string" }, "severity": { "enum": ["error", "warning", "note"] },
            "message": { "type": "string" }, "at": { "type": "string" },
            "file": { "type": "string" }, "line": { "type": "integer" }, "column": { "type": "integer" },
            "notes": { "type": "array", "items": { "type": "string" } }, "help": { "type": "string" } },
          "required": ["code", "severity", "message"] }
        """
}
