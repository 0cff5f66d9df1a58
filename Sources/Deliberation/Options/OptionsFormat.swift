import Documents
import Loading

/// `plumbline-options/1`: a base deployment and what each alternative changes of it, with its price; or whole deployments.
public enum OptionsFormat {
    public static let name = "plumbline-options/1"

    public static let text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Plumbline option set",
          "type": "object",
          "properties": {
            "format": { "const": "plumbline-options/1" },
            "id": { "type": "string", "minLength": 1 },
            "title": { "type": "string" },
            "description": { "type": "string" },
            "base": { "type": ["string", "object"],
              "description": "The deployment that patches change: a file beside this one, or the deployment itself." },
            "alternatives": { "type": "array", "items": { "$ref": "#/definitions/alternative" } }
          },
          "required": ["format", "id", "alternatives"],
          "additionalProperties": false,
          "definitions": {
            "alternative": { "type": "object", "properties": {
                "id": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" },
                "name": { "type": "string" },
                "contact": { "type": "string", "description": "Whom to ask about this option." },
                "patch": { "type": ["object", "string"],
                  "description": "JSON merge patch (RFC 7396) of the base, or the file of one: objects merge, null removes, lists and evidence are replaced whole." },
                "deployment": { "type": ["object", "string"], "description": "A whole deployment instead of a patch." },
                "price": { "type": "object", "properties": {
                    "amount": { "type": ["number", "object", "null"], "description": "A number, or evidence: a range, or unknown." },
                    "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
                    "price-year": { "type": "integer" } },
                  "required": ["amount", "currency"], "additionalProperties": false } },
              "required": ["id"], "not": { "required": ["patch", "deployment"] }, "additionalProperties": false }
          }
        }
        """

    static let schema = builtInSchema(text)
}
