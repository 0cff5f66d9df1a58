import Diagnostics
import Documents
import LineProtocol

/// One request of a client under way. It is answered exactly once; whatever comes after the answer is dropped.
final class Request {
    let id: MessageID
    let method: String
    /// The line it came in; its nodes stay valid as long as the request.
    let document: Document
    let params: Int?
    let progressToken: [UInt8]?
    /// Monotonic seconds by which it must be answered.
    let deadline: Double?
    private var deliver: (([UInt8]) -> Void)?
    private let notify: ([UInt8]) -> Void
    /// Told of progress besides the client, where the request stands in for another.
    var onProgress: ((Int, Int) -> Void)?

    var isAnswered: Bool { deliver == nil }

    init(
        id: MessageID, method: String, document: Document, params: Int?, now: Double,
        notify: @escaping ([UInt8]) -> Void, deliver: @escaping ([UInt8]) -> Void
    ) {
        self.id = id
        self.method = method
        self.document = document
        self.params = params
        self.notify = notify
        self.deliver = deliver
        let meta = params.flatMap { document.member("_meta", of: $0) }.map { Node(document: document, index: $0) }
        progressToken = meta?["progressToken"].map { Array($0.raw.utf8) }
        deadline = meta?["dev.plumbline/deadlineMs"]?.double.map { now + max(0, $0) / 1000 }
    }

    subscript(_ name: String) -> Node? {
        params.flatMap { document.member(name, of: $0) }.map { Node(document: document, index: $0) }
    }

    func answer(_ result: (inout JSONWriter) -> Void) {
        guard let deliver else { return }
        self.deliver = nil
        var writer = JSONWriter()
        writer.answer(id, result)
        deliver(writer.bytes)
    }

    func refuse(_ error: ProtocolError) {
        guard let deliver else { return }
        self.deliver = nil
        var writer = JSONWriter()
        writer.refusal(id, error)
        deliver(writer.bytes)
    }

    func refuse(_ problems: Problems) {
        guard let deliver else { return }
        self.deliver = nil
        var writer = JSONWriter()
        writer.object { line in
            line.name("jsonrpc")
            line.string("2.0")
            line.name("id")
            line.raw(id.text)
            line.name("error")
            line.problems(problems)
        }
        writer.newline()
        deliver(writer.bytes)
    }

    /// Ends without an answer, as MCP wants it of a cancelled request.
    func drop() {
        guard let deliver else { return }
        self.deliver = nil
        deliver([])
    }

    func progress(_ done: Int, of total: Int) {
        onProgress?(done, total)
        guard let progressToken, !isAnswered else { return }
        var writer = JSONWriter()
        ProgressNotification(token: progressToken, progress: Double(done), total: Double(total)).write(to: &writer)
        notify(writer.bytes)
    }
}
