import LineProtocol
import Loading

/// The rules by which one module process is kept: what happens after what, apart from descriptors and clocks.
///
/// A pure state machine: events and the time go in, actions come out. Every request that was submitted ends in exactly
/// one `deliver` or `fail`; at most one process runs; nothing is asked of a process that has not greeted.
struct Supervision: Hashable {
    enum State: Hashable {
        /// No process, none wanted.
        case idle
        /// Started, `hello` sent.
        case greeting(until: Double)
        case ready
        /// Being ended: politely, then by SIGTERM, then by SIGKILL; `until` is when the next step is due.
        case ending(Step, until: Double)
        /// No process until then.
        case backoff(until: Double)
        case quarantined(until: Double)
        /// May not run at all, and why.
        case refused(ModuleProblem)
        /// Shut down for good.
        case closed
    }

    enum Step: Hashable { case asked, terminated, killed }

    struct Limits: Hashable, Sendable {
        var startSeconds = 5.0
        var measureSeconds = 10.0
        /// Nil where only the deadline counts.
        var idleSeconds: Double?
        var window = 64
        var graceSeconds = 0.5
        var endSeconds = 2.0
        var backoffSeconds = 0.25
        var longestBackoffSeconds = 30.0
        var failuresToQuarantine = 5
        var failureWindowSeconds = 180.0
        var quarantineSeconds = 600.0
        /// A module that fails so often before it takes any work fails what waits for it.
        var failedStarts = 2
    }

    enum Event {
        /// Work is expected: have a process ready.
        case expected
        /// The digest of its input is needed only where `hasPoison`.
        case submitted(Int, input: ContentDigest?)
        case startFailed(ModuleProblem)
        /// The start was not allowed, and will not be the next time either.
        case startRefused(ModuleProblem)
        case greeted(concurrency: Int)
        case answered(Int)
        /// A sign of life short of an answer.
        case progressed
        case cancelled(Int)
        /// It broke the protocol or its limits; the process cannot be trusted any more.
        case violated(ModuleProblem)
        /// The process is gone; `inputs` are the digests of what was in flight.
        case exited(ModuleProblem, inputs: [Int: ContentDigest])
        case tick
        case shutdown
    }

    enum Action: Hashable {
        case start
        case send(Int)
        case sendCancel(Int)
        /// Hand the answer of this request on.
        case deliver(Int)
        case fail(Int, ModuleProblem)
        /// Ask the process to leave and close its input.
        case askToLeave
        case terminate
        case kill
    }

    struct InFlight: Hashable {
        var sent: Double
        var deadline: Double
        var cancelledAt: Double?
    }

    let module: String
    let limits: Limits
    var state = State.idle
    /// Waiting for a process or for room in its window.
    var queue: [Int] = []
    var inFlight: [Int: InFlight] = [:]
    /// Lost with a process once. Each is asked again alone, so that a second loss names the input that caused it.
    var suspects: Set<Int> = []
    var poison = PoisonList()
    /// Given up; a late answer to these is no offence.
    var abandoned: Set<Int> = []
    var failures: [Double] = []
    var window: Int
    /// When it last gave a sign of life.
    var lastSign = -Double.infinity
    var lastProblem: ModuleProblem?
    /// The process is being ended for what some requests did, and those have been failed already.
    var sparesOthers = false
    var isClosing = false
    /// Processes started so far.
    var starts = 0
    /// Why the last process ended, for those who ask how the module is.
    var lastFailure: ModuleProblem?

    init(module: String, limits: Limits) {
        self.module = module
        self.limits = limits
        window = limits.window
    }

    var load: Int { queue.count + inFlight.count }
    var hasPoison: Bool { !poison.isEmpty }
    var restarts: Int { max(0, starts - 1) }
    var isBusy: Bool { !inFlight.isEmpty }

    /// - Parameter jitter: uniform in 0…1, for the pause before a new start.
    mutating func handle(
        _ event: Event, now: Double, jitter: @autoclosure () -> Double = Double.random(in: 0...1)
    ) -> [Action] {
        switch event {
        case .expected: return state == .idle && !isClosing ? start(now) : []
        case .submitted(let id, let input): return submit(id, input, now)
        case .startFailed(let problem): return fallBack(problem, [:], now, jitter())
        case .startRefused(let problem): return refuse(problem)
        case .greeted(let concurrency): return greet(concurrency, now)
        case .answered(let id): return answer(id, now)
        case .progressed:
            lastSign = now
            return []
        case .cancelled(let id): return cancel(id, now)
        case .violated(let problem): return violate(problem, now)
        case .exited(let problem, let inputs): return exit(problem, inputs, now, jitter())
        case .tick: return tick(now)
        case .shutdown: return shutDown(now)
        }
    }

