import LineProtocol
import RiskModel
import TestSupport
import Testing

@testable import ModuleHost

/// Every way to misbehave, against a running engine: what is said of it, and that nobody else is harmed.
@Suite struct MisbehaviourTests {
    enum Expected: Sendable {
        case measured(Double)
        /// The module failed: the kind, and the beginning of the sentence after "module 'odd' ".
        case module(ErrorCode, String)
        /// Its indicator failed.
        case indicator(String)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let behaviour: String
        let expected: Expected
        var limits = "{}"
        var filler = 0

        var testDescription: String { behaviour }

        init(_ behaviour: String, _ expected: Expected, limits: String = "{}", filler: Int = 0) {
            self.behaviour = behaviour
            self.expected = expected
            self.limits = limits
            self.filler = filler
        }
    }

    static let greetings: [Case] = [
        Case("well", .measured(0.5)),
        Case("silent", .module(.moduleHandshakeFailed, "did not answer hello"), limits: "{ start-seconds: 0.2 }"),
        Case("slow-hello", .measured(0.5)),
        Case("slow-hello", .module(.moduleHandshakeFailed, "did not answer hello"), limits: "{ start-seconds: 0.1 }"),
        Case("banner", .module(.moduleProtocolViolation, "wrote something other than a message to standard output")),
        Case("manifest-lie", .module(.moduleHandshakeFailed, ": it says it is 'scale', its manifest says 'odd'")),
        Case("refuses", .module(.moduleHandshakeFailed, "refused the greeting: only 9.0 here")),
        Case(
            "never-reads", .module(.moduleTimeout, "did not answer within 0.3 s"), limits: "{ measure-seconds: 0.3 }",
            filler: 4_000_000),
    ]

    static let outputs: [Case] = [
        Case("glued-noise", .module(.moduleProtocolViolation, "wrote something other than a message")),
        Case("half-a-line", .module(.moduleCrashed, "ended with exit code 0")),
        Case("byte-by-byte", .measured(0.5)),
        Case("endless-line", .module(.moduleProtocolViolation, "wrote a line of more than 16777216 bytes")),
        Case("endless-talk", .module(.moduleProtocolViolation, "wrote 64 MiB without answering")),
        Case("stderr-flood", .measured(0.5)),
        Case("escape-codes", .measured(0.5)),
        Case("closes-output", .module(.moduleCrashed, "closed its standard output and lived on")),
    ]

    static let answers: [Case] = [
        Case("float-id", .module(.moduleProtocolViolation, "wrote a line that is no message")),
        Case(
            "noise-before-an-answer",
            .module(.moduleProtocolViolation, "wrote something other than a message to standard output")),
        Case("wrong-id-before-an-answer", .module(.moduleProtocolViolation, "answered request 17 twice or unasked")),
        Case("wrong-id", .module(.moduleProtocolViolation, "answered request 17 twice or unasked")),
        Case("double-reply", .measured(0.5)),
        Case("reply-after-cancel", .measured(0.5), limits: "{ measure-seconds: 0.2 }"),
        Case("result-and-error", .module(.moduleProtocolViolation, "wrote a line that is no message")),
        Case("not-a-number", .module(.moduleProtocolViolation, "wrote something other than a message")),
        Case("infinite", .module(.moduleResultInvalid, "gave an invalid answer")),
        Case("duplicate-keys", .module(.moduleProtocolViolation, "wrote something other than a message")),
        Case("deep", .module(.moduleProtocolViolation, "wrote something other than a message")),
        Case("extra-indicator", .module(.moduleResultInvalid, "answered for an indicator it does not have: 'bonus'")),
        Case("out-of-scope", .module(.moduleOutOfScope, "rests 'answer' on '/platform/capacity'")),
        Case("out-of-domain", .indicator("the module answered 7.0, outside the domain 0.0…1.0")),
        Case("nothing-measured", .indicator("the module gave no answer for it")),
        Case("sends-a-request", .module(.moduleProtocolViolation, "sent a request; modules only answer")),
    ]

