import Diagnostics
import Documents
import LineProtocol
import Loading
import RiskModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One process of a module: carries out what `Supervision` decides.
final class ModuleSlot: PollSource {
    typealias Reply = (Result<[Measurement], ModuleProblem>) -> Void

    private let module: InstalledModule
    private let host: Hello.Peer
    private let engineDirectory: String
    private let scratch: ScratchDirectory
    private let log: (LogNotification, String) -> Void
    private var supervision: Supervision
    private var process: ModuleProcess?
    private var requests: [Int: Request] = [:]
    private var answers: [Int: [Measurement]] = [:]
    private var nextID = 1
    private let document = Document()
    /// Since when the process is gone from its output without having ended.
    private var silentSince: Double?
    private var exitCheck: Double?

    private struct Request {
        let line: (MessageID, inout JSONWriter) -> Void
        let reply: Reply
    }

    init(
        _ module: InstalledModule, host: Hello.Peer, engineDirectory: String, scratch: ScratchDirectory,
        log: @escaping (LogNotification, String) -> Void
    ) {
        self.module = module
        self.host = host
        self.engineDirectory = engineDirectory
        self.scratch = scratch
        self.log = log
        var limits = Supervision.Limits()
        limits.startSeconds = module.manifest.limits.startSeconds
        limits.measureSeconds = module.manifest.limits.measureSeconds
        limits.window = module.manifest.limits.concurrency
        supervision = Supervision(module: module.id, limits: limits, jitter: { Double.random(in: 0...1) })
    }

    var load: Int { supervision.load }
    var isClosed: Bool { supervision.state == .closed && process == nil }
    var measureSeconds: Double { module.manifest.limits.measureSeconds }

    /// Queues a request; `line` writes it once its id is known.
    @discardableResult
    func submit(_ line: @escaping (MessageID, inout JSONWriter) -> Void, reply: @escaping Reply) -> Int {
        let id = nextID
        nextID += 1
        requests[id] = Request(line: line, reply: reply)
        perform(supervision.handle(.submitted(id), now: monotonicSeconds()))
        return id
    }

    /// Starts the process before there is anything to ask.
    func warmUp() {
        perform(supervision.handle(.expected, now: monotonicSeconds()))
        flush()
    }

    func cancel(_ id: Int) { perform(supervision.handle(.cancelled(id), now: monotonicSeconds())) }

    func shutdown() { perform(supervision.handle(.shutdown, now: monotonicSeconds())) }

    // MARK: poll source

    func flush() { process?.flush() }

    func interests(_ add: (Int32, Int16) -> Void) {
        guard let process else { return }
        if process.output >= 0 { add(process.output, Int16(POLLIN)) }
        if process.errors >= 0 { add(process.errors, Int16(POLLIN)) }
        if process.hasPendingInput { add(process.input, Int16(POLLOUT)) }
    }

    func ready(_ descriptor: Int32, _ events: Int16) {
        guard let process else { return }
        if descriptor == process.errors { return process.readErrors() }
        if descriptor == process.input { return process.flush() }
        guard descriptor == process.output else { return }
        let isOpen = process.readOutput()
        takeLines(process)
        if !isOpen, self.process === process {
            silentSince = monotonicSeconds()
            checkExit()
        }
    }

    var deadline: Double? {
        [supervision.nextDeadline, exitCheck].compactMap { $0 }.min()
    }

    func tick(now: Double) {
        perform(supervision.handle(.tick, now: now))
        if exitCheck.map({ $0 <= now }) == true { checkExit() }
    }

    // MARK: what the module says

    private func takeLines(_ process: ModuleProcess) {
        while self.process === process, let line = process.splitter.next() {
            switch line {
            case .text(let range): take(process.splitter.buffer[range])
            case .tooLong(let length):
                violate("wrote a line of \(length) bytes, more than \(process.splitter.limit)", sample: nil)
            }
        }
    }