    private mutating func submit(_ id: Int, _ input: ContentDigest?, _ now: Double) -> [Action] {
        if isClosing { return [.fail(id, problem(.shuttingDown, "module '\(module)' is being shut down"))] }
        if let input, let known = poison.problem(of: input) { return [.fail(id, known)] }
        switch state {
        case .refused(let problem): return [.fail(id, problem)]
        case .quarantined(let until) where now < until: return [.fail(id, quarantineProblem)]
        case .idle, .quarantined:
            queue.append(id)
            return start(now)
        case .ready:
            queue.append(id)
            return dispatch(now)
        case .backoff(let until) where until <= now:
            queue.append(id)
            return start(now)
        case .greeting, .ending, .backoff:
            queue.append(id)
            return []
        case .closed: return [.fail(id, problem(.shuttingDown, "module '\(module)' was shut down"))]
        }
    }

    mutating func start(_ now: Double) -> [Action] {
        state = .greeting(until: now + limits.startSeconds)
        starts += 1
        return [.start]
    }

    private mutating func greet(_ concurrency: Int, _ now: Double) -> [Action] {
        guard case .greeting = state else { return [] }
        state = .ready
        window = max(1, min(limits.window, concurrency))
        return dispatch(now)
    }

    private mutating func refuse(_ problem: ModuleProblem) -> [Action] {
        state = .refused(problem)
        lastFailure = problem
        return failEverything(problem)
    }

    mutating func dispatch(_ now: Double) -> [Action] {
        guard state == .ready else { return [] }
        var actions: [Action] = []
        while inFlight.count < window, let id = queue.first, mayBeSent(id) {
            queue.removeFirst()
            inFlight[id] = InFlight(sent: now, deadline: now + limits.measureSeconds)
            actions.append(.send(id))
        }
        return actions
    }

    /// A suspect is alone with the process.
    private func mayBeSent(_ id: Int) -> Bool {
        guard !suspects.isEmpty, !inFlight.isEmpty else { return true }
        return !suspects.contains(id) && !inFlight.keys.contains { suspects.contains($0) }
    }

    private mutating func answer(_ id: Int, _ now: Double) -> [Action] {
        lastSign = now
        if inFlight.removeValue(forKey: id) != nil {
            suspects.remove(id)
            return [.deliver(id)] + dispatch(now)
        }
        if abandoned.remove(id) != nil { return dispatch(now) }
        return violate(
            problem(.moduleProtocolViolation, "module '\(module)' answered request \(id) twice or unasked"), now)
    }

    private mutating func cancel(_ id: Int, _ now: Double) -> [Action] {
        let cancelled = problem(.cancelled, "the request was cancelled")
        if let position = queue.firstIndex(of: id) {
            queue.remove(at: position)
            suspects.remove(id)
            return [.fail(id, cancelled)]
        }
        guard inFlight.removeValue(forKey: id) != nil else { return [] }
        suspects.remove(id)
        abandoned.insert(id)
        return [.sendCancel(id), .fail(id, cancelled)] + dispatch(now)
    }

    /// Whether its process was killed and is not gone yet.
    var isKilling: Bool { if case .ending(.killed, _) = state { true } else { false } }

    mutating func violate(_ problem: ModuleProblem, _ now: Double) -> [Action] {
        switch state {
        case .greeting, .ready:
            lastProblem = problem
            state = .ending(.killed, until: now + limits.endSeconds)
            return [.kill]
        default: return []
        }
    }

    mutating func failEverything(_ problem: ModuleProblem) -> [Action] {
        let lost = inFlight.keys.sorted()
        inFlight = [:]
        suspects.subtract(lost)
        return lost.map { .fail($0, problem) } + failQueued(problem)
    }

    mutating func failQueued(_ problem: ModuleProblem) -> [Action] {
        let lost = queue
        queue = []
        suspects.subtract(lost)
        return lost.map { .fail($0, problem) }
    }

    func problem(_ code: ErrorCode, _ message: String) -> ModuleProblem {
        ModuleProblem(code, module: module, message)
    }

    private var quarantineProblem: ModuleProblem {
        problem(
            .moduleQuarantined,
            "module '\(module)' failed \(failures.count) times within \(Int(limits.failureWindowSeconds / 60)) min "
                + "and is left alone for \(Int(limits.quarantineSeconds / 60)) min")
    }
}
