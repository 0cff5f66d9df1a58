import Documents

/// `shutdown`: finish what is in flight, answer `{}` and leave.
public enum Shutdown {
    public static func write(id: MessageID, to writer: inout JSONWriter) {
        writer.request(id, "shutdown") { $0.object { _ in } }
    }
}
