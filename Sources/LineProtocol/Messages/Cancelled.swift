import Documents

/// `notifications/cancelled`: the sender no longer waits for an answer to `requestId`.
public enum Cancelled {
    public static func write(requestID: MessageID, to writer: inout JSONWriter) {
        writer.notification("notifications/cancelled") { params in
            params.object { body in
                body.name("requestId")
                body.raw(requestID.text)
            }
        }
    }
}
