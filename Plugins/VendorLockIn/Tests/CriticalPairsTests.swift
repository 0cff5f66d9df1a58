import Testing

@testable import VendorLockIn

@Suite struct CriticalPairsTests {
    private typealias Graph = DependencyGraph

    @Test func `two that stand in for each other stop it together`() {
        let graph = Graph(
            components: [
                .part(suppliers: [.known(0), .known(1)], needs: []), .part(suppliers: [.known(2)], needs: []),
            ],
            services: [.init(weight: 3, needs: [0]), .init(weight: 1, needs: [1])], supplierCount: 3)
        var alone = CriticalSuppliers(graph)
        #expect(alone.largestShare() == Interval(0.25) && CriticalPairs.largest(graph)?.share == Interval(0.75))
        let pair = CriticalPairs.largest(graph)?.pair
        #expect(pair?.0 == 0 && pair?.1 == 1)
        let nothing = Graph(components: [], services: [.init(weight: 0, needs: [])], supplierCount: 0)
        #expect(CriticalPairs.largest(nothing)?.share == nil)
    }

    @Test(arguments: UInt64(1)...60) func `removing every pair finds the same`(seed: UInt64) {
        var dice = Dice(seed)
        let (count, suppliers) = (dice.count(2...8), dice.count(1...6))
        let graph = Graph(
            components: (0..<count).map { index in
                let later = (0..<dice.count(0...2)).map { _ in Optional(dice.count(index...count - 1)) }
                    .filter { $0 != index }
                return dice.count(0...2) == 0 && !later.isEmpty
                    ? .choice(later)
                    : .part(
                        suppliers: (0..<dice.count(0...3)).map { _ in .known(dice.count(0...suppliers - 1)) },
                        needs: later)
            },
            services: (0..<3).map { _ in .init(weight: Double(dice.count(1...4)), needs: [dice.count(0...count - 1)]) },
            supplierCount: suppliers)
        let total = graph.services.reduce(0) { $0 + ($1.weight ?? 0) }
        var brute = 0.0
        for one in 0..<suppliers {
            for other in 0..<suppliers {
                let works = working(graph, without: [.known(one), .known(other)])
                brute = max(
                    brute,
                    graph.services.reduce(0) {
                        $0 + ($1.needs?.allSatisfy { works[$0 ?? 0] } ?? false ? 0 : $1.weight ?? 0)
                    })
            }
        }
        #expect(CriticalPairs.largest(graph)?.share.high.isClose(to: brute / total) == true, "seed \(seed)")
    }

    /// Needs point to later components only, so the last ones are settled first.
    private func working(_ graph: Graph, without removed: Set<Graph.Supplier>) -> [Bool] {
        var works = Array(repeating: false, count: graph.components.count)
        for index in graph.components.indices.reversed() {
            switch graph.components[index] {
            case .choice(let options): works[index] = (options ?? []).contains { works[$0 ?? 0] }
            case .part(let suppliers, let needs):
                let isSupplied = suppliers?.isEmpty ?? true || suppliers?.contains { !removed.contains($0) } ?? true
                works[index] = isSupplied && (needs ?? []).allSatisfy { works[$0 ?? 0] }
            }
        }
        return works
    }
}
