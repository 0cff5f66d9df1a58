import Documents
import LineProtocol
import ModuleHost

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The client's side of a conversation: lines in, requests in a queue, answers out.
///
/// Two threads take part. The one that works takes lines in and then does what they ask; the one that stands in takes
/// lines in while the other is busy, so that `ping` and a cancellation are answered whatever is being worked on.
/// Everything here happens under one lock, which nobody holds while working.
final class Intake: @unchecked Sendable {
    private let lock = RecursiveLock()
    private let channel: Channel
    private var splitter = LineSplitter(limit: Document.sizeLimit)
    private var chunk = [UInt8](repeating: 0, count: 262_144)
    private var inFlight: [MessageID: Request] = [:]
    private var queue: [Request] = []
    private var hasLegacyClient = false
    private var isDraining = false
    private var hasEnded = false
    private var shutdowns: [Request] = []

    /// While this much waits to be read, nothing new is taken in.
    private static let backlogLimit = 8 * 1_048_576

    init(channel: Channel) { self.channel = channel }

    // MARK: what the session asks

    var input: Int32 { channel.input }
    var output: Int32 { channel.output }
    var backlog: Int { lock.held { channel.backlog } }
    var isBroken: Bool { lock.held { channel.isBroken } }
    var takesMore: Bool { lock.held { !hasEnded && channel.backlog < Intake.backlogLimit } }

    /// The requests that wait to be worked on, in the order they came.
    func waiting() -> [Request] {
        lock.held {
            defer { queue = [] }
            return queue.filter { !$0.isAnswered }
        }
    }

    func flush() { lock.held { channel.flush() } }

    /// Takes note that nobody reads the answers any more.
    func breakOff() { lock.held { channel.breakOff() } }

    /// Takes nothing more on; what is in flight is finished.
    func drain() { lock.held { isDraining = true } }

    /// Whether everything is answered and written. What asked for the end is answered last.
    func isFinished() -> Bool {
        lock.held {
            if channel.isBroken { return true }
            guard isDraining, inFlight.isEmpty else { return false }
            for request in shutdowns { request.answer { $0.object { _ in } } }
            shutdowns = []
            channel.flush()
            return channel.backlog == 0
        }
    }

    /// The earliest of the requests' own deadlines.
    var deadline: Double? {
        lock.held {
            inFlight.values.reduce(nil) { earliest, request in
                guard let deadline = request.deadline else { return earliest }
                return min(earliest ?? deadline, deadline)
            }
        }
    }

    func refuseLate(now: Double) {
        lock.held {
            for request in inFlight.values where request.deadline.map({ $0 <= now }) == true {
                request.refuse(ProtocolError(.deadlineExceeded, "the request's own deadline has passed"))
            }
        }
    }

    // MARK: lines

