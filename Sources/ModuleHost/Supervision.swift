import LineProtocol

/// The rules by which one module process is kept: what happens after what, apart from descriptors and clocks.
///
/// A pure state machine: events and the time go in, actions come out. Every request that was submitted ends in exactly
/// one `deliver` or `fail`; at most one process runs; nothing is asked of a process that has not greeted.
struct Supervision {
    enum State: Equatable {
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
        /// Shut down for good.
        case closed
    }

    enum Step { case asked, terminated, killed }

    struct Limits {
        var startSeconds = 5.0
        var measureSeconds = 10.0
        var window = 64
        var graceSeconds = 0.5
        var endSeconds = 2.0
        var backoffSeconds = 0.25
        var longestBackoffSeconds = 30.0
        var failuresToQuarantine = 5
        var failureWindowSeconds = 180.0
        var quarantineSeconds = 600.0
        /// A request is tried on this many processes.
        var attempts = 2
    }

    enum Event {
        /// Work is expected: have a process ready.
        case expected
        case submitted(Int)
        case startFailed(ModuleProblem)
        case greeted(concurrency: Int)
        case answered(Int)
        case cancelled(Int)
        /// It broke the protocol; the process cannot be trusted any more.
        case violated(ModuleProblem)
        case exited(ModuleProblem)
        case tick
        case shutdown
    }

    enum Action: Equatable {
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

    let module: String
    let limits: Limits
    private(set) var state = State.idle
    /// Waiting for a process or for room in its window.
    private var queue: [Int] = []
    private var inFlight: [Int: InFlight] = [:]
    private var attempts: [Int: Int] = [:]
    /// Given up; a late answer to these is no offence.
    private var abandoned: Set<Int> = []
    private var failures: [Double] = []
    private var window: Int
    private var lastProblem: ModuleProblem?
    private var isClosing = false
    /// Uniform in 0…1, for the jitter of the backoff.
    private let jitter: () -> Double

    private struct InFlight {
        let deadline: Double
        var cancelledAt: Double?
    }

    init(module: String, limits: Limits, jitter: @escaping () -> Double) {
        self.module = module
        self.limits = limits
        self.jitter = jitter
        window = limits.window
    }

    var hasWork: Bool { !queue.isEmpty || !inFlight.isEmpty }
    var load: Int { queue.count + inFlight.count }

    mutating func handle(_ event: Event, now: Double) -> [Action] {
        switch event {
        case .expected: return state == .idle && !isClosing ? start(now) : []
        case .submitted(let id): return submit(id, now)
        case .startFailed(let problem): return fallBack(problem, now)
        case .greeted(let concurrency):
            guard case .greeting = state else { return [] }
            state = .ready
            window = max(1, min(limits.window, concurrency))
            return dispatch(now)
        case .answered(let id): return answer(id, now)
        case .cancelled(let id): return cancel(id, now)
        case .violated(let problem): return violate(problem, now)
        case .exited(let problem): return exit(problem, now)
        case .tick: return tick(now)
        case .shutdown: return shutDown(now)
        }
    }

    /// When `tick` is due next.
    var nextDeadline: Double? {
        var deadlines = inFlight.values.map { $0.cancelledAt.map { $0 + limits.graceSeconds } ?? $0.deadline }
        switch state {
        case .greeting(let until), .ending(_, let until): deadlines.append(until)
        case .backoff(let until) where !queue.isEmpty: deadlines.append(until)
        default: break
        }
        return deadlines.min()
    }

    private mutating func submit(_ id: Int, _ now: Double) -> [Action] {
        if isClosing { return [.fail(id, problem(.shuttingDown, "module '\(module)' is being shut down"))] }
        switch state {
        case .quarantined(let until) where now < until:
            return [.fail(id, quarantineProblem)]
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
        case .closed:
            return [.fail(id, problem(.shuttingDown, "module '\(module)' was shut down"))]
        }
    }

    private mutating func start(_ now: Double) -> [Action] {
        state = .greeting(until: now + limits.startSeconds)
        return [.start]
    }

    private mutating func dispatch(_ now: Double) -> [Action] {
        guard state == .ready else { return [] }
        var actions: [Action] = []
        while inFlight.count < window, !queue.isEmpty {
            let id = queue.removeFirst()
            inFlight[id] = InFlight(deadline: now + limits.measureSeconds)
            attempts[id, default: 0] += 1
            actions.append(.send(id))
        }
        return actions
    }

    private mutating func answer(_ id: Int, _ now: Double) -> [Action] {
        if inFlight.removeValue(forKey: id) != nil {
            attempts[id] = nil
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
            attempts[id] = nil
            return [.fail(id, cancelled)]
        }
        guard inFlight.removeValue(forKey: id) != nil else { return [] }
        attempts[id] = nil
        abandoned.insert(id)
        return [.sendCancel(id), .fail(id, cancelled)] + dispatch(now)
    }

