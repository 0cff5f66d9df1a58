import Documents

/// `ping` and `shutdown` carry nothing and are answered with nothing: `{}` either way, on every edge.
public enum Ping {
    public static func write(id: MessageID, to writer: inout JSONWriter) {
        writer.request(id, "ping") { $0.object { _ in } }
    }

    public static func writeAnswer(id: MessageID, to writer: inout JSONWriter) {
        writer.answer(id) { $0.object { _ in } }
    }
}
