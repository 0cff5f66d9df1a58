extension ClientMethod {
    public static let diff = ClientMethod(
        "diff", "What changed from one record to another.",
        params: """
            { "type": "object", "properties": {
                "before": { "type": "object", "description": "A record, plumbline-assessment/1." },
                "after": { "type": "object", "description": "Another." } },
              "required": ["before", "after"] }
            """,
        result: """
            { "type": "object", "properties": { "differences": { \(DifferencesFormat.body) } },
              "required": ["differences"] }
            """)
}
