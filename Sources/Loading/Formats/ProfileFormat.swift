import Documents

/// `plumbline-profile/1`: what matters to one assessor.
public enum ProfileFormat {
    public static let name = "plumbline-profile/1"

    public static let text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Plumbline risk profile",
          "type": "object",
          "properties": {
            "format": { "const": "plumbline-profile/1" },
            "id": { "type": "string", "minLength": 1 },
            "title": { "type": "string" },
            "description": { "type": "string" },
            "extends": { "type": "string", "description": "A profile's name, or the path of a file beside this one." },
            "home": { "type": "string", "minLength": 1, "x-codes": "home", "description": "Whose law and whose risk; --home overrides." },
            "trusted": { "type": "array", "x-unique": "code", "items": {
              "type": "object",
              "properties": { "code": { "type": "string", "x-codes": "home" }, "reason": { "type": "string" }, "instrument": { "type": "string" } },
              "required": ["code", "reason"], "additionalProperties": false } },
            "horizon-years": { "type": "number", "minimum": 0, "maximum": 100, "description": "Years looked ahead." },
            "modules": { "type": "object", "minProperties": 1, "additionalProperties": { "$ref": "#/definitions/module" } },
            "price": { "type": "object", "properties": {
                "weight": { "type": "number", "minimum": 0, "maximum": 1e9 },
                "range": { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 },
                "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
                \(thresholds) },
              "required": ["weight", "range", "currency"], "additionalProperties": false },
            "criteria": { "type": "array", "x-unique": "id", "minItems": 1,
              "description": "What options are compared by, beside the price; by default the risk of each module.",
              "items": { "$ref": "#/definitions/criterion" } },
            "aggregate": { "type": "object", "properties": {
                "within": { "$ref": "#/definitions/aggregation" }, "across": { "$ref": "#/definitions/aggregation" } },
              "additionalProperties": false },
            "coverage": { "type": "object", "properties": {
                "minimum": { "type": "number", "minimum": 0, "maximum": 1 } }, "additionalProperties": false },
            "unknown": { "enum": ["worst", "middle"] },
            "gates": { "type": "array", "x-unique": "id", "items": {
              "type": "object",
              "properties": {
                "id": { "type": "string", "minLength": 1 },
                "indicator": { "type": "string", "pattern": "^[^/]+/[^/]+$", "description": "As module/indicator." },
                "at-most": { "type": "number" }, "at-least": { "type": "number" },
                "risk": { "type": "boolean", "description": "The bound is on the risk, not on the measurement." },
                "basis": { "type": "string", "description": "The law, contract or decision behind it." } },
              "required": ["id", "indicator"],
              "oneOf": [ { "required": ["at-most"] }, { "required": ["at-least"] } ],
              "additionalProperties": false } },
            "exemptions": { "type": "array", "x-unique": "id", "items": {
              "type": "object",
              "properties": {
                "id": { "type": "string" }, "gate": { "type": "string" }, "granted-by": { "type": "string" },
                "reason": { "type": "string" },
                "until": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } },
              "required": ["id", "gate", "granted-by", "reason", "until"], "additionalProperties": false } }
          },
          "required": ["format", "id", "modules"],
          "additionalProperties": false,
          "definitions": {
            "module": { "type": ["object", "null"], "description": "null takes a module out that the profile extended has.", "properties": {
                "weight": { "type": "number", "minimum": 0, "maximum": 1e9 },
                "parameters": { "type": "object" },
                "others": { "type": "object", "description": "What counts of the indicators that are not named.", "properties": {
                    "weight": { "type": "number", "minimum": 0, "maximum": 1e9, "description": "Weight of each; 1 by default." },
                    "reason": { "type": "string" } }, "required": ["weight"], "additionalProperties": false },
                "indicators": { "type": "object", "additionalProperties": { "$ref": "#/definitions/indicator" } },
                \(thresholds) },
              "additionalProperties": false },
            "criterion": { "type": "object", "properties": {
                "id": { "type": "string", "minLength": 1 },
                "module": { "type": "string", "description": "The risk of this module." },
                "indicator": { "type": "string", "pattern": "^[^/]+/[^/]+$", "description": "As module/indicator." },
                "risk": { "type": "boolean", "description": "The indicator's risk instead of its measurement." },
                "direction": { "enum": ["minimise", "maximise"] },
                "weight": { "type": "number", "minimum": 0, "maximum": 1e9 },
                "range": { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 },
                \(thresholds) },
              "required": ["id"], "oneOf": [ { "required": ["module"] }, { "required": ["indicator"] } ],
              "additionalProperties": false },
            "indicator": { "type": ["object", "null"], "properties": {
                "weight": { "type": "number", "minimum": 0, "maximum": 1e9 },
                "reason": { "type": "string" },
                "value-function": \(valueFunctionFormat) },
              "additionalProperties": false },
            "aggregation": {
              "description": "arithmetic, geometric, { power: P } or { ordered: [weights by rank, worst first] }.",
              "type": ["string", "object"],
              "properties": {
                "power": { "type": "number", "minimum": 1, "maximum": 100 },
                "ordered": { "type": "array", "items": { "type": "number", "minimum": 0 }, "minItems": 1 } },
              "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
              "pattern": "^(arithmetic|geometric)$"
            }
          }
        }
        """

    private static let thresholds = """
        "indifference": { "type": "number", "minimum": 0, "description": "Comparing: up to this a lead counts for nothing." },
                "preference": { "type": "number", "exclusiveMinimum": 0, "description": "Comparing: from this on a lead counts in full." }
        """

    static let schema = builtInSchema(text)
}
