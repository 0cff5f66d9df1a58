extension ClientMethod {
    public static let rank = ClientMethod(
        "rank", "Rank the options of a decision matrix by one method, several, or all.",
        params: """
            { "type": "object", "properties": {
                "matrix": { "type": "object", "description": "A matrix, plumbline-matrix/1." },
                "path": { "type": "string", "description": "The file of one instead: YAML, JSON or CSV." },
                "methods": { "type": "array", "items": { "type": "string" },
                  "description": "Names such as topsis; all by default." },
                "draws": { "type": "integer", "minimum": 0, "maximum": 1000000, "description": "Draws of the weights; 10000 by default." },
                "seed": { "type": "integer", "minimum": 0, "description": "Seed of the draws." } },
              "oneOf": [ { "required": ["matrix"] }, { "required": ["path"] } ] }
            """,
        result: """
            { "type": "object", "properties": { "ranking": \(ranking) }, "required": ["ranking"] }
            """)

    /// What both `rank` and `compare` say of a matrix.
    public static let ranking = """
        { "type": "object", "properties": {
            "format": { "const": "plumbline-ranking/1" },
            "title": { "type": "string" },
            "criteria": { "type": "array", "items": { "type": "object", "properties": {
                "id": { "type": "string" }, "direction": { "enum": ["minimise", "maximise"] },
                "weight": { "type": "number", "minimum": 0, "maximum": 1 },
                "range": { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 } },
              "required": ["id", "direction", "weight"] } },
            "alternatives": { "type": "array", "items": { "type": "object", "properties": {
                "id": { "type": "string" },
                "values": { "type": "object", "additionalProperties": { "type": "number" } } },
              "required": ["id", "values"] } },
            "methods": { "type": "object", "additionalProperties": { "type": "object", "properties": {
                "scores": { "type": "object", "additionalProperties": { "type": "number" } },
                "ranks": { "type": "object", "additionalProperties": { "type": "integer", "minimum": 1 } } } } },
            "unavailable": { "type": "object", "additionalProperties": { "type": "string" } },
            "remarks": { "type": "array", "items": { "type": "string" } } },
          "required": ["format", "methods"] }
        """
}
