import Documents

/// `plumbline-module/1`: a module's manifest.
public enum ManifestFormat {
    public static let name = "plumbline-module/1"

    public static let text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Plumbline module manifest",
          "type": "object",
          "properties": {
            "format": { "const": "plumbline-module/1" },
            "id": { "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "Kebab-case name." },
            "version": { "type": "string", "pattern": "^[0-9]+\\\\.[0-9]+\\\\.[0-9]+", "description": "Semantic version." },
            "title": { "type": "string", "minLength": 1 },
            "summary": { "type": "string" },
            "protocol": { "type": "array", "items": { "type": "string" }, "minItems": 1,
              "description": "Versions of the line protocol it speaks." },
            "command": { "type": "array", "items": { "type": "string" }, "minItems": 1,
              "description": "Program and arguments: a file beside this one, beside the engine, an absolute path, or an interpreter." },
            "input": { "type": "string", "description": "Schema of what it reads of a deployment, a file beside this one." },
            "parameters": { "type": "string", "description": "Schema of its parameters, a file beside this one." },
            "upstream": { "type": "array", "items": { "type": "string", "pattern": "^[^/]+/[^/]+$" },
              "description": "Indicators of other modules it uses, as module/indicator." },
            "permissions": { "type": "object", "properties": {
                "network": { "type": "boolean", "description": "Whether it opens connections." },
                "files": { "type": "array", "items": { "type": "string", "pattern": "^/" },
                  "description": "Absolute paths it reads, a directory with all below it." },
                "environment": { "type": "array", "items": { "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" },
                  "description": "Variables it sees." } },
              "additionalProperties": false },
            "limits": { "type": "object", "properties": {
                "memory-mib": { "type": "integer", "minimum": 1, "maximum": 1048576, "description": "Memory, MiB." },
                "start-seconds": { "type": "number", "exclusiveMinimum": 0, "maximum": 86400, "description": "Time to greet, seconds." },
                "measure-seconds": { "type": "number", "exclusiveMinimum": 0, "maximum": 86400, "description": "Time for one measurement, seconds." },
                "idle-seconds": { "type": "number", "exclusiveMinimum": 0, "maximum": 86400,
                  "description": "Time it may work without an answer or a progress notification, seconds." },
                "concurrency": { "type": "integer", "minimum": 1, "maximum": 65536, "description": "Requests in flight." } },
              "additionalProperties": false },
            "indicators": { "type": "array", "minItems": 1, "x-unique": "id", "items": { "$ref": "#/definitions/indicator" } }
          },
          "required": ["format", "id", "version", "title", "protocol", "command", "input", "indicators"],
          "additionalProperties": false,
          "definitions": {
            \(declaredDefinitions),
            "indicator": {
              "type": "object",
              "properties": {
                "id": { "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" },
                "code": { "type": "string" },
                "question": { "type": "string", "minLength": 1 },
                "unit": { "type": "string", "minLength": 1 },
                "domain": { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 },
                "method": { "type": "string" },
                "needs": { "type": "array", "items": { "type": "string", "pattern": "^(/|[^/]+/[^/]+$)" },
                  "description": "All that it depends on: pointers into the deployment, * for every row, and upstream indicators as module/indicator." },
                "declared": \(declaredFormat),
                "value-function": \(valueFunctionFormat),
                "sources": { "type": "array", "items": {
                  "type": "object",
                  "properties": {
                    "title": { "type": "string" }, "author": { "type": "string" }, "year": { "type": "integer" },
                    "url": { "type": "string" },
                    "mark": { "enum": ["VERIFIED", "VERIFIED-SECOND-HAND", "RECALLED"] } },
                  "required": ["title", "mark"], "additionalProperties": false } },
                "blind-spots": { "type": "string" },
                "remediation": { "type": "object", "properties": {
                    "effort": { "enum": ["low", "medium", "high"] }, "text": { "type": "string" } },
                  "required": ["effort", "text"], "additionalProperties": false },
                "overlaps": { "type": "array", "x-unique": "indicator",
                  "description": "Indicators that show the same fact in another way; a profile should count one of them.",
                  "items": {
                    "type": "object",
                    "properties": {
                      "indicator": { "type": "string", "pattern": "^[^/]+/[^/]+$", "description": "As module/indicator." },
                      "reason": { "type": "string", "minLength": 1, "description": "In what they are the same." } },
                    "required": ["indicator"], "additionalProperties": false } }
              },
              "required": ["id", "question", "unit"],
              "additionalProperties": false
            }
          }
        }
        """

    static let schema = builtInSchema(text)
}
