import LineProtocol
import Loading

/// How a process ends and what comes after: deadlines, the steps of ending it, retries, pauses, quarantine.
extension Supervision {
    /// When `tick` is due next.
    var nextDeadline: Double? {
        var earliest: Double?
        func consider(_ time: Double) { earliest = min(earliest ?? time, time) }
        switch state {
        case .ready:
            for request in inFlight.values {
                consider(request.cancelledAt.map { $0 + limits.graceSeconds } ?? due(request))
            }
        case .greeting(let until), .ending(_, let until): consider(until)
        case .backoff(let until) where !queue.isEmpty: consider(until)
        default: break
        }
        return earliest
    }

    /// Progress puts off the idle timeout, never the deadline.
    private func due(_ request: InFlight) -> Double {
        guard let idle = limits.idleSeconds else { return request.deadline }
        return min(request.deadline, max(request.sent, lastSign) + idle)
    }

    mutating func tick(_ now: Double) -> [Action] {
        switch state {
        case .backoff(let until) where until <= now && !queue.isEmpty: return start(now)
        case .greeting(let until) where until <= now:
            let seconds = limits.startSeconds
            return violate(
                problem(.moduleHandshakeFailed, "module '\(module)' did not answer hello within \(seconds) s"), now)
        case .ending(let step, let until) where until <= now: return endHarder(step, now)
        case .ready: return checkDeadlines(now)
        default: return []
        }
    }

    private mutating func endHarder(_ step: Step, _ now: Double) -> [Action] {
        switch step {
        case .asked:
            state = .ending(.terminated, until: now + limits.endSeconds)
            return [.terminate]
        case .terminated:
            state = .ending(.killed, until: now + limits.endSeconds)
            return [.kill]
        case .killed:
            // Not even SIGKILL ends it: it hangs in the kernel. Nobody waits for that.
            state = .ending(.killed, until: now + limits.endSeconds)
            let stuck = problem(.moduleTimeout, "module '\(module)' cannot be ended")
            return [.kill] + failEverything(lastProblem ?? stuck)
        }
    }

    /// At a deadline: cancel; after the grace: give the request up and end the process, which is stuck.
    private mutating func checkDeadlines(_ now: Double) -> [Action] {
        var actions: [Action] = []
        var reason: ModuleProblem?
        for (id, request) in inFlight.sorted(by: { $0.key < $1.key }) {
            if let cancelledAt = request.cancelledAt {
                guard cancelledAt + limits.graceSeconds <= now else { continue }
                let timeout = timeout(request, cancelledAt)
                inFlight[id] = nil
                suspects.remove(id)
                reason = reason ?? timeout
                actions.append(.fail(id, timeout))
            } else if due(request) <= now {
                inFlight[id]?.cancelledAt = now
                actions.append(.sendCancel(id))
            }
        }
        guard let reason else { return actions }
        sparesOthers = true
        return actions + violate(reason, now)
    }

    private func timeout(_ request: InFlight, _ cancelledAt: Double) -> ModuleProblem {
        if let idle = limits.idleSeconds, cancelledAt < request.deadline {
            return problem(.moduleTimeout, "module '\(module)' gave no sign of life for \(idle) s")
        }
        return problem(.moduleTimeout, "module '\(module)' did not answer within \(limits.measureSeconds) s")
    }

    /// The process is gone, for the reason given unless a better one is known.
    mutating func exit(
        _ ended: ModuleProblem, _ inputs: [Int: ContentDigest], _ now: Double, _ jitter: Double
    ) -> [Action] {
        let problem = lastProblem.map { $0.with(ended) } ?? ended
        lastProblem = nil
        if isClosing {
            state = .closed
            return failEverything(problem)
        }
        return fallBack(problem, inputs, now, jitter)
    }

    /// Retries what may be retried, after a pause, or puts the module into quarantine.
    mutating func fallBack(
        _ problem: ModuleProblem, _ inputs: [Int: ContentDigest], _ now: Double, _ jitter: Double
    ) -> [Action] {
        abandoned = []
        failures = failures.filter { now - $0 < limits.failureWindowSeconds } + [now]
        let lost = inFlight.keys.sorted()
        lastFailure = problem.losing(lost.count)
        inFlight = [:]
        var actions = retry(lost, problem, inputs)
        // A module that never got as far as taking work will not get further the next time either.
        if lost.isEmpty, failures.count >= limits.failedStarts { actions += failEverything(problem) }
        if failures.count >= limits.failuresToQuarantine {
            state = .quarantined(until: now + limits.quarantineSeconds)
            return actions + failEverything(problem)
        }
        let ceiling = min(
            limits.longestBackoffSeconds, limits.backoffSeconds * Double(1 << min(20, failures.count - 1)))
        state = queue.isEmpty ? .idle : .backoff(until: now + ceiling * jitter)
        return actions
    }

    /// Puts what was lost once in front of the queue. What was lost alone has ended two processes: it is poison.
    private mutating func retry(
        _ lost: [Int], _ problem: ModuleProblem, _ inputs: [Int: ContentDigest]
    ) -> [Action] {
        var actions: [Action] = []
        var again: [Int] = []
        for id in lost {
            if !sparesOthers, suspects.remove(id) != nil {
                actions.append(.fail(id, problem))
                if let input = inputs[id] { poison.add(input, problem) }
            } else {
                if !sparesOthers { suspects.insert(id) }
                again.append(id)
            }
        }
        sparesOthers = false
        queue = again + queue
        return actions
    }

    mutating func shutDown(_ now: Double) -> [Action] {
        isClosing = true
        let actions = failQueued(problem(.shuttingDown, "module '\(module)' is being shut down"))
        switch state {
        case .ready, .greeting:
            state = .ending(.asked, until: now + limits.endSeconds)
            return actions + [.askToLeave]
        case .ending: return actions
        case .idle, .backoff, .quarantined, .refused, .closed:
            state = .closed
            return actions
        }
    }
}

/// Inputs that ended a module twice. They are not given to it again, also when they come again. Bounded: the oldest is
/// forgotten first.
struct PoisonList: Hashable {
    private var problems: [ContentDigest: ModuleProblem] = [:]
    private var order: [ContentDigest] = []
    private static let limit = 1024

    var isEmpty: Bool { order.isEmpty }

    mutating func add(_ input: ContentDigest, _ problem: ModuleProblem) {
        guard problems[input] == nil else { return }
        if order.count >= PoisonList.limit { problems[order.removeFirst()] = nil }
        order.append(input)
        problems[input] = problem.again
    }

    func problem(of input: ContentDigest) -> ModuleProblem? { problems[input] }
}
