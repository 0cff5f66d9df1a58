import Diagnostics
import Documents

/// `plumbline-grants/1`: what an operator lets single modules do.
public enum GrantsFormat {
    public static let name = "plumbline-grants/1"

    public static let text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Plumbline grants",
          "type": "object",
          "properties": {
            "format": { "const": "plumbline-grants/1" },
            "grants": { "type": "object", "additionalProperties": {
              "type": "array", "items": { "enum": ["network", "files", "environment"] } },
              "description": "Module to what it is granted of what its manifest asks for." }
          },
          "required": ["format", "grants"],
          "additionalProperties": false
        }
        """

    static let schema = builtInSchema(text)

    /// Module to permissions, in the order of the file.
    public static func read(_ path: String) throws(Problems) -> [(module: String, permissions: [String])] {
        let document = try FileText.document(path)
        let problems = formatProblems(document, schema, area: "grants")
        guard problems.isEmpty else { throw Problems(problems) }
        return (document.root["grants"]?.members ?? []).map { ($0, $1.strings) }
    }
}
