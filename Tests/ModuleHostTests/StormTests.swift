import Documents
import Foundation
import LineProtocol
import RiskModel
import TestSamples
import TestSupport
import Testing

@testable import ModuleHost

/// Many requests to a module that is killed again and again.
@Suite struct StormTests {
    /// Kills the processes of a host at random moments, on average so many seconds apart.
    private final class Killer: PollSource {
        private let host: ModuleHost.Host
        private let pause: Double
        private var random: SeededRandom
        private var due: Double
        private(set) var killed: Set<pid_t> = []

        init(_ host: ModuleHost.Host, pause: Double, seed: UInt64) {
            self.host = host
            self.pause = pause
            random = SeededRandom(seed)
            due = monotonicSeconds() + pause
        }

        func flush() {}
        func interests(_ add: (Int32, Int16) -> Void) {}
        func ready(_ descriptor: Int32, _ events: Int16) {}
        var deadline: Double? { due }

        func tick(now: Double) {
            due = now + Double.random(in: 0...(2 * pause), using: &random)
            for pid in host.processes(of: "odd") {
                killed.insert(pid)
                kill(pid, SIGKILL)
            }
        }
    }

    @Test func `ten thousand requests while the module is killed at random are each answered once, right or failed`()
        throws
    {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        let rig = Rig("slow") { limits in
            Rig.hurry(&limits)
            limits.failuresToQuarantine = .max
            (limits.backoffSeconds, limits.longestBackoffSeconds) = (0.001, 0.002)
        }
        let descriptors = openDescriptors
        let killer = Killer(rig.host, pause: 0.05, seed: seed)
        rig.host.loop.add(killer)
        let count = 10_000
        var answers = [Int](repeating: 0, count: count)
        var (right, failed, asked, finished) = (0, 0, 0, 0)
        func ask() {
            let number = asked
            asked += 1
            let value = Double(number) / Double(count)
            rig.host.measure(
                module: "odd", deployment: Array(#"{"odd":\#(value)}"#.utf8), parameters: Array("{}".utf8),
                context: Array("{}".utf8), upstream: [], asOf: CalendarDate(year: 2026, month: 11, day: 23)
            ) { result in
                answers[number] += 1
                finished += 1
                switch result {
                case .success(let measurements):
                    #expect(measurements.first?.answer == .measured(.number(value)))
                    right += 1
                case .failure(let problem):
                    #expect(problem.code == .moduleCrashed)
                    failed += 1
                }
            }
        }
        rig.host.loop.run {
            while asked < count, asked - finished < 256 { ask() }
            return finished == count
        }
        rig.host.loop.remove(killer)
        #expect(answers.allSatisfy { $0 == 1 })
        #expect(right + failed == count)
        #expect(right > count / 4, "\(failed) of \(count) failed")
        #expect(killer.killed.count > 20)
        print("killed \(killer.killed.count) processes; \(right) right, \(failed) failed")
        #expect(rig.host.isAtRest, "nothing is kept of what is over")
        rig.host.shutdown()
        #expect(rig.processes.isEmpty)
        for pid in killer.killed { #expect(!isMine(pid), "\(pid) was not reaped") }
        // Other tests open and close theirs meanwhile; three pipes for each process would be far more.
        #expect(openDescriptors - descriptors < killer.killed.count)
    }

    private var openDescriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }

    /// Whether a process is, or was and has not been reaped, a child of this one.
    private func isMine(_ pid: pid_t) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 1 && fields[0] == "Z" && pid_t(fields[1]) == getpid()
    }
}
