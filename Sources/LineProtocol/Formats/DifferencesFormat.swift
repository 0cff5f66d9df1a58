/// `plumbline-differences/1`: what changed from one record to another.
public enum DifferencesFormat {
    public static let name = "plumbline-differences/1"

    public static let text = """
        { \(FormatParts.dialect), "title": "Plumbline differences, \(name)", \(body) }
        """

    static let body = """
        "type": "object", "properties": {
            "format": { "const": "\(name)" },
            "before": \(side), "after": \(side),
            "same": { "type": "boolean", "description": "Nothing below changed." },
            "risk": \(numbers), "band": \(words), "coverage": \(numbers),
            "gates": { "type": "array", "items": { "type": "object", "properties": {
                "id": \(FormatParts.text), "change": \(change), "before": \(FormatParts.text), "after": \(FormatParts.text) },
              "required": ["id", "change"] } },
            "modules": { "type": "array", "items": { "type": "object", "properties": {
                "id": \(FormatParts.text), "change": \(change), "risk": \(numbers), "weight": \(numbers),
                "coverage": \(numbers), "outcome": \(words), "version": \(words) },
              "required": ["id", "change"] } },
            "indicators": { "type": "array", "items": { "type": "object", "properties": {
                "module": \(FormatParts.text), "id": \(FormatParts.text), "code": \(FormatParts.text), "change": \(change),
                "unit": \(FormatParts.text), "outcome": \(words),
                "value": { "type": "object", "properties": { "before": {}, "after": {}, "change": { "type": "number" } } },
                "low": \(numbers), "high": \(numbers), "risk": \(numbers), "weight": \(numbers),
                "contribution": \(numbers) },
              "required": ["module", "id", "change"] } } },
          "required": ["format", "before", "after", "same", "risk", "gates", "modules", "indicators"]
        """

    private static let change = FormatParts.choice(["added", "removed", "changed"])

    private static let side = """
        { "type": "object", "properties": { "deployment": \(FormatParts.text), "deploymentDigest": \(FormatParts.digest),
            "profile": \(FormatParts.text), "profileDigest": \(FormatParts.digest), "asOf": \(FormatParts.date),
            "home": \(FormatParts.text) },
          "required": ["deployment", "profile"] }
        """

    /// A number on both sides; `change` is after less before, and is there where both are.
    private static let numbers = """
        { "type": "object", "properties": { "before": { "type": "number" }, "after": { "type": "number" },
            "change": { "type": "number" } } }
        """

    private static let words = """
        { "type": "object", "properties": { "before": \(FormatParts.text), "after": \(FormatParts.text) } }
        """
}
