import LineProtocol
import Loading

@testable import ModuleHost

/// A module, its host and a clock, made of nothing but a `Supervision` and what must hold of it.
struct SupervisionWorld {
    /// What can happen next.
    enum Happening: Hashable {
        case request(input: UInt8), greeting, answer(Int), lateAnswer(Int), secondAnswer(Int), progress, cancel(Int)
        case deadline, garbage, exit, quarantineOver, startsFail, startsWork, startsRefused, shutdown
    }

    /// What breaks a copy of the machine, to see that it is noticed.
    enum Fault: CaseIterable {
        case forgetsTheLost, answersTwice, startsTwice, forgetsToKill, forgetsTheCancelled, forgetsTheWaiting
        case deliversLateAnswers, sendsTwice, forgetsToSend, answersAfterClose, forgetsToRestart
    }

    private enum Start { case works, fails, refused }

    private(set) var machine: Supervision
    private let fault: Fault?
    private let requestLimit: Int
    private var now = 0.0
    private var isRunning = false
    private var hasGreeted = false
    private var isKilled = false
    private var start = Start.works
    /// Sent to the process that runs, and not answered by it.
    private var owed: Set<Int> = []
    private var answered: Set<Int> = []
    /// Submitted, and not answered to who asked.
    private(set) var pending: Set<Int> = []
    private var inputs: [Int: ContentDigest] = [:]
    private var answering: Int?
    /// The first promise that was broken.
    private(set) var broken: String?

    init(limits: Supervision.Limits, requestLimit: Int, fault: Fault?) {
        machine = Supervision(module: "odd", limits: limits)
        self.requestLimit = requestLimit
        self.fault = fault
    }

    /// Everything that can happen in this state.
    var happenings: [Happening] {
        var list: [Happening] = []
        if inputs.count < requestLimit { list += [.request(input: 0), .request(input: 1)] }
        for id in pending.sorted() { list.append(.cancel(id)) }
        if isRunning {
            list += hasGreeted ? [.progress] : [.greeting]
            for id in owed.sorted() { list.append(pending.contains(id) ? .answer(id) : .lateAnswer(id)) }
            list += answered.sorted().map { .secondAnswer($0) } + [.garbage, .exit]
        }
        if machine.nextDeadline != nil { list.append(.deadline) }
        if case .quarantined = machine.state { list.append(.quarantineOver) }
        list += start == .works ? [.startsFail, .startsRefused] : [.startsWork]
        return list + [.shutdown]
    }

    mutating func go(through happening: Happening) {
        switch happening {
        case .request(let input): request(input)
        case .greeting:
            hasGreeted = true
            handle(.greeted(concurrency: 2))
        case .answer(let id), .lateAnswer(let id):
            owed.remove(id)
            answered.insert(id)
            answering = id
            handle(.answered(id))
            answering = nil
        case .secondAnswer(let id): handle(.answered(id))
        case .progress: handle(.progressed)
        case .cancel(let id): handle(.cancelled(id))
        case .deadline: passTime()
        case .garbage: handle(.violated(ModuleProblem(.moduleProtocolViolation, module: "odd", "garbage")))
        case .exit: exit()
        case .quarantineOver: now += machine.limits.quarantineSeconds
        case .startsFail: start = .fails
        case .startsWork: start = .works
        case .startsRefused: start = .refused
        case .shutdown: handle(.shutdown)
        }
        checkState()
    }

    private mutating func request(_ input: UInt8) {
        let id = inputs.count + 1
        inputs[id] = ContentDigest(of: [input])
        pending.insert(id)
        handle(.submitted(id, input: inputs[id]))
    }

    private mutating func passTime() {
        now = max(now, machine.nextDeadline ?? now)
        handle(.tick)
    }

    private mutating func exit() {
        (isRunning, hasGreeted, isKilled) = (false, false, false)
        (owed, answered) = ([], [])
        let lost = inputs.filter { machine.inFlight[$0.key] != nil }
        handle(.exited(ModuleProblem(.moduleCrashed, module: "odd", "crash"), inputs: lost))
    }

    private mutating func handle(_ event: Supervision.Event) {
        let wasClosed = machine.state == .closed
        let actions = spoiled(machine.handle(event, now: now, jitter: 1), by: event)
        for action in actions {
            if wasClosed, !isRefusal(action) { fault("\(action) after the end") }
            carryOut(action)
        }
    }

    private func isRefusal(_ action: Supervision.Action) -> Bool {
        if case .fail(let id, _) = action { return pending.contains(id) }
        return false
    }

    private mutating func carryOut(_ action: Supervision.Action) {
        switch action {
        case .start:
            if isRunning { return fault("two processes in one slot") }
            (isRunning, hasGreeted, isKilled) = (true, false, false)
            (owed, answered) = ([], [])
            startFails()
        case .send(let id):
            if !isRunning || !hasGreeted { fault("request \(id) sent to nobody who greeted") }
            if !pending.contains(id) { fault("request \(id) sent that nobody waits for") }
            if !owed.insert(id).inserted { fault("request \(id) sent twice to one process") }
        case .sendCancel, .askToLeave, .terminate:
            if !isRunning { fault("\(action) to nobody") }
        case .kill:
            if !isRunning { fault("\(action) to nobody") }
            isKilled = true
        case .deliver(let id):
            if answering != id { fault("an answer for \(id) out of nothing") }
            answer(id)
        case .fail(let id, _): answer(id)
        }
    }

