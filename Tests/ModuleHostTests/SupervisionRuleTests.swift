import LineProtocol
import Loading
import Testing

@testable import ModuleHost

/// Single rules of supervision, told as short stories.
@Suite struct SupervisionRuleTests {
    private var machine: Supervision
    private let crash = ModuleProblem(.moduleCrashed, module: "odd", "it crashed")

    init() {
        var limits = Supervision.Limits()
        (limits.measureSeconds, limits.graceSeconds, limits.window) = (10, 1, 8)
        machine = Supervision(module: "odd", limits: limits)
    }

    private func digest(_ byte: UInt8) -> ContentDigest { ContentDigest(of: [byte]) }

    private func failures(_ actions: [Supervision.Action]) -> [Int] {
        actions.compactMap { if case .fail(let id, _) = $0 { id } else { nil } }
    }

    private func sent(_ actions: [Supervision.Action]) -> [Int] {
        actions.compactMap { if case .send(let id) = $0 { id } else { nil } }
    }

    @Test mutating func `after a crash each lost request is asked again alone, and only the culprit fails`() {
        for id in 1...3 { _ = machine.handle(.submitted(id, input: nil), now: 0) }
        #expect(sent(machine.handle(.greeted(concurrency: 8), now: 0)) == [1, 2, 3])
        let inputs = [1: digest(1), 2: digest(2), 3: digest(3)]
        #expect(failures(machine.handle(.exited(crash, inputs: inputs), now: 1, jitter: 0)).isEmpty)
        _ = machine.handle(.tick, now: 1)
        #expect(sent(machine.handle(.greeted(concurrency: 8), now: 1)) == [1])
        #expect(sent(machine.handle(.answered(1), now: 1)) == [2])
        #expect(failures(machine.handle(.exited(crash, inputs: [2: digest(2)]), now: 2, jitter: 0)) == [2])
        _ = machine.handle(.tick, now: 2)
        #expect(sent(machine.handle(.greeted(concurrency: 8), now: 2)) == [3])
        #expect(machine.handle(.answered(3), now: 2) == [.deliver(3)])
    }

    @Test mutating func `an input that crashed a module twice is not given to it when it comes again`() {
        _ = machine.handle(.submitted(1, input: nil), now: 0)
        for now in [1.0, 2.0] {
            _ = machine.handle(.greeted(concurrency: 8), now: now)
            _ = machine.handle(.exited(crash, inputs: [1: digest(7)]), now: now, jitter: 0)
            _ = machine.handle(.tick, now: now)
        }
        #expect(machine.hasPoison)
        let again = machine.handle(.submitted(2, input: digest(7)), now: 3)
        guard case .fail(2, let problem)? = again.first else {
            Issue.record("\(again)")
            return
        }
        #expect(problem.message == "module 'odd' is not given this input again, which ended it twice: it crashed")
        #expect(problem.code == .moduleCrashed)
        #expect(machine.handle(.submitted(3, input: digest(8)), now: 3) == [.start])
    }

    @Test mutating func `what another request's deadline cost is asked again without blame`() {
        for id in 1...2 { _ = machine.handle(.submitted(id, input: nil), now: Double(id)) }
        _ = machine.handle(.greeted(concurrency: 1), now: 3)
        _ = machine.handle(.submitted(3, input: nil), now: 3)
        #expect(machine.handle(.tick, now: 13) == [.sendCancel(1)])
        let actions = machine.handle(.tick, now: 14)
        #expect(failures(actions) == [1])
        #expect(actions.contains(.kill))
        _ = machine.handle(.exited(crash, inputs: [:]), now: 14, jitter: 0)
        #expect(machine.suspects.isEmpty)
        #expect(machine.queue == [2, 3])
    }

    @Test mutating func `progress puts off the idle timeout and never the deadline`() {
        var limits = Supervision.Limits()
        (limits.measureSeconds, limits.idleSeconds, limits.graceSeconds) = (10, 3, 1)
        machine = Supervision(module: "odd", limits: limits)
        _ = machine.handle(.submitted(1, input: nil), now: 0)
        _ = machine.handle(.greeted(concurrency: 1), now: 0)
        #expect(machine.nextDeadline == 3)
        for now in [2.0, 4, 6, 8] { _ = machine.handle(.progressed, now: now) }
        #expect(machine.nextDeadline == 10)
        #expect(machine.handle(.tick, now: 10) == [.sendCancel(1)])
        guard case .fail(1, let problem)? = machine.handle(.tick, now: 11).first else { return #expect(Bool(false)) }
        #expect(problem.message == "module 'odd' did not answer within 10.0 s")
    }

    @Test mutating func `silence longer than the idle timeout ends a module before its deadline`() {
        var limits = Supervision.Limits()
        (limits.measureSeconds, limits.idleSeconds, limits.graceSeconds) = (10, 3, 1)
        machine = Supervision(module: "odd", limits: limits)
        _ = machine.handle(.submitted(1, input: nil), now: 0)
        _ = machine.handle(.greeted(concurrency: 1), now: 0)
        _ = machine.handle(.tick, now: 3)
        guard case .fail(1, let problem)? = machine.handle(.tick, now: 4).first else { return #expect(Bool(false)) }
        #expect(problem.message == "module 'odd' gave no sign of life for 3.0 s")
    }

    @Test mutating func `five failures in three minutes leave a module alone for ten`() {
        for failure in 1...5 {
            _ = machine.handle(.submitted(failure, input: nil), now: Double(failure))
            _ = machine.handle(.tick, now: Double(failure) + 0.5)
            _ = machine.handle(.exited(crash, inputs: [:]), now: Double(failure) + 0.5, jitter: 0)
        }
        #expect(machine.state == .quarantined(until: 605.5))
        guard case .fail(9, let problem)? = machine.handle(.submitted(9, input: nil), now: 600).first else {
            return #expect(Bool(false))
        }
        #expect(problem.message == "module 'odd' failed 5 times within 3 min and is left alone for 10 min")
        #expect(machine.handle(.submitted(10, input: nil), now: 606) == [.start])
    }

    @Test mutating func `a start that is not allowed is not tried again`() {
        let refusal = ModuleProblem(.moduleChecksumMismatch, module: "odd", "another file than was locked")
        #expect(machine.handle(.submitted(1, input: nil), now: 0) == [.start])
        #expect(machine.handle(.startRefused(refusal), now: 0) == [.fail(1, refusal)])
        #expect(machine.handle(.submitted(2, input: nil), now: 1000) == [.fail(2, refusal)])
    }
}