    /// Reads what has come and takes its lines in. True where something came.
    @discardableResult
    func takeIn() -> Bool {
        lock.held {
            // The other thread may have read what this one was told of.
            guard takesMore, isReadable, let count = channel.read(into: &chunk) else { return false }
            guard count > 0 else {
                end()
                return true
            }
            chunk.withUnsafeBytes { splitter.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            while let line = splitter.next() {
                switch line {
                case .text(let range): take(range)
                case .tooLong(let length):
                    send(
                        ProtocolError(
                            .frameTooLarge, "a line of \(length) bytes is longer than \(Document.sizeLimit) bytes"))
                }
            }
            return true
        }
    }

    private var isReadable: Bool {
        var request = pollfd(fd: channel.input, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) == 1
    }

    private func end() {
        hasEnded = true
        isDraining = true
        if splitter.tail > 0 {
            send(ProtocolError(.parseError, "the input ended in the middle of a line of \(splitter.tail) bytes"))
        }
    }

    private func take(_ range: Range<Int>) {
        let document = Document()
        do {
            try splitter.buffer.withUnsafeBufferPointer { buffer throws(JSONFault) in
                try document.read(json: buffer.extracting(range).span)
            }
        } catch {
            return send(ProtocolError(.parseError, "\(error.message), at byte \(error.offset)"))
        }
        guard document.root.kind == .array else {
            return take(document, root: 0) { [self] in channel.send($0) }
        }
        takeBatch(document)
    }

    /// JSON-RPC 2.0, section 6: answers come together, in one list, when all are there.
    private func takeBatch(_ document: Document) {
        let elements = document.root.elements
        guard !elements.isEmpty else {
            return send(ProtocolError(.invalidRequest, "a batch holds at least one message"))
        }
        let batch = Batch(expected: elements.count) { [self] in channel.send($0) }
        for element in elements { take(document, root: element.index) { batch.add($0) } }
    }

    /// Takes one message; `deliver` is called once, with nothing where there is nothing to answer.
    private func take(_ document: Document, root: Int, deliver: @escaping ([UInt8]) -> Void) {
        do throws(ProtocolError) {
            switch try Message(document, root: root) {
            case .request(let id, let method, let params):
                take(document, id, method, params, deliver)
            case .notification(let method, let params):
                if method == "notifications/cancelled" { cancel(document, params) }
                deliver([])
            case .answer, .refusal: deliver([])
            }
        } catch {
            var writer = JSONWriter()
            let id = document.member("id", of: root).flatMap { MessageID(document, $0) }
            writer.refusal(id, error)
            deliver(writer.bytes)
        }
    }

    private func take(
        _ document: Document, _ id: MessageID, _ method: String, _ params: Int?, _ deliver: @escaping ([UInt8]) -> Void
    ) {
        if inFlight[id] != nil {
            var writer = JSONWriter()
            writer.refusal(id, ProtocolError(.duplicateRequestID, "a request with this id is still in flight"))
            return deliver(writer.bytes)
        }
        let request = Request(
            id: id, method: method, document: document, params: params, now: monotonicSeconds(), lock: lock,
            notify: { [self] bytes in lock.held { channel.send(bytes) } },
            deliver: { [self] bytes in
                inFlight[id] = nil
                deliver(bytes)
            })
        if let problem = formProblem(of: request) { return request.refuse(problem) }
        if method == "ping" { return request.answer { $0.object { _ in } } }
        if let refusal = refusal(of: request) { return request.refuse(refusal) }
        inFlight[id] = request
        request.isMCP = MCPDialect.speaks(request, hasLegacyClient: hasLegacyClient)
        if method == "initialize" { hasLegacyClient = true }
        guard method == "shutdown", !request.isMCP else { return queue.append(request) }
        isDraining = true
        inFlight[id] = nil
        shutdowns.append(request)
    }

    /// What is wrong with what any method may be sent.
    private func formProblem(of request: Request) -> ProtocolError? {
        if request.params.map({ request.document.nodes[$0].kind }) == .array {
            return ProtocolError(.invalidParams, "params are an object; positions are not used here")
        }
        guard let meta = request["_meta"] else { return nil }
        guard meta.kind == .object else {
            return ProtocolError(.invalidParams, "/_meta: expected an object, not \(meta.kindName)")
        }
        if let deadline = meta["dev.plumbline/deadlineMs"], deadline.double.map({ $0 >= 0 }) != true {
            return ProtocolError(
                .invalidParams,
                "/_meta/dev.plumbline~1deadlineMs: expected milliseconds from now, not \(deadline.raw.prefix(40))")
        }
        let version = meta["dev.plumbline/protocol"]?.string
        if let version, ProtocolVersion.newestCommon(with: [version]) == nil {
            return ProtocolError(
                .unsupportedProtocol, "version \(version) is not spoken here",
                supported: ProtocolVersion.supported.map(\.description))
        }
        return nil
    }

    private func refusal(of request: Request) -> ProtocolError? {
        if isDraining { return ProtocolError(.shuttingDown, "the engine is shutting down") }
        if inFlight.count >= inFlightLimit {
            return ProtocolError(.busy, "\(inFlightLimit) requests are in flight already")
        }
        return nil
    }

    private func cancel(_ document: Document, _ params: Int?) {
        guard let params, let node = document.member("requestId", of: params), let id = MessageID(document, node),
            let request = inFlight[id]
        else { return }
        if request.isMCP { return request.drop() }
        request.refuse(ProtocolError(.cancelled, "the request was cancelled"))
    }

    private func send(_ error: ProtocolError) {
        var writer = JSONWriter()
        writer.refusal(nil, error)
        channel.send(writer.bytes)
    }
}

/// Answers of a batch, gathered until the last is there.
private final class Batch {
    private var missing: Int
    private var answers: [[UInt8]] = []
    private let deliver: ([UInt8]) -> Void

    init(expected: Int, deliver: @escaping ([UInt8]) -> Void) {
        missing = expected
        self.deliver = deliver
    }

    func add(_ line: [UInt8]) {
        if !line.isEmpty { answers.append(line) }
        missing -= 1
        guard missing == 0, !answers.isEmpty else { return }
        var writer = JSONWriter()
        writer.array { list in
            for answer in answers { list.raw(answer.dropLast()) }
        }
        writer.newline()
        deliver(writer.bytes)
    }
}
