import Documents

/// `plumbline-deployment/1`: what the engine itself knows of a deployment. Everything else is what the installed
/// modules read.
public enum DeploymentFormat {
    public static let name = "plumbline-deployment/1"

    public static let text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Plumbline deployment",
          "type": "object",
          "properties": {
            "format": { "const": "plumbline-deployment/1", "x-identifier": true, "description": "Says what this is." },
            "id": { "type": "string", "x-identifier": true, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
              "description": "Names the deployment in records and file names." },
            "name": { "type": "string", "description": "For people." },
            "description": { "type": "string", "description": "What it is, in a sentence or two." }
          },
          "required": ["format", "id"]
        }
        """

    /// Names the engine reads; modules may read them too.
    package static let names = ["format", "id", "name", "description"]

    static let schema = builtInSchema(text)
}
