extension ClientMethod {
    public static let compare = ClientMethod(
        "compare", "Compare options under a profile: gates, ranking, how far it can be trusted, what to ask next.",
        params: """
            { "type": "object", "properties": {
                "options": { "type": "object", "description": "An option set, plumbline-options/1." },
                "path": { "type": "string", "description": "The file of one instead." },
                "paths": { "type": "array", "items": { "type": "string" }, "minItems": 1,
                  "description": "Files of several deployments or option sets instead." },
                "profile": { "type": ["string", "object"], "description": "A name, a path, or a profile; baseline by default." },
                "home": { "type": "string", "minLength": 1, "description": "Overrides the profile's home." },
                "asOf": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "The date; today by default." },
                "samples": { "type": "integer", "minimum": 0, "maximum": 1000000, "description": "Draws of the uncertain evidence; 1000 by default." },
                "seed": { "type": "integer", "minimum": 0, "description": "Seed of every draw." },
                "sobol": { "type": "boolean", "description": "Whether to work out Sobol indices." },
                "concentration": { "type": "number", "minimum": 1, "maximum": 1e12, "description": "Draws weights around the profile's own instead of from all." },
                "distribution": { "enum": ["triangular", "pert"] } },
              "oneOf": [ { "required": ["options"] }, { "required": ["path"] }, { "required": ["paths"] } ] }
            """,
        result: """
            { "type": "object", "properties": { "ranking": { "allOf": [ \(ranking),
                { "type": "object", "properties": {
                    "gates": { "type": "array", "items": { "type": "object", "properties": {
                        "id": { "type": "string" }, "indicator": { "type": "string" },
                        "verdicts": { "type": "object", "additionalProperties": { "type": "object", "properties": {
                            "verdict": { "enum": ["pass", "fail", "undetermined"] } }, "required": ["verdict"] } } },
                      "required": ["id", "indicator", "verdicts"] } },
                    "excluded": { "type": "array", "items": { "type": "object", "properties": {
                        "option": { "type": "string" }, "gates": { "type": "array", "items": { "type": "string" } } },
                      "required": ["option", "gates"] } },
                    "options": { "type": "array", "items": { "type": "object", "properties": {
                        "id": { "type": "string" }, "standing": { "type": "string" },
                        "risk": { "type": "object" }, "coverage": { "type": "number" } },
                      "required": ["id", "standing", "risk", "coverage"] } },
                    "aggregate": { "type": "object", "required": ["formula", "scores", "ranks"] },
                    "verdict": { "type": "object", "properties": {
                        "word": { "enum": ["robust", "contested", "undetermined", "gated"] },
                        "leader": { "type": "string" },
                        "contenders": { "type": "array", "items": { "type": "string" } },
                        "chance": { "type": "number", "minimum": 0, "maximum": 1 },
                        "likelihood": { "type": "string" },
                        "sentences": { "type": "array", "items": { "type": "string" }, "minItems": 1 } },
                      "required": ["word", "contenders", "sentences"] },
                    "robustness": { "type": "object", "required": ["samples", "seed", "overWeights", "switchPoints", "tornado"] },
                    "nextEvidence": { "type": "array", "items": { "type": "object", "properties": {
                        "ask": { "type": "string" }, "missing": { "type": "array", "items": { "type": "string" } },
                        "chance": { "type": "number", "minimum": 0, "maximum": 1 } },
                      "required": ["about", "options", "ask", "missing", "chance"] } },
                    "remediation": { "type": "array", "items": { "type": "object", "required": ["option", "indicator", "whole"] } } },
                  "required": ["gates", "excluded", "options", "verdict", "nextEvidence", "remediation"] } ] },
                "diagnostics": { "type": "array", "items": { "type": "object" },
                  "description": "Warnings and notes about the profile and the options; absent where there are none." } },
              "required": ["ranking"] }
            """)
}
