import Diagnostics
import Documents

/// `plumbline-lock/1`: which modules may run, down to the digest of every file.
public enum LockFormat {
    public static let name = "plumbline-lock/1"

    public static let text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Plumbline lock",
          "type": "object",
          "properties": {
            "format": { "const": "plumbline-lock/1" },
            "modules": { "type": "object", "description": "Module to version to what was locked.",
              "additionalProperties": { "type": "object", "additionalProperties": { "$ref": "#/definitions/version" } } }
          },
          "required": ["format", "modules"],
          "additionalProperties": false,
          "definitions": {
            "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
            "version": {
              "type": "object",
              "properties": {
                "manifest": { "$ref": "#/definitions/digest" },
                "platforms": { "type": "object", "description": "Platform, such as linux-x86_64, to file to digest.",
                  "additionalProperties": { "type": "object", "additionalProperties": { "$ref": "#/definitions/digest" } } }
              },
              "required": ["manifest", "platforms"],
              "additionalProperties": false
            }
          }
        }
        """

    static let schema = builtInSchema(text)

    /// A lock file whose form is sound.
    public static func read(_ path: String) throws(Problems) -> Document {
        let document = try FileText.document(path)
        let problems = formatProblems(document, schema, area: "lock")
        guard problems.isEmpty else { throw Problems(problems) }
        return document
    }
}
