import Documents
import LineProtocol
import ModuleHost

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One client's conversation over standard input and output: lines in, answers out as they are ready.
///
/// It never waits: not for the client to read, not for a module to answer. A bad line is answered and forgotten.
public final class ServeSession: PollSource {
    public enum End: Sendable {
        /// End of input, `shutdown` or SIGTERM, after everything in flight was answered.
        case drained
        /// Nobody reads the answers any more.
        case brokenPipe
    }

    private let engine: Engine
    private let channel: Channel
    private let stopDescriptor: Int32
    private let methods = MethodTable.native()
    private let context: MCPDialect
    private var splitter = LineSplitter(limit: Document.sizeLimit)
    private var chunk = [UInt8](repeating: 0, count: 262_144)
    private var inFlight: [MessageID: Request] = [:]
    private var isDraining = false
    private var hasEnded = false
    private var shutdowns: [Request] = []

    /// While this much waits to be read, nothing new is taken in.
    private static let backlogLimit = 8 * 1_048_576

    public init(engine: Engine, channel: Channel, stopDescriptor: Int32 = -1) {
        self.engine = engine
        self.channel = channel
        self.stopDescriptor = stopDescriptor
        context = MCPDialect(engine: engine)
    }

    /// Serves until the end. The modules are still running when it returns.
    public func run() -> End {
        let loop = engine.host.loop
        loop.add(self)
        loop.run(until: { self.isOver })
        loop.remove(self)
        return channel.isBroken ? .brokenPipe : .drained
    }

    private var isOver: Bool {
        if channel.isBroken { return true }
        guard isDraining, inFlight.isEmpty else { return false }
        answerShutdowns()
        return channel.backlog == 0
    }

    private func answerShutdowns() {
        for request in shutdowns { request.answer { $0.object { _ in } } }
        shutdowns = []
        channel.flush()
    }

    // MARK: poll source

    public func flush() { channel.flush() }

    public func interests(_ add: (Int32, Int16) -> Void) {
        if !hasEnded, channel.backlog < ServeSession.backlogLimit { add(channel.input, Int16(POLLIN)) }
        if channel.backlog > 0 { add(channel.output, Int16(POLLOUT)) }
        if stopDescriptor >= 0, !isDraining { add(stopDescriptor, Int16(POLLIN)) }
    }

    public func ready(_ descriptor: Int32, _ events: Int16) {
        if descriptor == stopDescriptor {
            isDraining = true
        } else if descriptor == channel.output {
            channel.flush()
        } else if descriptor == channel.input {
            readInput()
        }
    }

    public var deadline: Double? { inFlight.values.compactMap(\.deadline).min() }

    public func tick(now: Double) {
        for request in inFlight.values where request.deadline.map({ $0 <= now }) == true {
            request.refuse(ProtocolError(.deadlineExceeded, "the request's own deadline has passed"))
        }
    }

    // MARK: lines

    private func readInput() {
        guard let count = channel.read(into: &chunk) else { return }
        guard count > 0 else {
            hasEnded = true
            isDraining = true
            if splitter.tail > 0 {
                send(ProtocolError(.parseError, "the input ended in the middle of a line of \(splitter.tail) bytes"))
            }
            return
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
        let request = Request(
            id: id, method: method, document: document, params: params, now: monotonicSeconds(),
            notify: { [self] in channel.send($0) },
            deliver: { [self] bytes in
                inFlight[id] = nil
                deliver(bytes)
            })
        if inFlight[id] != nil {
            var writer = JSONWriter()
            writer.refusal(id, ProtocolError(.duplicateRequestID, "a request with this id is still in flight"))
            return deliver(writer.bytes)
        }
        if method == "ping" { return request.answer { $0.object { _ in } } }
        if let refusal = refusal(of: request) { return request.refuse(refusal) }
        inFlight[id] = request
        if context.speaks(request) { return context.take(request) }
        if method == "shutdown" {
            isDraining = true
            inFlight[id] = nil
            return shutdowns.append(request)
        }
        methods.call(request, engine)
    }

    private func refusal(of request: Request) -> ProtocolError? {
        if isDraining { return ProtocolError(.shuttingDown, "the engine is shutting down") }
        if inFlight.count >= inFlightLimit {
            return ProtocolError(.busy, "\(inFlightLimit) requests are in flight already")
        }
        let version = request["_meta"]?["dev.plumbline/protocol"]?.string
        if let version, ProtocolVersion.newestCommon(with: [version]) == nil {
            return ProtocolError(
                .unsupportedProtocol, "version \(version) is not spoken here",
                supported: ProtocolVersion.supported.map(\.description))
        }
        return nil
    }

    private func cancel(_ document: Document, _ params: Int?) {
        guard let params, let node = document.member("requestId", of: params), let id = MessageID(document, node),
            let request = inFlight[id]
        else { return }
        if context.speaks(request) { return request.drop() }
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
