import ModuleKit
import RiskModel
import Testing

@testable import VendorLockIn

/// Along each input a value function reads, the raw value moves one way only.
@Suite struct MonotonyTests {
    private enum Way { case up, down }

    private struct Input {
        let name: String
        let change: (Tree) -> Tree?
        let moves: [(name: String, way: Way)]

        /// A number made larger.
        static func larger(_ name: String, by factor: Double = 3, _ moves: [(String, Way)]) -> Input {
            Input(
                name: name, change: { if case .number(let old) = $0 { .number(old * factor + 1) } else { nil } },
                moves: moves)
        }

        /// One value in the place of another.
        static func turned(_ name: String, _ change: @escaping (Tree) -> Tree?, _ moves: [(String, Way)]) -> Input {
            Input(name: name, change: change, moves: moves)
        }
    }

    private static func flag(_ wanted: Bool) -> (Tree) -> Tree? {
        { if case .flag(!wanted) = $0 { .flag(wanted) } else { nil } }
    }

    private static func text(_ wanted: String) -> (Tree) -> Tree? {
        { if case .text(let old) = $0, old != wanted { .text(wanted) } else { nil } }
    }

    private static func more(_ item: String) -> (Tree) -> Tree? {
        { if case .list(let items) = $0 { .list(items + [.text(item)]) } else { nil } }
    }

    private static func none() -> (Tree) -> Tree? {
        { if case .list(let items) = $0, !items.isEmpty { .list([]) } else { nil } }
    }

    private static var inputs: [Input] {
        [
            .larger("notice-months", [("time", .up)]), .larger("transition-months", [("time", .up)]),
            .larger("retrieval-months", [("time", .up)]), .larger("years-to-free-exit", [("rigidity", .up)]),
            .larger("renewal-notice-days", [("rigidity", .down)]),
            .turned("auto-renews", flag(true), [("rigidity", .up)]),
            .turned("exclusive", flag(true), [("rigidity", .up)]),
            .turned("price-indexed", flag(true), [("rigidity", .down)]),
            .turned("openness", text("undocumented"), [("interfaces", .up)]),
            .turned("openness", text("open-standard"), [("interfaces", .down)]),
            .turned("in-contract", flag(true), [("export", .up)]),
            .turned("open-format", flag(true), [("export", .up)]),
            .turned("last-full-test", text("2026-11-01"), [("export", .up)]),
            .turned("last-full-test", text("never"), [("export", .down)]),
            .turned("only-from-supplier", none(), [("maintenance", .down)]),
            .turned("only-from-supplier", more("tools"), [("maintenance", .up)]),
            .turned("held", more("step-in-rights"), [("continuity", .up)]),
            .turned("last-verified-rebuild", text("2026-11"), [("continuity", .up)]),
            .larger("support-years", [("support", .up)]), .larger("expected-use-years", [("support", .down)]),
            .turned("endpoint-change", flag(true), [("re-homing", .up)]),
            .turned("transferable-identity", flag(false), [("re-homing", .down)]),
            .turned("owner-controlled", flag(true), [("re-homing", .up)]),
            .turned("tied-share", { _ in .number(1) }, [("tied", .up)]),
            .turned("tied-share", { _ in .number(0) }, [("tied", .down)]),
            .larger("interest-rate", by: 1, [("grant", .down)]),
            .turned("jurisdiction", text("HH"), [("exposure", .down), ("foreign", .down)]),
            .turned("maker", text("s1"), [("restricted", .up)]),
            // A stand-in more for a part, and one parent for everybody.
            .turned(
                "suppliers",
                {
                    if case .list(let items) = $0, items.contains(where: { if case .text = $0 { true } else { false } })
                    {
                        .list(items + [.text("spare")])
                    } else {
                        nil
                    }
                },
                [("critical", .down), ("pair", .down)]),
        ]
    }

    @Test(arguments: UInt64(1)...8) func `each input moves its indicators one way only`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 9000))
        let deployment = city.deployment()
        for input in Self.inputs {
            let moved = input.moves.compactMap { move in everyIndicator.first { $0.name == move.name } }
            #expect(moved.count == input.moves.count)
            let before = try answersFromHome(deployment, of: moved)
            for changed in deployment.changing(input.name, input.change) {
                let after = try answersFromHome(changed, of: moved)
                for (index, move) in input.moves.enumerated() {
                    let (here, there) = (before[index].answer.span, after[index].answer.span)
                    let isRight =
                        move.way == .up
                        ? there.upperBound >= here.upperBound - 1e-9 && there.lowerBound >= here.lowerBound - 1e-9
                        : there.upperBound <= here.upperBound + 1e-9 && there.lowerBound <= here.lowerBound + 1e-9
                    #expect(
                        isRight, "seed \(seed) \(input.name) \(move.name): \(here) became \(there) in \(changed.json)")
                }
            }
        }
    }

    @Test(arguments: UInt64(1)...8) func `one parent for everybody only concentrates`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 9500))
        let deployment = city.deployment()
        let merged = deployment.replacing("parent", with: .text("one"))
        let ways = ["concentration": true, "effective": false, "delta": true, "critical": true, "pair": true]
        for (here, there) in zip(try answersFromHome(deployment), try answersFromHome(merged)) {
            guard let isUp = ways[here.name] else { continue }
            let (before, after) = (here.answer.span, there.answer.span)
            #expect(
                isUp ? after.upperBound >= before.upperBound - 1e-9 : after.lowerBound <= before.lowerBound + 1e-9,
                "seed \(seed) \(here.name): \(before) became \(after)")
        }
    }

    @Test(arguments: UInt64(1)...8) func `costs of leaving and what is left to pay move the ratio`(seed: UInt64) throws
    {
        var city = RandomCity(dice: Dice(seed &+ 9700))
        let deployment = city.deployment()
        let base = try answer(exitCostRatio, deployment).span
        for line in ExitCostLine.allCases {
            let dearer = deployment.changing(line.rawValue) { $0.changing("amount") { _ in .number(100) }.first }
            for changed in dearer {
                #expect(try answer(exitCostRatio, changed).span.upperBound >= base.upperBound, "seed \(seed)")
            }
        }
        let longer = deployment.changing("remaining-contract-value") {
            $0.changing("amount") { _ in .number(1e6) }.first
        }
        for changed in longer {
            #expect(try answer(exitCostRatio, changed).span.upperBound <= base.upperBound, "seed \(seed)")
        }
    }
}

