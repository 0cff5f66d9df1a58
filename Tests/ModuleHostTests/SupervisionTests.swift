import LineProtocol
import Loading
import Testing

@testable import ModuleHost

/// Every sequence of events, in every order.
@Suite struct SupervisionTests {
    private static var limits: Supervision.Limits {
        var limits = Supervision.Limits()
        limits.startSeconds = 2
        limits.measureSeconds = 4
        limits.idleSeconds = 3
        limits.window = 2
        (limits.graceSeconds, limits.endSeconds) = (1, 1)
        (limits.backoffSeconds, limits.longestBackoffSeconds) = (1, 2)
        limits.failuresToQuarantine = 3
        (limits.failureWindowSeconds, limits.quarantineSeconds) = (6, 8)
        return limits
    }

    private struct Finding {
        let sentence: String
        let trail: [SupervisionWorld.Happening]
    }

    /// Goes through every sequence of at most `depth` events. Sequences that lead to the same state are the same from
    /// there on, so each state is left once.
    private func explore(depth: Int, requests: Int, fault: SupervisionWorld.Fault? = nil) -> (
        finding: Finding?, states: Int, steps: Int
    ) {
        let first = SupervisionWorld(limits: SupervisionTests.limits, requestLimit: requests, fault: fault)
        var seen: Set<SupervisionWorld.Key> = [first.key]
        var edge: [(world: SupervisionWorld, trail: [SupervisionWorld.Happening])] = [(first, [])]
        var steps = 0
        for _ in 0..<depth where !edge.isEmpty {
            var next: [(world: SupervisionWorld, trail: [SupervisionWorld.Happening])] = []
            for (world, trail) in edge {
                for happening in world.happenings {
                    steps += 1
                    var after = world
                    after.go(through: happening)
                    after.rebase()
                    if let sentence = after.broken {
                        return (Finding(sentence: sentence, trail: trail + [happening]), seen.count, steps)
                    }
                    guard seen.insert(after.key).inserted else { continue }
                    for afterShutdown in [false, true] {
                        guard let sentence = after.settled(afterShutdown: afterShutdown).broken else { continue }
                        return (Finding(sentence: sentence, trail: trail + [happening]), seen.count, steps)
                    }
                    next.append((after, trail + [happening]))
                }
            }
            edge = next
        }
        return (nil, seen.count, steps)
    }

    @Test func `every sequence of events ends every request once, and leaves nothing behind`() {
        let result = explore(depth: 11, requests: 3)
        if let finding = result.finding { Issue.record("\(finding.sentence) after \(finding.trail)") }
        print("explored \(result.states) states in \(result.steps) steps")
        #expect(result.states > 50_000)
    }

    @Test(arguments: SupervisionWorld.Fault.allCases)
    func `a broken copy of the rules is caught`(_ fault: SupervisionWorld.Fault) {
        #expect(explore(depth: 6, requests: 2, fault: fault).finding != nil)
    }
}
