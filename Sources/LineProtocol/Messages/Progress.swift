import Documents

/// `notifications/progress`: how far a request with a `progressToken` has come.
public struct ProgressNotification: Sendable, Hashable {
    /// JSON text of the token.
    public let token: [UInt8]
    public let progress: Double
    public let total: Double?

    public init(token: [UInt8], progress: Double, total: Double?) {
        self.token = token
        self.progress = progress
        self.total = total
    }

    public init?(params: Node?) {
        guard let params, let token = params["progressToken"], let progress = params["progress"]?.double else {
            return nil
        }
        self.init(token: Array(token.raw.utf8), progress: progress, total: params["total"]?.double)
    }

    public func write(to writer: inout JSONWriter) {
        writer.notification("notifications/progress") { params in
            params.object { body in
                body.name("progressToken")
                body.raw(token)
                body.name("progress")
                body.number(progress)
                if let total {
                    body.name("total")
                    body.number(total)
                }
            }
        }
    }
}
