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
                  "state": { "enum": ["idle", "starting", "ready", "ending", "backoff", "quarantined", "refused", "closed"],
                    "description": "How its processes are." },
                  "restarts": { "type": "integer", "description": "Processes started after the first." },
                  "lastFailure": { "$ref": "#/definitions/failure" },
                  "problems": { "type": "array", "items": { "type": "string" } } },
                "required": ["directory", "usable"] } } },
              "required": ["modules"],
              "definitions": { "failure": \(moduleFailure) } }
            """)

    /// How a module's last failure showed.
    static let moduleFailure = """
        { "type": "object", "properties": {
            "kind": { "type": "string" }, "message": { "type": "string" },
            "exitCode": { "type": "integer" }, "signal": { "type": "integer" },
            "stderrTail": { "type": "string", "description": "The end of its standard error, at most 4 KiB." },
            "sample": { "type": "string", "description": "What it wrote where a message was expected." },
            "requestsLost": { "type": "integer", "description": "Requests that were in flight." } },
          "required": ["kind", "message"] }
        """
}