/// No input, however hostile, gives NaN, infinity, a crash or a hang.
@Suite struct HostileInputTests {
    @Test(arguments: [0, -1, 5e-324, 1e-300, 1e308, -1e308, 9e15]) func `extreme numbers are answered with finite ones`(
        number: Double
    ) throws {
        for seed in UInt64(1)...2 {
            var city = RandomCity(dice: Dice(seed &+ 7000))
            let deployment = city.deployment()
            let names = [
                "amount", "weight", "count", "share", "tied-share", "hours-per-year", "support-years",
                "expected-use-years",
                "interest-rate", "maturity-years", "grace-years", "payments-per-year", "notice-months",
                "years-to-free-exit", "renewal-notice-days", "price-year",
            ]
            for name in names {
                try check(deployment.replacing(name, with: .number(number)), "seed \(seed) \(name) = \(number)")
                for changed in deployment.changing(name, { _ in .number(number) }).prefix(2) {
                    try check(changed, "seed \(seed) one \(name) = \(number)")
                }
            }
        }
    }

    @Test func `empty lists and texts where numbers belong are answered`() throws {
        var city = RandomCity(dice: Dice(3))
        let deployment = city.deployment()
        guard case .object(let sections) = deployment else { return }
        for (name, _) in sections {
            try check(deployment.replacing(name, with: .list([])), "\(name) empty")
            try check(deployment.replacing(name, with: .object([])), "\(name) {}")
            try check(deployment.replacing(name, with: .unknown), "\(name) unknown")
        }
        for name in [
            "inputs", "needs", "suppliers", "held", "amount", "weight", "share", "from", "parent", "jurisdiction",
        ] {
            try check(deployment.replacing(name, with: .text("x")), "\(name) = x")
            try check(deployment.replacing(name, with: .list([])), "\(name) = []")
        }
    }

    @Test func `holdings of 100 % in a circle and suppliers that buy all from one another end`() throws {
        let suppliers = (0..<50).map { number in
            Tree.object([
                ("id", .text("s\(number)")), ("parent", .text("s\((number + 1) % 50)")), ("jurisdiction", .text("FF")),
                ("inputs", .list([.object([("from", .text("s\((number + 1) % 50)")), ("share", .number(1))])])),
            ])
        }
        var city = RandomCity(dice: Dice(5))
        let deployment = city.deployment().replacing("suppliers", with: .list(suppliers))
        try check(deployment, "circle")
        #expect(try answer(transitiveExposure, deployment, home: "HH").span.upperBound <= 1)
    }

    private func check(_ deployment: Tree, _ what: String) throws {
        for (name, found) in try answersFromHome(deployment) {
            switch found {
            case .measured(.number(let value)): #expect(value.isFinite, "\(what) \(name)")
            case .bounded(let low, let high, _):
                #expect(low.isFinite && high.isFinite && low <= high, "\(what) \(name)")
            default: break
            }
        }
    }
}

extension Tree {
    /// Every tree in which one value under `name` is changed.
    func changing(_ name: String, _ change: (Tree) -> Tree?) -> [Tree] {
        switch self {
        case .object(let members):
            members.indices.flatMap { index -> [Tree] in
                var found = members[index].1.changing(name, change)
                if members[index].0 == name, let new = change(members[index].1) { found.append(new) }
                return found.map { new in
                    var copy = members
                    copy[index].1 = new
                    return .object(copy)
                }
            }
        case .list(let items):
            items.indices.flatMap { index in
                items[index].changing(name, change).map { new in
                    var copy = items
                    copy[index] = new
                    return .list(copy)
                }
            }
        default: []
        }
    }

    /// The tree with every value under `name` replaced.
    func replacing(_ name: String, with value: Tree) -> Tree {
        switch self {
        case .object(let members):
            .object(members.map { ($0.0, $0.0 == name ? value : $0.1.replacing(name, with: value)) })
        case .list(let items): .list(items.map { $0.replacing(name, with: value) })
        default: self
        }
    }
}
