import RiskModel

/// `plumbline-assessment/1`: one deployment under one profile. Members may be added; none changes its meaning.
public enum RecordFormat {
    public static let name = "plumbline-assessment/1"

    /// JSON Schema, draft-07.
    public static let text = """
        { \(FormatParts.dialect), "title": "Plumbline assessment record, \(name)", \(body) }
        """

    /// The members of the schema, to be put into another.
    static let body = """
        "type": "object", "properties": {
            "format": { "const": "\(name)" },
            "engine": { "type": "object", "properties": { "version": \(FormatParts.text) }, "required": ["version"] },
            "asOf": \(FormatParts.date),
            "home": { "type": "string", "minLength": 1, "description": "Whose law and whose risk." },
            "deployment": \(subject), "profile": \(named),
            "risk": { "allOf": [ \(FormatParts.interval),
              { "properties": { "band": \(FormatParts.band) }, "required": ["band"] } ] },
            "coverage": \(FormatParts.share),
            "partial": { "type": "boolean", "description": "Some module could not answer for all its indicators." },
            "aggregate": \(aggregate),
            "gates": { "type": "array", "items": \(gate) },
            "modules": { "type": "array", "items": \(module) } },
          "required": ["format", "engine", "asOf", "deployment", "profile", "risk", "coverage", "partial", "aggregate",
            "gates", "modules"]
        """

    private static let named = """
        { "type": "object", "properties": { "id": \(FormatParts.text), "digest": \(FormatParts.digest) },
          "required": ["id", "digest"] }
        """

    private static let subject = """
        { "type": "object", "properties": { "id": \(FormatParts.text), "name": \(FormatParts.text),
            "digest": \(FormatParts.digest) }, "required": ["id", "digest"] }
        """

    private static let aggregate = """
        { "type": "object", "description": "How the figures were put together.", "properties": {
            "across": \(FormatParts.text), "within": \(FormatParts.text),
            "unknown": { "enum": ["worst", "middle"] },
            "worst": { "type": "object", "properties": { "module": \(FormatParts.text), "value": \(FormatParts.risk) },
              "required": ["module", "value"] } },
          "required": ["across", "within", "unknown"] }
        """

    private static let gate = """
        { "type": "object", "properties": {
            "id": \(FormatParts.text),
            "verdict": { "enum": ["pass", "fail", "undetermined"] },
            "indicator": { "type": "string", "pattern": "^[^/]+/[^/]+$" },
            "value": { "type": "number" }, "low": { "type": "number" }, "high": { "type": "number" },
            "limit": { "type": "number" }, "bound": { "enum": ["at-most", "at-least"] },
            "risk": { "type": "boolean", "description": "The bound is on the risk, not on the measurement." },
            "basis": \(FormatParts.text), "note": \(FormatParts.text),
            "exemption": { "type": "object", "properties": {
                "id": \(FormatParts.text), "grantedBy": \(FormatParts.text), "reason": \(FormatParts.text),
                "until": \(FormatParts.date), "inForce": { "type": "boolean" } },
              "required": ["id", "grantedBy", "reason", "until", "inForce"] } },
          "required": ["id", "verdict", "indicator", "limit", "bound"] }
        """

    private static let module = """
        { "type": "object", "properties": {
            "id": \(FormatParts.text), "version": \(FormatParts.text),
            "weight": \(FormatParts.share),
            "outcome": { "enum": ["ok", "partial", "failed"] },
            "risk": \(FormatParts.interval), "coverage": \(FormatParts.share),
            "failures": { "type": "array", "items": { "type": "object", "properties": {
                "kind": \(ErrorFormat.kinds), "message": \(FormatParts.text) }, "required": ["kind", "message"] } },
            "indicators": { "type": "array", "items": \(indicator) } },
          "required": ["id", "version", "weight", "outcome", "coverage", "indicators"] }
        """

    private static let indicator = """
        { "type": "object", "properties": {
            "id": \(FormatParts.text), "code": \(FormatParts.text),
            "outcome": \(FormatParts.choice(Outcome.allCases.map(\.rawValue))),
            "value": { "type": ["number", "string"], "description": "In the indicator's own unit, or a key of its table." },
            "among": \(FormatParts.texts), "missing": { "type": "array", "items": \(FormatParts.pointer) },
            "reason": \(FormatParts.text), "low": { "type": "number" }, "high": { "type": "number" },
            "interval": { "enum": ["exact", "corners", "sampled"], "description": "How the bounds were found: exact; corners, from the ends of up to six ranges in every combination and the inside of each by eighths; sampled, from ends and 64 drawn points. The last two are bounds from inside." },
            "unit": \(FormatParts.text), "risk": \(FormatParts.interval), "weight": \(FormatParts.share),
            "contribution": { "type": "number", "minimum": 0, "description": "Points of the overall risk." },
            "rests": { "type": "array", "items": \(ground) },
            "method": \(FormatParts.text),
            "note": { "type": "string", "description": "What the module says of the figure, in words." },
            "origin": { "type": "array", "items": \(FormatParts.choice(Origin.allCases.map(\.rawValue))),
              "description": "Break points beside the value: S taken from the source, D derived, C a convention." },
            "valueFunction": { "const": "profile", "description": "The profile replaced the module's own." },
            "sources": { "type": "array", "items": { "type": "object", "properties": {
                "title": \(FormatParts.text), "author": \(FormatParts.text), "year": { "type": "integer" },
                "url": \(FormatParts.text), "mark": \(FormatParts.text) }, "required": ["title", "mark"] } } },
          "required": ["id", "outcome", "unit", "rests", "method", "sources"],
          "allOf": [
            { "if": { "properties": { "outcome": { "const": "measured" } } }, "then": { "required": ["value", "interval"] } },
            { "if": { "properties": { "outcome": { "const": "unavailable" } } }, "then": { "required": ["missing"] } },
            { "if": { "properties": { "outcome": { "const": "failed" } } }, "then": { "required": ["reason"] } } ] }
        """

    private static let ground = """
        { "type": "object", "properties": {
            "at": \(FormatParts.pointer), "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
            "source": \(FormatParts.text), "grade": { "type": "string" }, "asOf": \(FormatParts.text),
            "countsAs": { "type": "string", "description": "What the grade counts as once the evidence is old." } },
          "required": ["at"] }
        """
}