    private mutating func violate(_ problem: ModuleProblem, _ now: Double) -> [Action] {
        lastProblem = problem
        switch state {
        case .greeting, .ready:
            state = .ending(.killed, until: now + limits.endSeconds)
            return [.kill]
        default: return []
        }
    }

    /// The process is gone, for the reason given unless a better one is known.
    private mutating func exit(_ ended: ModuleProblem, _ now: Double) -> [Action] {
        if isClosing {
            state = .closed
            return failEverything(lastProblem ?? ended)
        }
        let problem = lastProblem ?? ended
        lastProblem = nil
        return fallBack(problem, now)
    }

    /// Retries what may be retried, after a pause, or puts the module into quarantine.
    private mutating func fallBack(_ problem: ModuleProblem, _ now: Double) -> [Action] {
        abandoned = []
        failures = failures.filter { now - $0 < limits.failureWindowSeconds } + [now]
        var actions: [Action] = []
        let lost = inFlight.keys.sorted()
        inFlight = [:]
        var again: [Int] = []
        for id in lost {
            if attempts[id, default: 0] < limits.attempts {
                again.append(id)
            } else {
                attempts[id] = nil
                actions.append(.fail(id, problem))
            }
        }
        queue = again + queue
        // A module that never got as far as taking work will not get further the next time either.
        if lost.isEmpty, failures.count >= limits.attempts { actions += failEverything(problem) }
        if failures.count >= limits.failuresToQuarantine {
            state = .quarantined(until: now + limits.quarantineSeconds)
            return actions + failEverything(problem)
        }
        let ceiling = min(
            limits.longestBackoffSeconds, limits.backoffSeconds * Double(1 << min(20, failures.count - 1)))
        state = queue.isEmpty ? .idle : .backoff(until: now + ceiling * jitter())
        return actions
    }

    private mutating func tick(_ now: Double) -> [Action] {
        switch state {
        case .backoff(let until) where until <= now && !queue.isEmpty: return start(now)
        case .greeting(let until) where until <= now:
            let seconds = limits.startSeconds
            return violate(
                problem(.moduleHandshakeFailed, "module '\(module)' did not answer hello within \(seconds) s"), now)
        case .ending(let step, let until) where until <= now:
            return endHarder(step, now)
        case .ready: return checkDeadlines(now)
        default: return []
        }
    }

    private mutating func endHarder(_ step: Step, _ now: Double) -> [Action] {
        switch step {
        case .asked:
            state = .ending(.terminated, until: now + limits.endSeconds)
            return [.terminate]
        case .terminated, .killed:
            state = .ending(.killed, until: now + limits.endSeconds)
            return [.kill]
        }
    }

    /// At a deadline: cancel; after the grace: give the request up and end the process, which is stuck.
    private mutating func checkDeadlines(_ now: Double) -> [Action] {
        var actions: [Action] = []
        var isStuck = false
        for (id, request) in inFlight.sorted(by: { $0.key < $1.key }) {
            if let cancelledAt = request.cancelledAt {
                guard cancelledAt + limits.graceSeconds <= now else { continue }
                inFlight[id] = nil
                attempts[id] = nil
                isStuck = true
                actions.append(.fail(id, timeout))
            } else if request.deadline <= now {
                inFlight[id]?.cancelledAt = now
                actions.append(.sendCancel(id))
            }
        }
        return isStuck ? actions + violate(timeout, now) : actions
    }

    private mutating func shutDown(_ now: Double) -> [Action] {
        isClosing = true
        let actions = failQueued(problem(.shuttingDown, "module '\(module)' is being shut down"))
        switch state {
        case .ready:
            state = .ending(.asked, until: now + limits.endSeconds)
            return actions + [.askToLeave]
        case .greeting:
            state = .ending(.asked, until: now + limits.endSeconds)
            return actions + [.askToLeave]
        case .ending: return actions
        case .idle, .backoff, .quarantined, .closed:
            state = .closed
            return actions
        }
    }

    private mutating func failEverything(_ problem: ModuleProblem) -> [Action] {
        let lost = inFlight.keys.sorted()
        inFlight = [:]
        lost.forEach { attempts[$0] = nil }
        return lost.map { .fail($0, problem) } + failQueued(problem)
    }

    private mutating func failQueued(_ problem: ModuleProblem) -> [Action] {
        let lost = queue
        queue = []
        lost.forEach { attempts[$0] = nil }
        return lost.map { .fail($0, problem) }
    }

    private func problem(_ code: ErrorCode, _ message: String) -> ModuleProblem {
        ModuleProblem(code, module: module, message)
    }

    private var timeout: ModuleProblem {
        problem(.moduleTimeout, "module '\(module)' did not answer within \(limits.measureSeconds) s")
    }

    private var quarantineProblem: ModuleProblem {
        problem(
            .moduleQuarantined,
            "module '\(module)' failed \(failures.count) times within \(Int(limits.failureWindowSeconds / 60)) min "
                + "and is left alone for \(Int(limits.quarantineSeconds / 60)) min")
    }
}
