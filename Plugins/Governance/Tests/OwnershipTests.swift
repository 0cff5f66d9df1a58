import Testing

@testable import Governance

@Suite struct IntegratedOwnershipTests {
    @Test(arguments: [150, 0])
    func `60 % of 80 % plus 10 % is 0.58`(exactSize: Int) {
        var graph = OwnershipGraph()
        _ = graph.add("foreign", isForeign: true)
        _ = graph.add("city", isForeign: false)
        graph.add(holder: "holding", held: "operator", stake: 0.8, hasControl: false)
        graph.add(holder: "foreign", held: "operator", stake: 0.1, hasControl: false)
        graph.add(holder: "city", held: "operator", stake: 0.1, hasControl: false)
        graph.add(holder: "foreign", held: "holding", stake: 0.6, hasControl: false)
        graph.add(holder: "city", held: "holding", stake: 0.4, hasControl: false)
        let order = graph.lookThrough(from: 3)
        let stakes = IntegratedOwnership(graph: graph, order: order, exactSize: exactSize)
        #expect(stakes.foreign(3).low.isClose(to: 0.58) && stakes.foreign(3).high.isClose(to: 0.58))
    }

    @Test func `what nobody is named for may belong to anybody`() throws {
        var graph = OwnershipGraph()
        _ = graph.add("foreign", isForeign: true)
        graph.add(holder: "foreign", held: "operator", stake: 0.3, hasControl: false)
        #expect(try graph.foreignControl(of: "operator") == Interval(low: 0.3, high: 1))
        #expect(try graph.foreignControl(of: "nobody described") == .anyShare)
    }

    @Test func `treasury shares and cross-holdings come out even`() throws {
        var graph = OwnershipGraph()
        _ = graph.add("foreign", isForeign: true)
        _ = graph.add("city", isForeign: false)
        // a and b hold 99.99 % of one another; what is left is abroad and at home in equal parts.
        graph.add(holder: "a", held: "b", stake: 0.9999, hasControl: false)
        graph.add(holder: "b", held: "a", stake: 0.9999, hasControl: false)
        graph.add(holder: "foreign", held: "a", stake: 0.0001, hasControl: false)
        graph.add(holder: "city", held: "b", stake: 0.0001, hasControl: false)
        let share = try graph.foreignControl(of: "a")
        // a = 0.9999·b + 0.0001, b = 0.9999·a.
        #expect(share.low.isClose(to: 0.0001 / (1 - 0.9999 * 0.9999)) && share.high.isClose(to: share.low))
        var own = OwnershipGraph()
        _ = own.add("foreign", isForeign: true)
        own.add(holder: "a", held: "a", stake: 0.1, hasControl: false)
        own.add(holder: "foreign", held: "a", stake: 0.9, hasControl: false)
        #expect(try own.foreignControl(of: "a").low.isClose(to: 1))
    }

    @Test(arguments: [150, 0])
    func `a circle nobody outside owns belongs to anybody`(exactSize: Int) {
        var graph = OwnershipGraph()
        graph.add(holder: "a", held: "b", stake: 1, hasControl: false)
        graph.add(holder: "b", held: "a", stake: 1, hasControl: false)
        let stakes = IntegratedOwnership(graph: graph, order: graph.lookThrough(from: 0), exactSize: exactSize)
        #expect(stakes.foreign(0) == .anyShare)
    }

    @Test(arguments: UInt64(1)...40)
    func `elimination and iteration agree`(seed: UInt64) {
        var dice = Dice(seed)
        var graph = OwnershipGraph()
        for entity in 0..<12 { _ = graph.add("e\(entity)", isForeign: dice.pick([true, false, nil])) }
        for held in 0..<8 {
            for _ in 0..<dice.count(0...3) {
                graph.add(
                    holder: "e\(dice.count(0...11))", held: "e\(held)", stake: dice.share() / 3.01, hasControl: false)
            }
        }
        let order = graph.lookThrough(from: 0)
        let exact = IntegratedOwnership(graph: graph, order: order)
        let enclosed = IntegratedOwnership(graph: graph, order: order, exactSize: 0)
        for entity in order {
            let (left, right) = (exact.foreign(entity), enclosed.foreign(entity))
            #expect(abs(left.low - right.low) < 1e-9 && abs(left.high - right.high) < 1e-9, "seed \(seed)")
        }
    }

    @Test func `a large group in a circle ends quickly`() throws {
        var graph = OwnershipGraph()
        _ = graph.add("foreign", isForeign: true)
        for entity in 0..<10_000 {
            graph.add(holder: "e\((entity + 1) % 10_000)", held: "e\(entity)", stake: 0.5, hasControl: false)
            graph.add(holder: "e\((entity + 17) % 10_000)", held: "e\(entity)", stake: 0.2, hasControl: false)
            graph.add(holder: "foreign", held: "e\(entity)", stake: 0.3, hasControl: false)
        }
        let share = try graph.foreignControl(of: "e0")
        #expect(share.low > 0.9 && share.high <= 1)
    }
}

@Suite struct ControlTests {
    @Test func `a right of control abroad is the whole of it, also through a chain`() throws {
        var graph = OwnershipGraph()
        _ = graph.add("state", isForeign: true)
        _ = graph.add("city", isForeign: false)
        graph.add(holder: "city", held: "operator", stake: 0.99, hasControl: false)
        graph.add(holder: "holding", held: "operator", stake: 0.01, hasControl: true)
        _ = graph.add("holding", isForeign: false)
        graph.add(holder: "city", held: "holding", stake: 1, hasControl: false)
        #expect(try graph.foreignControl(of: "operator").high.isClose(to: 0))
        graph.add(holder: "state", held: "holding", stake: 0, hasControl: true)
        #expect(try graph.foreignControl(of: "operator") == Interval(1))
    }

    @Test func `a right of control that may exist is counted at the worse end`() throws {
        var graph = OwnershipGraph()
        _ = graph.add("fund", isForeign: true)
        _ = graph.add("city", isForeign: false)
        graph.add(holder: "city", held: "operator", stake: 0.9, hasControl: false)
        graph.add(holder: "fund", held: "operator", stake: 0.1, hasControl: nil)
        let share = try graph.foreignControl(of: "operator")
        #expect(share.low.isClose(to: 0.1) && share.high == 1)
    }

    @Test func `stakes above 1 are refused by name`() {
        var graph = OwnershipGraph()
        graph.add(holder: "a", held: "operator", stake: 0.8, hasControl: false)
        graph.add(holder: "b", held: "operator", stake: 0.3, hasControl: false)
        #expect { try graph.foreignControl(of: "operator") } throws: {
            "\($0)" == "shares of the stakes in 'operator' sum to 1.1, more than 1"
        }
    }
}