    private func take(_ line: ArraySlice<UInt8>) {
        let text = Array(line)
        do {
            try document.read(json: text.span)
        } catch {
            return violate("wrote something other than a message to standard output", sample: text)
        }
        do {
            switch try Message(document) {
            case .answer(let id, let result): takeAnswer(id, Node(document: document, index: result), text)
            case .refusal(let id, let error): takeRefusal(id, Node(document: document, index: error), text)
            case .notification(let method, let params): takeNotification(method, params)
            case .request: violate("sent a request; modules only answer", sample: text)
            }
        } catch {
            violate("wrote a line that is no message: \(error.message)", sample: text)
        }
    }

    private func takeAnswer(_ id: MessageID, _ result: Node, _ line: [UInt8]) {
        if id == ModuleSlot.helloID { return takeGreeting(result) }
        if id == ModuleSlot.shutdownID { return }
        guard let number = id.number else { return violate("answered with an id it was not given", sample: line) }
        do {
            guard let list = result["measurements"], list.kind == .array else {
                throw ProtocolError(.moduleResultInvalid, "the answer holds no list 'measurements'")
            }
            var measurements: [Measurement] = []
            for node in list.elements { measurements.append(try MeasureResult.read(node)) }
            answers[number] = measurements
            perform(supervision.handle(.answered(number), now: monotonicSeconds()))
            answers[number] = nil
        } catch let error as ProtocolError {
            finish(number, problem(error.code, "module '\(module.id)' gave an invalid answer: \(error.message)"))
        } catch {}
    }

    private func takeRefusal(_ id: MessageID?, _ error: Node, _ line: [UInt8]) {
        let message = error["message"]?.string ?? "no reason given"
        if id == ModuleSlot.helloID {
            let sentence = "module '\(module.id)' refused the greeting: \(message)"
            return perform(
                supervision.handle(.violated(problem(.moduleHandshakeFailed, sentence)), now: monotonicSeconds()))
        }
        if id == ModuleSlot.shutdownID { return }
        guard let number = id?.number else {
            return violate("answered with an error that belongs to no request: \(message)", sample: line)
        }
        finish(number, problem(.moduleResultInvalid, "module '\(module.id)' answered with an error: \(message)"))
    }

    /// Ends one request with a problem, the process staying as it is.
    private func finish(_ number: Int, _ problem: ModuleProblem) {
        failing[number] = problem
        perform(supervision.handle(.answered(number), now: monotonicSeconds()))
        failing[number] = nil
    }

    private var failing: [Int: ModuleProblem] = [:]

    private func takeGreeting(_ result: Node) {
        do {
            let greeting = try HelloResult(result: result)
            perform(supervision.handle(.greeted(concurrency: greeting.concurrency), now: monotonicSeconds()))
        } catch {
            let sentence = "module '\(module.id)': \(error.message)"
            perform(
                supervision.handle(.violated(problem(.moduleHandshakeFailed, sentence)), now: monotonicSeconds()))
        }
    }

    private func takeNotification(_ method: String, _ params: Int?) {
        let node = params.map { Node(document: document, index: $0) }
        if method == "notifications/log", let entry = LogNotification(params: node) { log(entry, module.id) }
    }

    private func violate(_ what: String, sample: [UInt8]?) {
        var problem = problem(.moduleProtocolViolation, "module '\(module.id)' \(what)")
        if let sample {
            let text = String(decoding: sample.prefix(200), as: UTF8.self)
            problem = self.problem(
                .moduleProtocolViolation, "module '\(module.id)' \(what): \(quoted(text)), \(sample.count) bytes")
            problem.sample = text
            problem.help = "standard output carries messages only; write logs to standard error"
        }
        log(LogNotification(level: "warning", message: problem.message), module.id)
        perform(supervision.handle(.violated(problem), now: monotonicSeconds()))
    }

    private func problem(_ code: ErrorCode, _ message: String) -> ModuleProblem {
        ModuleProblem(code, module: module.id, message)
    }

    // MARK: what supervision decides

    static let helloID = MessageID("h")
    static let shutdownID = MessageID("s")

