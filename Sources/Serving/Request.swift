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
    /// Whether it came in the Model Context Protocol, where a cancelled request is not answered.
    var isMCP = false
    private var deliver: (([UInt8]) -> Void)?
    private let notify: ([UInt8]) -> Void
    /// One thread may answer while another cancels.
    private let lock: RecursiveLock
    /// Told of progress besides the client, where the request stands in for another.
    var onProgress: ((Int, Int) -> Void)?

    var isAnswered: Bool { lock.held { deliver == nil } }

    init(
        id: MessageID, method: String, document: Document, params: Int?, now: Double,
        lock: RecursiveLock = RecursiveLock(), notify: @escaping ([UInt8]) -> Void, deliver: @escaping ([UInt8]) -> Void
    ) {
        self.id = id
        self.method = method
        self.document = document
        self.params = params
        self.lock = lock
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
        guard !isAnswered else { return }
        var writer = JSONWriter()
        writer.answer(id, result)
        end(with: writer.bytes)
    }

    func refuse(_ error: ProtocolError) {
        guard !isAnswered else { return }
        var writer = JSONWriter()
        writer.refusal(id, error)
        end(with: writer.bytes)
    }

    func refuse(_ problems: Problems) {
        guard !isAnswered else { return }
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
        end(with: writer.bytes)
    }

    /// Ends without an answer, as MCP wants it of a cancelled request.
    func drop() { end(with: []) }

    /// Hands the line over, unless another was.
    private func end(with line: [UInt8]) {
        lock.held {
            guard let deliver else { return }
            self.deliver = nil
            deliver(line)
        }
    }

    func progress(_ done: Int, of total: Int) {
        onProgress?(done, total)
        guard let progressToken, !isAnswered else { return }
        var writer = JSONWriter()
        ProgressNotification(token: progressToken, progress: Double(done), total: Double(total)).write(to: &writer)
        notify(writer.bytes)
    }
}
