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

    let module: InstalledModule
    let surroundings: Surroundings
    private(set) var supervision: Supervision
    private(set) var process: ModuleProcess?
    private var requests: [Int: Question] = [:]
    var answers: [Int: Result<[Measurement], ModuleProblem>] = [:]
    private var nextID = 1
    let document = Document()
    var chatter = LogBudget()
    /// Since when the process is gone from its output without having ended.
    private var silentSince: Double?
    private var watchDue: Double?
    private var watches = 0
    /// Its own place to write; the same for every process of the slot.
    private var scratch: String?
    private var hasAnswered = false

    /// What every slot of a host shares.
    struct Surroundings {
        let peer: Hello.Peer
        let launcher: Launcher
        /// Changes what the manifest says about times; tests use it.
        let adjust: (inout Supervision.Limits) -> Void
        let log: (LogNotification, String) -> Void
    }

    /// One request: how it is written once its id is known, what it is about, and who waits for the answer.
    struct Question {
        let line: (MessageID, inout JSONWriter) -> Void
        let reply: Reply

        /// What it asks, whatever its id.
        var digest: ContentDigest {
            var writer = JSONWriter()
            line(MessageID(0), &writer)
            return ContentDigest(of: writer.bytes)
        }
    }

    init(_ module: InstalledModule, _ surroundings: Surroundings) {
        self.module = module
        self.surroundings = surroundings
        var limits = Supervision.Limits()
        limits.startSeconds = module.manifest.limits.startSeconds
        limits.measureSeconds = module.manifest.limits.measureSeconds
        limits.idleSeconds = module.manifest.limits.idleSeconds
        limits.window = module.manifest.limits.concurrency
        surroundings.adjust(&limits)
        supervision = Supervision(module: module.id, limits: limits)
    }

    var load: Int { supervision.load }
    var isClosed: Bool { supervision.state == .closed && process == nil }

    /// Whether nothing is kept of any request.
    var isAtRest: Bool { requests.isEmpty && answers.isEmpty && load == 0 && supervision.suspects.isEmpty }

    /// Whether an input is known to end this module.
    func isPoison(_ question: Question) -> Bool {
        supervision.hasPoison && supervision.poison.problem(of: question.digest) != nil
    }

    @discardableResult
    func submit(_ question: Question) -> Int {
        let id = nextID
        nextID += 1
        requests[id] = question
        handle(.submitted(id, input: supervision.hasPoison ? question.digest : nil))
        return id
    }

    /// Starts the process before there is anything to ask.
    func warmUp() {
        handle(.expected)
        flush()
    }

    func cancel(_ id: Int) { handle(.cancelled(id)) }

    func shutdown() { handle(.shutdown) }

    func noteAnswer() {
        process?.answered()
        hasAnswered = true
    }

    func handle(_ event: Supervision.Event) { perform(supervision.handle(event, now: monotonicSeconds())) }

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
            watch()
        }
    }

    var deadline: Double? {
        guard let deadline = supervision.nextDeadline else { return watchDue }
        return watchDue.map { min($0, deadline) } ?? deadline
    }

    func tick(now: Double) {
        perform(supervision.handle(.tick, now: now))
        if watchDue.map({ $0 <= now }) == true { watch() }
    }

    // MARK: what supervision decides

    static let helloID = MessageID("h")
    static let shutdownID = MessageID("s")

    private func perform(_ actions: [Supervision.Action]) {
        for action in actions {
            switch action {
            case .start: start()
            case .send(let id):
                write { requests[id]?.line(MessageID(id), &$0) }
                watchSoon(ModuleSlot.busyWatchSeconds)
            case .sendCancel(let id): write { Cancelled.write(requestID: MessageID(id), to: &$0) }
            case .deliver(let id): requests.removeValue(forKey: id)?.reply(answers[id] ?? .success([]))
            case .fail(let id, let problem): requests.removeValue(forKey: id)?.reply(.failure(problem))
            case .askToLeave:
                write { Shutdown.write(id: ModuleSlot.shutdownID, to: &$0) }
                process?.finishInput()
                watchSoon(0.001)
            case .terminate: process?.signalGroup(SIGTERM)
            case .kill:
                process?.signalGroup(SIGKILL)
                watchSoon(0)
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
            process = try surroundings.launcher.launch(module, in: &scratch)
        } catch {
            handle(error.isFinal ? .startRefused(error) : .startFailed(error))
            return tellFailure()
        }
        silentSince = nil
        watchDue = monotonicSeconds() + ModuleSlot.busyWatchSeconds
        let identity = Hello.ModuleIdentity(module)
        write {
            Hello(host: surroundings.peer, module: identity, maxInFlight: supervision.limits.window)
                .write(id: ModuleSlot.helloID, to: &$0)
        }
    }

    // MARK: watching the process

    private static let busyWatchSeconds = 0.05
    private static let idleWatchSeconds = 0.5
    private static let endingWatchSeconds = 0.002
    /// How long a process may live on after it has closed its output.
    private static let silenceSeconds = 0.1
    /// Every so many watches the whole table of processes is read, for children that got away from their parents.
    private static let thoroughEvery = 20

    private func watchSoon(_ seconds: Double) {
        guard process != nil else { return }
        let due = monotonicSeconds() + seconds
        watchDue = watchDue.map { min($0, due) } ?? due
    }

    /// Looks whether the process has ended and what it uses; one that has closed its output and lives on is ended.
    private func watch() {
        guard let process else {
            watchDue = nil
            return
        }
        if let status = process.ended() { return processEnded(process, status) }
        let now = monotonicSeconds()
        let isEnding = if case .ending = supervision.state { true } else { false }
        if let silentSince, now - silentSince > ModuleSlot.silenceSeconds, !isEnding {
            let sentence = "module '\(module.id)' closed its standard output and lived on"
            return handle(.violated(ModuleProblem(.moduleCrashed, module: module.id, sentence)))
        }
        if silentSince != nil || isEnding {
            watchDue = now + ModuleSlot.endingWatchSeconds
            return
        }
        watchDue = now + (supervision.isBusy ? ModuleSlot.busyWatchSeconds : ModuleSlot.idleWatchSeconds)
        watches += 1
        let usage = GroupUsage(of: process.pid, isThorough: watches % ModuleSlot.thoroughEvery == 0)
        guard let usage else { return }
        if hasAnswered {
            process.allowProcessor(used: usage.processorSeconds, more: Launcher.processorSeconds(of: module))
        }
        hasAnswered = false
        let problem = usage.problem(of: module, processorSeconds: process.processorSeconds)
        if let problem { handle(.violated(problem)) }
    }

    private func processEnded(_ process: ModuleProcess, _ status: Int32) {
        watchDue = nil
        if process.readOutput() { takeLines(process) }
        process.readErrors()
        process.reap()
        surroundings.launcher.ended(process)
        process.closeAll()
        self.process = nil
        var inputs: [Int: ContentDigest] = [:]
        for id in supervision.inFlight.keys { inputs[id] = requests[id]?.digest }
        handle(.exited(ModuleProblem.crash(of: module.id, status, process.stderrTail), inputs: inputs))
        if supervision.state != .closed { tellFailure() }
    }

    /// Says in the log why the process is gone.
    private func tellFailure() {
        guard let failure = supervision.lastFailure else { return }
        let lost = failure.requestsLost ?? 0
        let requests = lost == 0 ? "" : "; \(lost) \(lost == 1 ? "request was" : "requests were") in flight"
        surroundings.log(LogNotification(level: "warning", message: plain(failure.summary + requests)), module.id)
    }
}