    static let endings: [Case] = [
        Case("exit-zero", .module(.moduleCrashed, "ended with exit code 0 before it answered")),
        Case("segmentation-fault", .module(.moduleCrashed, "was ended by SIG")),
        Case("out-of-memory", .module(.moduleCrashed, "was ended"), limits: "{ memory-mib: 64 }"),
        Case("shared-memory", .module(.moduleCrashed, "was ended: it held "), limits: "{ memory-mib: 64 }"),
        Case("fork-bomb", .module(.moduleCrashed, "was ended: it ran more than 64 processes")),
        Case("grandchild-holds-output", .module(.moduleCrashed, "ended with exit code 0")),
        Case("family", .measured(0.5)),
        Case("ignores-sigterm", .measured(0.5)),
        Case("hangs", .module(.moduleTimeout, "did not answer within 0.2 s"), limits: "{ measure-seconds: 0.2 }"),
        Case("hangs", .module(.moduleTimeout, "gave no sign of life for 0.2 s"), limits: "{ idle-seconds: 0.2 }"),
        Case(
            "progresses", .module(.moduleTimeout, "did not answer within 1.5 s"),
            limits: "{ measure-seconds: 1.5, idle-seconds: 1 }"),
    ]

    @Test(arguments: greetings + outputs + answers + endings)
    func `misbehaving harms nobody else and is told for what it is`(_ subject: Case) throws {
        let rig = Rig(subject.behaviour, limits: subject.limits)
        let outcome = try rig.assess(filler: subject.filler)
        #expect(outcome.steady == .measured(.number(0.5)), "the other module is unharmed")
        switch subject.expected {
        case .measured(let value):
            #expect(outcome.answer == .measured(.number(value)))
            #expect(outcome.failures.isEmpty)
        case .module(let code, let sentence):
            let failure = try #require(outcome.failures.first)
            #expect(failure.code == code)
            #expect(
                failure.message.hasPrefix("module 'odd' " + sentence)
                    || failure.message.hasPrefix("module 'odd'" + sentence), "\(failure.message)")
            #expect(outcome.answer == .failed(reason: failure.message))
            expectPartial(outcome)
        case .indicator(let sentence):
            #expect(outcome.answer == .failed(reason: sentence))
            #expect(outcome.failures.isEmpty)
            expectPartial(outcome)
        }
        rig.host.shutdown()
        #expect(rig.processes.isEmpty, "nothing of it is left")
    }

    /// What failed counts at its worst, and the record says that it is not whole.
    private func expectPartial(_ outcome: Rig.Outcome) {
        #expect(outcome.record.isPartial)
        let risk = outcome.record.modules[0].risk
        #expect(risk?.value == 100 && risk?.low == 0 && risk?.high == 100)
    }

    @Test func `the last words of a module are kept, and its log cannot write to the terminal`() throws {
        let rig = Rig("segmentation-fault")
        #expect(try rig.assess().failures.first?.message.contains("; its last words: ") == true)
        let status = try #require(rig.host.status(of: "odd"))
        #expect(status.restarts == 1)
        #expect(status.lastFailure?.stderrTail?.contains("about to crash\n") == true)
        #expect(status.lastFailure?.requestsLost == 1)
        let other = Rig("escape-codes")
        _ = try other.assess()
        #expect(other.logged.contains("info: odd:  [2Jred line"))
    }

    @Test func `an input that ended a module twice does not end it a third time`() throws {
        let rig = Rig("allergic")
        #expect(
            try rig.assess(0.25).failures.first?.message == "module 'odd' ended with exit code 9 before it answered")
        let starts = try #require(rig.host.status(of: "odd")?.restarts)
        let again = try rig.assess(0.25)
        #expect(
            again.failures.first?.message
                == "module 'odd' is not given this input again, which ended it twice: module 'odd' ended with exit code 9 "
                + "before it answered")
        #expect(again.failures.first?.code == .moduleCrashed)
        #expect(rig.host.status(of: "odd")?.restarts == starts)
        #expect(try rig.assess(0.75).answer == .measured(.number(0.75)))
    }

    @Test func `a module that failed five times is left alone, and says so`() throws {
        let rig = Rig("exit-zero")
        for _ in 0..<3 { _ = try rig.assess(Double.random(in: 0...1)) }
        let outcome = try rig.assess()
        #expect(outcome.failures.first?.code == .moduleQuarantined)
        #expect(outcome.steady == .measured(.number(0.5)))
        #expect(rig.host.status(of: "odd")?.state == .quarantined)
    }
}
