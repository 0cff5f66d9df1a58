/// The notifications of both edges: name, direction and the schema of `params`.
public struct NotificationFormat: Sendable {
    public let method: String
    public let summary: String
    /// JSON Schema, draft-07.
    public let params: String

    /// What an engine sends its client, and a module its host.
    public static let outgoing = [progress, log]
    public static let all = [cancelled, progress, log]

    public static let cancelled = NotificationFormat(
        method: "notifications/cancelled", summary: "The sender no longer waits for an answer.",
        params: """
            { "type": "object", "properties": { "requestId": \(FormatParts.id), "reason": \(FormatParts.text) },
              "required": ["requestId"] }
            """)

    public static let progress = NotificationFormat(
        method: "notifications/progress", summary: "How far a request with a progressToken has come.",
        params: """
            { "type": "object", "properties": {
                "progressToken": { "type": ["integer", "string"] },
                "progress": { "type": "number" }, "total": { "type": "number" }, "message": \(FormatParts.text) },
              "required": ["progressToken", "progress"] }
            """)

    public static let log = NotificationFormat(
        method: "notifications/log", summary: "A line for people.",
        params: """
            { "type": "object", "properties": {
                "level": { "enum": ["debug", "info", "warning", "error"] }, "message": \(FormatParts.text) },
              "required": ["level", "message"] }
            """)
}
