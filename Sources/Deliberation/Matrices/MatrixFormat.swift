import Comparison
import Documents
import Loading

/// `plumbline-matrix/1`: options by criteria, as plain numbers.
public enum MatrixFormat {
    public static let name = "plumbline-matrix/1"

    public static let text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Plumbline decision matrix",
          "type": "object",
          "properties": {
            "format": { "const": "plumbline-matrix/1" },
            "id": { "type": "string" },
            "title": { "type": "string" },
            "description": { "type": "string" },
            "criteria": { "type": "array", "items": { "$ref": "#/definitions/criterion" } },
            "alternatives": { "type": "array", "items": { "$ref": "#/definitions/alternative" } },
            "weights": {
              "description": "stated (the criteria's own, the default), equal, swing (each criterion's points), entropy, critic, or { ahp: … }.",
              "type": ["string", "object"], "pattern": "^(stated|equal|swing|entropy|critic)$",
              "properties": { "ahp": { "$ref": "#/definitions/ahp" } },
              "required": ["ahp"], "additionalProperties": false },
            "methods": { "$ref": "#/definitions/methods" }
          },
          "required": ["criteria", "alternatives"],
          "additionalProperties": false,
          "definitions": {
            "criterion": { "type": "object", "properties": {
                "id": { "type": "string", "minLength": 1 },
                "title": { "type": "string" },
                "unit": { "type": "string" },
                "direction": { "enum": ["minimise", "maximise"], "description": "Which end is wanted." },
                "weight": { "type": "number", "minimum": 0, "description": "In any unit; weights are scaled to sum to 1." },
                "points": { "type": "number", "minimum": 0, "description": "Swing points: what the step from the worst to the best end is worth." },
                "range": { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2,
                  "description": "Fixed ends of the scale, low then high. Without it they are taken from the options." },
                "indifference": { "type": "number", "minimum": 0, "description": "PROMETHEE: up to this a lead counts for nothing." },
                "preference": { "type": "number", "description": "PROMETHEE: from this on a lead counts in full." },
                "function": { "enum": ["usual", "step", "v-shape", "linear", "level", "gaussian"],
                  "description": "PROMETHEE: by default the one the thresholds mean." },
                "spread": { "type": "number", "description": "PROMETHEE: of the gaussian function." } },
              "required": ["id", "direction"], "additionalProperties": false },
            "alternative": { "type": "object", "properties": {
                "id": { "type": "string", "minLength": 1 },
                "title": { "type": "string" },
                "values": { "type": ["array", "object"], "items": { "type": "number" },
                  "additionalProperties": { "type": "number" },
                  "description": "In the order of the criteria, or by their ids." } },
              "required": ["id", "values"], "additionalProperties": false },
            "ahp": { "type": "object", "properties": {
                "judgements": { "type": "array", "items": { "type": "array", "items": { "type": "number" } },
                  "description": "How many times as important each criterion is as each other: the full table, or the rows above its diagonal." },
                "random-index": { "enum": ["saaty-1980", "saaty-2005", "donegan-dodd-1991"] },
                "forced": { "type": "boolean", "description": "Takes judgements whose consistency ratio is above 0.10." } },
              "required": ["judgements"], "additionalProperties": false },
            "methods": { "type": "object", "properties": {
                "weighted-sum": \(none), "weighted-product": \(none), "geometric-mean": \(none),
                "power-mean": { "type": "object", "properties": { "exponent": { "type": "number", "exclusiveMinimum": 0 } },
                  "additionalProperties": false },
                "owa": { "type": "object", "properties": { "weights": { "type": "array", "minItems": 1,
                    "items": { "type": "number", "minimum": 0 }, "description": "By rank, worst first." } },
                  "additionalProperties": false },
                "topsis": { "type": "object", "properties": { "normalisation": { "enum": ["vector", "min-max"] } },
                  "additionalProperties": false },
                "vikor": { "type": "object", "properties": { "v": { "type": "number", "minimum": 0, "maximum": 1 } },
                  "additionalProperties": false },
                "promethee-ii": \(none),
                "electre-i": { "type": "object", "properties": {
                    "concordance": { "type": "number", "minimum": 0, "maximum": 1 },
                    "discordance": { "type": "number", "minimum": 0, "maximum": 1 } },
                  "additionalProperties": false },
                "copras": \(none), "marcos": \(none), "borda": \(consensus), "copeland": \(consensus),
                "dominance": \(none), "pareto": \(none) },
              "additionalProperties": false }
          }
        }
        """

    private static let none = #"{ "type": "object", "additionalProperties": false }"#
    private static let consensus = """
        { "type": "object", "properties": { "over": { "type": "array", "minItems": 1, "items": { "enum": [\
        \(RankingMethod.voters.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))] } } },
                  "additionalProperties": false }
        """

    static let schema = builtInSchema(text)
}
