import RiskModel

/// `plumbline-summary/1`: a record without its indicators.
public enum SummaryFormat {
    public static let name = "plumbline-summary/1"

    public static let text = """
        { \(FormatParts.dialect), "title": "Plumbline summary, \(name)", "type": "object", "properties": {
            "format": { "const": "\(name)" },
            "deployment": { "type": "object", "properties": { "id": \(FormatParts.text), "digest": \(FormatParts.digest) },
              "required": ["id", "digest"] },
            "risk": { "allOf": [ \(FormatParts.interval),
              { "properties": { "band": \(FormatParts.band) }, "required": ["band"] } ] },
            "coverage": \(FormatParts.share), "partial": { "type": "boolean" },
            "gates": { "type": "array", "items": { "type": "object", "properties": {
                "id": \(FormatParts.text), "verdict": { "enum": ["pass", "fail", "undetermined"] } },
              "required": ["id", "verdict"] } },
            "modules": { "type": "array", "items": { "type": "object", "properties": {
                "id": \(FormatParts.text), "outcome": { "enum": ["ok", "partial", "failed"] },
                "risk": \(FormatParts.interval) }, "required": ["id", "outcome"] } } },
          "required": ["format", "deployment", "risk", "coverage", "partial", "gates", "modules"] }
        """
}

/// `plumbline-trailer/1`: the last line of a stream that was asked for one.
public enum TrailerFormat {
    public static let name = "plumbline-trailer/1"

    public static let text = """
        { \(FormatParts.dialect), "title": "Plumbline trailer, \(name)", "type": "object", "properties": {
            "format": { "const": "\(name)" },
            "received": { "type": "integer", "minimum": 0, "description": "Lines that came in, blank ones aside." },
            "answered": { "type": "integer", "minimum": 0, "description": "Lines before this one." },
            "failed": { "type": "integer", "minimum": 0, "description": "Error records among them." },
            "cacheHits": { "type": "integer", "minimum": 0, "description": "Measurements that were not made again." },
            "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$",
              "description": "Of every byte before this line, line feeds included." } },
          "required": ["format", "received", "answered", "failed", "cacheHits", "digest"] }
        """
}

/// Any line of `plumbline stream`.
public enum StreamLineFormat {
    public static let text = """
        { \(FormatParts.dialect), "title": "A line of plumbline stream", "anyOf": [
            { "$ref": "#/definitions/record" }, { "$ref": "#/definitions/summary" },
            { "$ref": "#/definitions/error" }, { "$ref": "#/definitions/trailer" } ],
          "definitions": {
            "record": \(RecordFormat.text), "summary": \(SummaryFormat.text),
            "error": \(ErrorFormat.recordText), "trailer": \(TrailerFormat.text) } }
        """
}
