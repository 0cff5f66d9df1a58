/// The part of a schema that describes a value function, shared by the manifest and the profile.
let valueFunctionFormat = """
    {
      "type": "object",
      "description": "Raw value to risk 0…100: points (piecewise linear, clamped at the ends) or a table of answers.",
      "properties": {
        "points": {
          "type": "array", "minItems": 2,
          "items": { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 },
          "description": "Pairs of raw value and risk, in order of raw value."
        },
        "table": {
          "type": "object", "minProperties": 1,
          "additionalProperties": { "type": "number", "minimum": 0, "maximum": 100 },
          "description": "Answer to risk."
        },
        "origin": {
          "type": "object", "additionalProperties": { "enum": ["S", "D", "C"] },
          "description": "Where each break point comes from: S source, D derived, C convention."
        }
      },
      "oneOf": [ { "required": ["points"] }, { "required": ["table"] } ],
      "additionalProperties": false
    }
    """