    private mutating func startFails() {
        guard start != .works else { return }
        isRunning = false
        let problem = ModuleProblem(.moduleSpawnFailed, module: "odd", "no start")
        handle(start == .fails ? .startFailed(problem) : .startRefused(problem))
    }

    private mutating func answer(_ id: Int) {
        if pending.remove(id) == nil { fault("request \(id) answered twice, or never asked") }
    }

    // MARK: what must hold

    private mutating func checkState() {
        let held = machine.queue + machine.inFlight.keys
        if held.count != Set(held).count { fault("a request is held twice") }
        if fault == nil, Set(held) != pending { fault("held \(held.sorted()), pending \(pending.sorted())") }
        if !owed.isSuperset(of: machine.inFlight.keys) { fault("in flight, and never sent") }
        if machine.inFlight.count > 1, machine.inFlight.keys.contains(where: machine.suspects.contains) {
            fault("a suspect is not alone")
        }
        switch machine.state {
        case .ready: if !isRunning || !hasGreeted { fault("ready without a process") }
        case .greeting, .ending: if !isRunning { fault("\(machine.state) without a process") }
        default: if isRunning { fault("\(machine.state) with a process") }
        }
    }

    private mutating func fault(_ sentence: String) { broken = broken ?? sentence }

    /// Lets time pass with a module that says nothing more: everything must be answered in the end.
    func settled(afterShutdown: Bool) -> SupervisionWorld {
        var world = self
        if afterShutdown { world.handle(.shutdown) }
        for _ in 0..<60 where world.broken == nil {
            if world.isKilled { world.exit() }
            let isOver = afterShutdown ? world.machine.state == .closed : world.pending.isEmpty
            if isOver { break }
            if world.machine.nextDeadline == nil { break }
            world.passTime()
            world.checkState()
        }
        if !world.pending.isEmpty { world.fault("left pending: \(world.pending.sorted())") }
        if afterShutdown, world.machine.state != .closed || world.isRunning { world.fault("never closed") }
        return world
    }

    // MARK: broken copies

    private func spoiled(_ actions: [Supervision.Action], by event: Supervision.Event) -> [Supervision.Action] {
        guard let fault else { return actions }
        func without(_ isDropped: (Supervision.Action) -> Bool) -> [Supervision.Action] {
            actions.filter { !isDropped($0) }
        }
        func isFailure(_ action: Supervision.Action) -> Bool { if case .fail = action { true } else { false } }
        func isSending(_ action: Supervision.Action) -> Bool { if case .send = action { true } else { false } }
        switch (fault, event) {
        case (.forgetsTheLost, .exited), (.forgetsTheCancelled, .cancelled), (.forgetsTheWaiting, .shutdown):
            return without(isFailure)
        case (.answersTwice, .answered(let id)):
            return actions + (actions.contains(.deliver(id)) ? [.deliver(id)] : [])
        case (.startsTwice, _): return actions.contains(.start) ? actions + [.start] : actions
        case (.forgetsToKill, _): return without { $0 == .kill }
        case (.deliversLateAnswers, .answered(let id)): return actions.isEmpty ? [.deliver(id)] : actions
        case (.sendsTwice, _): return actions + actions.filter(isSending).prefix(1)
        case (.forgetsToSend, .greeted): return without(isSending)
        case (.answersAfterClose, .shutdown): return machine.state == .closed ? actions + [.askToLeave] : actions
        case (.forgetsToRestart, .tick): return without { $0 == .start }
        default: return actions
        }
    }

    // MARK: comparing states

    /// Two worlds with the same key have the same future: times count from now, what no rule looks at is left out.
    struct Key: Hashable {
        let machine: Supervision
        let flags: [Bool]
        let owed: Set<Int>
        let answered: Set<Int>
        let pending: Set<Int>
        let inputs: [Int: ContentDigest]
    }

    /// Lets the clock start anew.
    mutating func rebase() {
        machine.shiftTimes(by: -now)
        now = 0
        machine.starts = min(machine.starts, 1)
        machine.lastFailure = nil
    }

    var key: Key {
        Key(
            machine: machine, flags: [isRunning, hasGreeted, isKilled, start == .works, start == .fails], owed: owed,
            answered: answered, pending: pending, inputs: inputs)
    }
}

extension Supervision {
    fileprivate mutating func shiftTimes(by seconds: Double) {
        switch state {
        case .greeting(let until): state = .greeting(until: until + seconds)
        case .ending(let step, let until): state = .ending(step, until: until + seconds)
        case .backoff(let until): state = .backoff(until: max(0, until + seconds))
        case .quarantined(let until): state = .quarantined(until: max(0, until + seconds))
        case .idle, .ready, .refused, .closed: break
        }
        for id in inFlight.keys {
            inFlight[id]?.sent += seconds
            inFlight[id]?.deadline += seconds
            if let cancelledAt = inFlight[id]?.cancelledAt { inFlight[id]?.cancelledAt = cancelledAt + seconds }
        }
        failures = failures.map { $0 + seconds }.filter { -$0 < limits.failureWindowSeconds }
        lastSign = inFlight.isEmpty ? -.infinity : lastSign + seconds
    }
}
