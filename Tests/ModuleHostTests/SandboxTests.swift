import Foundation
import RiskModel
import TestSupport
import Testing

@testable import ModuleHost

/// What a module may not do. Each test runs where the machine can enforce it; elsewhere the gap must be told.
@Suite struct SandboxTests {
    init() { setenv("PLUMBLINE_TEST_SECRET", "hush", 1) }

    /// What it tries, and the promise that refuses it.
    static let attempts: [(behaviour: String, promise: String)] = [
        ("opens-a-socket", "network"), ("opens-a-local-socket", "network"), ("opens-a-datagram-socket", "network"),
        ("reads-passwords", "files"), ("reads-the-engine", "files"), ("writes-outside", "files"),
        ("writes-beside-itself", "files"), ("changes-a-mode", "files"), ("signals-the-engine", "signals"),
        ("leaves-its-group", "processes"), ("sees-a-secret", "limits"), ("keeps-a-descriptor", "limits"),
        ("dumps-core", "limits"), ("grows-a-file", "limits"), ("gains-capabilities", "limits"),
    ]

    @Test(arguments: attempts)
    func `what a module must not do it cannot, or the gap is told`(_ attempt: (behaviour: String, promise: String))
        throws
    {
        let rig = Rig(attempt.behaviour)
        let outcome = try rig.assess()
        let finding = try #require(Enforcement.detected.findings.first { $0.name == attempt.promise })
        if finding.grip == .enforced {
            #expect(outcome.answer == .measured(.number(0)))
        } else {
            let gap = rig.logged.first { $0.hasPrefix("warning: sandbox: this machine cannot enforce everything: ") }
            #expect(gap?.contains(attempt.promise) == true)
        }
        #expect(outcome.steady == .measured(.number(0.5)))
    }

    @Test(arguments: ["writes-its-scratch", "reads-its-directory"])
    func `what a module needs it may do`(_ behaviour: String) throws {
        #expect(try Rig(behaviour).assess().answer == .measured(.number(1)))
    }

    @Test func `on a machine that enforces nothing modules run, the log tells it once, the record does not`() throws {
        let rig = Rig("reads-passwords", trust: ModuleHost.Host.Trust(enforcement: .nothing))
        let outcome = try rig.assess()
        #expect(outcome.answer == .measured(.number(1)))
        #expect(
            rig.logged == [
                "warning: sandbox: this machine cannot enforce everything: files, network, signals, system calls, memory, "
                    + "processes, orphans; 'plumbline doctor' tells what that means"
            ])
        #expect(!Bench.json(outcome.record).contains("enforce"))
    }

    @Test func `what is asked for is refused until it is granted by name, and then it is there`() throws {
        setenv("PLUMBLINE_TEST_GRANTED", "yes", 1)
        let asked = "{ network: true, files: [/etc/passwd], environment: [PLUMBLINE_TEST_GRANTED] }"
        var grants = Grants()
        try grants.grant("odd=network,files,environment")
        for behaviour in ["opens-a-socket", "reads-a-granted-file", "sees-a-granted-variable"] {
            let refused = Rig(behaviour, permissions: asked)
            let isEnforced = Enforcement.detected.gaps.isEmpty
            if isEnforced { #expect(try refused.assess().answer == .measured(.number(0)), "\(behaviour)") }
            _ = try refused.assess()
            #expect(
                refused.logged.contains(
                    "warning: odd: it asks for network,files,environment, which is not granted; "
                        + "--grant odd=network,files,environment would"))
            let granted = Rig(behaviour, permissions: asked, trust: ModuleHost.Host.Trust(grants: grants))
            #expect(try granted.assess().answer == .measured(.number(1)), "\(behaviour)")
            #expect(granted.logged.isEmpty || !isEnforced)
        }
        let unasked = Rig("opens-a-socket", trust: ModuleHost.Host.Trust(grants: grants))
        if Enforcement.detected.gaps.isEmpty { #expect(try unasked.assess().answer == .measured(.number(0))) }
    }

    @Test func `a module that uses the processor without end is ended`() throws {
        let rig = Rig("spins", limits: "{ start-seconds: 0.1, measure-seconds: 0.1 }")
        _ = try rig.assess()
        if !Enforcement.detected.readsProcesses { return }
        rig.host.run { rig.host.status(of: "odd")?.lastFailure != nil }
        let failure = try #require(rig.host.status(of: "odd")?.lastFailure)
        #expect(failure.signal == Int(SIGXCPU) || failure.message.contains("used the processor"), "\(failure)")
    }

    @Test func `every gap has a sentence, and what is enforced is no gap`() {
        #expect(Enforcement.nothing.gaps.count == 7)
        #expect(Enforcement(landlock: 7, filtersCalls: true, readsProcesses: true, hasGuard: true).gaps.isEmpty)
        #expect(
            Enforcement(landlock: 2, filtersCalls: true, readsProcesses: true, hasGuard: true).gaps.map(\.name)
                == ["files", "signals"])
        for finding in Enforcement.nothing.findings { #expect(!finding.sentence.isEmpty) }
    }
}
