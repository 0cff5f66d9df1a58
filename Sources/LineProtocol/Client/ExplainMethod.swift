extension ClientMethod {
    public static let explain = ClientMethod(
        "explain", "An indicator's manifest entry.",
        params: """
            { "type": "object", "properties": {
                "indicator": { "type": "string", "description": "An id, module/id, or code such as SC-05." } },
              "required": ["indicator"] }
            """,
        result: """
            { "type": "object", "properties": {
                "module": { "type": "string" }, "id": { "type": "string" }, "code": { "type": "string" },
                "question": { "type": "string" }, "unit": { "type": "string" },
                "domain": { "type": "array", "items": { "type": "number" } }, "method": { "type": "string" },
                "needs": { "type": "array", "items": { "type": "string" } },
                "valueFunction": { "type": "object" },
                "sources": { "type": "array", "items": { "type": "object" } },
                "blindSpots": { "type": "string" }, "remediation": { "type": "object" },
                "overlaps": { "type": "array", "items": { "type": "object" } } },
              "required": ["module", "id", "question", "unit", "needs", "sources"] }
            """)
}
