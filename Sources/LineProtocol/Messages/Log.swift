import Documents

/// `notifications/log`: a line for people, from a module or from the engine.
public struct LogNotification: Sendable, Hashable {
    public let level: String
    public let message: String

    public init(level: String, message: String) {
        self.level = level
        self.message = message
    }

    public init?(params: Node?) {
        guard let message = params?["message"]?.string else { return nil }
        level = params?["level"]?.string ?? "info"
        self.message = message
    }

    public func write(to writer: inout JSONWriter) {
        writer.notification("notifications/log") { params in
            params.object { body in
                body.name("level")
                body.string(level)
                body.name("message")
                body.string(message)
            }
        }
    }
}
