import Assessment
import Diagnostics
import Documents
import LineProtocol
import Loading
import ModuleHost
import RiskModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `plumbline stream`: one deployment per line in, one record per line out, in the order of the input, in constant memory.
///
/// It takes in no more than it can work on, so a slow reader slows it down and nothing grows.
public final class StreamSession: PollSource {
    public enum Format: String, Sendable, CaseIterable { case record, summary }

    public struct Counts: Sendable {
        public var received = 0
        public var answered = 0
        /// Lines that were no sound deployment.
        public var failed = 0
        /// The most urgent of what the records say.
        public var refused = 0
        public var incomplete = 0
        public var cacheHits = 0
        /// Bytes of input taken in.
        public var bytes = 0

        public init() {}
    }

    private let engine: Engine
    private let plan: AssessmentPlan
    private let channel: Channel
    private let format: Format
    private let window: Int
    private let progress: ((Counts) -> Void)?
    private var splitter = LineSplitter(limit: Document.sizeLimit)
    private var chunk = [UInt8](repeating: 0, count: 262_144)
    /// Results in the order of the input, the first of them number `counts.answered`.
    private var results: [[UInt8]?] = []
    private var firstResult = 0
    private var hasEnded = false
    private var pool: [Document] = []
    private var digest: RunningDigest?
    private var nextProgress: Double
    public private(set) var counts = Counts()
    private let stopDescriptor: Int32

    /// Output that waits to be read before input is taken in again.
    private static let backlogLimit = 4 * 1_048_576
    private static let progressSeconds = 0.5

    public init(
        engine: Engine, plan: AssessmentPlan, channel: Channel, format: Format, window: Int, trailer: Bool,
        stopDescriptor: Int32 = -1, progress: ((Counts) -> Void)? = nil
    ) {
        self.engine = engine
        self.plan = plan
        self.channel = channel
        self.format = format
        self.window = window
        self.progress = progress
        self.stopDescriptor = stopDescriptor
        digest = trailer ? RunningDigest() : nil
        nextProgress = monotonicSeconds() + StreamSession.progressSeconds
    }

    /// Streams until the input ends. False where nobody reads the output any more.
    public func run() -> Bool {
        engine.host.warmUp(plan.modules.map(\.id))
        let loop = engine.host.loop
        loop.add(self)
        loop.run(until: { self.isOver })
        if !channel.isBroken, digest != nil {
            writeTrailer()
            loop.run(until: { self.channel.isBroken || self.channel.backlog == 0 })
        }
        loop.remove(self)
        return !channel.isBroken
    }

    private var isOver: Bool {
        channel.isBroken || (hasEnded && pending == 0 && splitter.pending == 0 && channel.backlog == 0)
    }

    private var pending: Int { results.count - firstResult }

    // MARK: poll source

    public func flush() {
        takeLines()
        channel.flush()
    }

    public func interests(_ add: (Int32, Int16) -> Void) {
        if !hasEnded, hasRoom { add(channel.input, Int16(POLLIN)) }
        if channel.backlog > 0 { add(channel.output, Int16(POLLOUT)) }
        if stopDescriptor >= 0, !hasEnded { add(stopDescriptor, Int16(POLLIN)) }
    }

    public func ready(_ descriptor: Int32, _ events: Int16) {
        if descriptor == stopDescriptor {
            hasEnded = true
        } else if descriptor == channel.output {
            channel.flush()
        } else if descriptor == channel.input {
            readInput()
        }
    }

    public var deadline: Double? { progress == nil ? nil : nextProgress }

    public func tick(now: Double) {
        nextProgress = now + StreamSession.progressSeconds
        progress?(counts)
    }

    private var hasRoom: Bool { pending < window && channel.backlog < StreamSession.backlogLimit }

    // MARK: lines

    private func readInput() {
        guard let count = channel.read(into: &chunk) else { return }
        guard count > 0 else {
            hasEnded = true
            if splitter.tail > 0 { splitter.append([0x0A]) }
            return takeLines()
        }
        counts.bytes += count
        chunk.withUnsafeBytes { splitter.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        takeLines()
    }

    private func takeLines() {
        while hasRoom, let line = splitter.next() {
            let number = counts.received
            counts.received += 1
            results.append(nil)
            switch line {
            case .text(let range): assess(range, number)
            case .tooLong(let length):
                fail(
                    number, nil,
                    ProtocolError(
                        .frameTooLarge, "a line of \(length) bytes is longer than \(Document.sizeLimit) bytes"))
            }
        }
    }

    private func assess(_ range: Range<Int>, _ number: Int) {
        let document = pool.popLast() ?? Document()
        do {
            try splitter.buffer.withUnsafeBufferPointer { buffer throws(JSONFault) in
                try document.read(json: buffer.extracting(range).span)
            }
        } catch {
            pool.append(document)
            return fail(number, nil, ProtocolError(.parseError, "\(error.message), at byte \(error.offset)"))
        }
        do {
            try engine.assess(document, under: plan) { [self] record in
                finish(number, record)
                pool.append(document)
            }
        } catch {
            fail(number, error, nil)
            pool.append(document)
        }
    }

    private func finish(_ number: Int, _ record: AssessmentRecord) {
        var writer = JSONWriter()
        switch format {
        case .record: RecordWriter(showsPlaces: false).write(record, to: &writer)
        case .summary: SummaryWriter.write(record, to: &writer)
        }
        writer.newline()
        let verdict = Verdict(record)
        if verdict.isRefused { counts.refused += 1 }
        if verdict.isIncomplete { counts.incomplete += 1 }
        deliver(number, writer.bytes)
    }

    private func fail(_ number: Int, _ problems: Problems?, _ error: ProtocolError?) {
        counts.failed += 1
        var writer = JSONWriter()
        writer.object { body in
            body.name("format")
            body.string(ErrorFormat.recordName)
            body.name("line")
            body.integer(number + 1)
            body.name("error")
            if let problems { body.problems(problems) }
            if let error {
                body.object {
                    $0.name("code")
                    $0.integer(error.code.rawValue)
                    $0.name("message")
                    $0.string(error.message)
                    $0.name("data")
                    $0.object { data in
                        data.name("kind")
                        data.string(error.code.kind)
                        data.name("retryable")
                        data.bool(false)
                    }
                }
            }
        }
        writer.newline()
        deliver(number, writer.bytes)
    }

    /// Puts a result in its place and sends on what is complete from the front.
    private func deliver(_ number: Int, _ bytes: [UInt8]) {
        results[firstResult + number - counts.answered] = bytes
        while firstResult < results.count, let ready = results[firstResult] {
            channel.send(ready)
            digest?.add(ready)
            results[firstResult] = nil
            firstResult += 1
            counts.answered += 1
        }
        if firstResult > 4096 || firstResult == results.count {
            results.removeFirst(firstResult)
            firstResult = 0
        }
    }

    private func writeTrailer() {
        counts.cacheHits = engine.cache?.hits ?? 0
        var writer = JSONWriter()
        writer.object {
            $0.name("format")
            $0.string(TrailerFormat.name)
            $0.name("received")
            $0.integer(counts.received)
            $0.name("answered")
            $0.integer(counts.answered)
            $0.name("failed")
            $0.integer(counts.failed)
            $0.name("cacheHits")
            $0.integer(counts.cacheHits)
            $0.name("digest")
            $0.string("sha256:" + (digest?.hexadecimal ?? ""))
        }
        writer.newline()
        channel.send(writer.bytes)
    }
}