    private func perform(_ actions: [Supervision.Action]) {
        for action in actions {
            switch action {
            case .start: start()
            case .send(let id): write { requests[id]?.line(MessageID(id), &$0) }
            case .sendCancel(let id): write { Cancelled.write(requestID: MessageID(id), to: &$0) }
            case .deliver(let id):
                let result = failing[id].map { Result.failure($0) } ?? .success(answers[id] ?? [])
                requests.removeValue(forKey: id)?.reply(result)
            case .fail(let id, let problem): requests.removeValue(forKey: id)?.reply(.failure(problem))
            case .askToLeave:
                write { Shutdown.write(id: ModuleSlot.shutdownID, to: &$0) }
                process?.finishInput()
                exitCheck = monotonicSeconds() + 0.001
            case .terminate: process?.signalGroup(SIGTERM)
            case .kill:
                process?.signalGroup(SIGKILL)
                exitCheck = monotonicSeconds()
            }
        }
    }

    private func write(_ line: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        line(&writer)
        process?.send(writer.bytes)
    }

    private func start() {
        do {
            let command = try LaunchCommand(module, engineDirectory: engineDirectory)
            process = try ModuleProcess(
                command, environment: LaunchCommand.environment(of: module), directory: scratch.path(),
                module: module.id)
        } catch {
            return perform(supervision.handle(.startFailed(error), now: monotonicSeconds()))
        }
        silentSince = nil
        exitCheck = monotonicSeconds() + ModuleSlot.exitCheckSeconds
        let identity = Hello.ModuleIdentity(
            id: module.id, version: module.manifest.version, indicators: module.manifest.indicators.map(\.id))
        write {
            Hello(host: host, module: identity, maxInFlight: module.manifest.limits.concurrency)
                .write(id: ModuleSlot.helloID, to: &$0)
        }
    }

    // MARK: its end

    private static let exitCheckSeconds = 0.1

    /// Looks whether the process has ended; one that has closed its output and lives on is ended.
    private func checkExit() {
        guard let process else {
            exitCheck = nil
            return
        }
        let now = monotonicSeconds()
        if let status = process.reaped() { return processEnded(process, status) }
        if let silentSince, now - silentSince > ModuleSlot.exitCheckSeconds { process.signalGroup(SIGKILL) }
        let pause = silentSince == nil && !isEnding ? ModuleSlot.exitCheckSeconds : 0.002
        exitCheck = now + pause
    }

    private var isEnding: Bool {
        if case .ending = supervision.state { return true }
        return false
    }

    private func processEnded(_ process: ModuleProcess, _ status: Int32) {
        exitCheck = nil
        if process.readOutput() { takeLines(process) }
        process.readErrors()
        // Whatever it started goes with it.
        process.signalGroup(SIGKILL)
        process.closeAll()
        self.process = nil
        perform(supervision.handle(.exited(crash(status, process.stderrTail)), now: monotonicSeconds()))
    }

    private func crash(_ status: Int32, _ tail: [UInt8]) -> ModuleProblem {
        let signal = status & 0x7F
        var problem: ModuleProblem
        if signal == 0 {
            let code = (status >> 8) & 0xFF
            problem = self.problem(
                .moduleCrashed, "module '\(module.id)' ended with exit code \(code) before it answered")
            problem.exitCode = Int(code)
        } else {
            let hint = signal == SIGKILL ? " (out of memory, or killed by someone)" : ""
            problem = self.problem(
                .moduleCrashed, "module '\(module.id)' was ended by \(signalName(signal))\(hint) before it answered")
            problem.signal = Int(signal)
        }
        if !tail.isEmpty { problem.stderrTail = String(decoding: tail, as: UTF8.self) }
        return problem
    }
}

private func signalName(_ signal: Int32) -> String {
    switch signal {
    case SIGABRT: "SIGABRT"
    case SIGBUS: "SIGBUS"
    case SIGFPE: "SIGFPE"
    case SIGILL: "SIGILL"
    case SIGKILL: "SIGKILL"
    case SIGPIPE: "SIGPIPE"
    case SIGSEGV: "SIGSEGV"
    case SIGTERM: "SIGTERM"
    case SIGTRAP: "SIGTRAP"
    default: "signal \(signal)"
    }
}
