/// The part of the manifest's schema that describes a declared indicator: one aggregate, what it is taken over, and
/// nothing that would need a language.
let declaredFormat = """
    {
      "type": "object",
      "description": "What is measured, for an indicator without a program: exactly one aggregate.",
      "properties": {
        "value": { "$ref": "#/definitions/pattern", "description": "The value at a pointer: a number, or a key of the table." },
        "count": { "$ref": "#/definitions/pattern", "description": "How many elements there are." },
        "sum": { "$ref": "#/definitions/pattern", "description": "The sum of the numbers." },
        "max": { "$ref": "#/definitions/pattern", "description": "The greatest number." },
        "min": { "$ref": "#/definitions/pattern", "description": "The least number." },
        "weighted-mean": { "$ref": "#/definitions/pattern", "description": "The mean of the numbers, weighted by 'weight'." },
        "share-where": { "$ref": "#/definitions/pattern", "description": "The share of the elements that fulfil 'where'." },
        "checklist-coverage": {
          "type": "array", "minItems": 1, "description": "The share of the points that are met, by weight.",
          "items": {
            "type": "object",
            "properties": {
              "at": { "$ref": "#/definitions/pattern", "description": "What is looked at; every element where there are several." },
              "is": { "$ref": "#/definitions/condition" },
              "weight": { "type": "number", "exclusiveMinimum": 0, "description": "Weight of the point, 1 where it is not said." }
            },
            "required": ["at", "is"], "additionalProperties": false
          }
        },
        "where": {
          "type": "object", "minProperties": 1, "additionalProperties": { "$ref": "#/definitions/condition" },
          "description": "Only elements whose members fulfil all of this; for share-where, what is asked of them."
        },
        "weight": { "type": "string", "description": "The member of each element that it weighs by." },
        "per": { "$ref": "#/definitions/pattern", "description": "A number that the result is divided by." }
      },
      "oneOf": [
        { "required": ["value"] }, { "required": ["count"] }, { "required": ["sum"] }, { "required": ["max"] },
        { "required": ["min"] }, { "required": ["weighted-mean"] }, { "required": ["share-where"] },
        { "required": ["checklist-coverage"] }
      ],
      "additionalProperties": false
    }
    """

/// Definitions that ``declaredFormat`` refers to.
let declaredDefinitions = """
    "pattern": { "type": "string", "pattern": "^/[^/]", "description": "A JSON pointer, * for every element of a list." },
    "condition": {
      "description": "A value it has to equal, a list of values of which it has to be one, or bounds.",
      "type": ["string", "number", "boolean", "array", "object"],
      "items": { "type": ["string", "number", "boolean"] }, "minItems": 1,
      "properties": {
        "at-least": { "type": "number" }, "at-most": { "type": "number" },
        "not": { "type": ["string", "number", "boolean"] }
      },
      "minProperties": 1, "additionalProperties": false
    }
    """
