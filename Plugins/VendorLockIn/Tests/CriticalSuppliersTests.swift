import Testing

@testable import VendorLockIn

@Suite struct CriticalSuppliersTests {
    private typealias Graph = DependencyGraph

    @Test func `a reseller of each kind with one parent is one supplier`() throws {
        // Two services; both access networks belong to supplier 0, the platform to 1.
        var graph = Graph(
            components: [
                .part(suppliers: [.known(0)], needs: []), .part(suppliers: [.known(0)], needs: []),
                .choice([0, 1]), .part(suppliers: [.known(1), .known(2)], needs: [2]),
            ],
            services: [.init(weight: 3, needs: [3]), .init(weight: 1, needs: [])], supplierCount: 3)
        var critical = CriticalSuppliers(graph)
        #expect(critical.largestShare() == Interval(0.75))
        graph.components[1] = .part(suppliers: [.known(2)], needs: [])
        critical = CriticalSuppliers(graph)
        #expect(critical.largestShare() == Interval(0))
    }

    @Test func `parts that need one another stop together, and a choice does not support itself`() {
        let mutual = Graph(
            components: [.part(suppliers: [.known(0)], needs: [1]), .part(suppliers: [.known(1)], needs: [0])],
            services: [.init(weight: 1, needs: [0]), .init(weight: 1, needs: [])], supplierCount: 2)
        var critical = CriticalSuppliers(mutual)
        #expect(critical.largestShare() == Interval(0.5))
        // The stand-in (1) needs the very choice (2) it stands in for.
        let standIn = Graph(
            components: [
                .part(suppliers: [.known(0)], needs: []), .part(suppliers: [.known(1)], needs: [2]), .choice([0, 1]),
            ],
            services: [.init(weight: 1, needs: [2])], supplierCount: 2)
        critical = CriticalSuppliers(standIn)
        #expect(critical.largestShare() == Interval(1))
    }

    @Test func `what is unknown is taken at its worst and at its best`() {
        let graph = Graph(
            components: [.part(suppliers: [.known(0), .unknown], needs: []), .part(suppliers: nil, needs: [])],
            services: [.init(weight: 1, needs: [0]), .init(weight: 1, needs: [1]), .init(weight: 2, needs: [])],
            supplierCount: 1)
        var critical = CriticalSuppliers(graph)
        #expect(critical.largestShare() == Interval(low: 0, high: 0.5))
        let weights = Graph(
            components: [.part(suppliers: [.known(0)], needs: [])],
            services: [.init(weight: 1, needs: [0]), .init(weight: nil, needs: [])], supplierCount: 1)
        critical = CriticalSuppliers(weights)
        #expect(critical.largestShare() == Interval(low: 0, high: 1))
    }

    @Test(arguments: UInt64(1)...150)
    func `removing each supplier in turn finds the same`(seed: UInt64) {
        var dice = Dice(seed)
        let count = dice.count(2...9)
        let suppliers = dice.count(1...70)
        let graph = Graph(
            components: (0..<count).map { _ in
                let near = (0..<dice.count(0...2)).map { _ in Optional(dice.count(0...count - 1)) }
                return dice.count(0...2) == 0 && !near.isEmpty
                    ? .choice(near)
                    : .part(
                        suppliers: (0..<dice.count(0...2)).map { _ in .known(dice.count(0...suppliers - 1)) },
                        needs: near)
            },
            services: (0..<3).map { _ in
                .init(weight: Double(dice.count(1...4)), needs: [dice.count(0...count - 1), dice.count(0...count - 1)])
            },
            supplierCount: suppliers)
        var critical = CriticalSuppliers(graph)
        let total = graph.services.reduce(0) { $0 + ($1.weight ?? 0) }
        let brute =
            (0...suppliers).map { removed in
                let works = working(graph, without: removed)
                return graph.services.reduce(0) { sum, service in
                    sum + ((service.needs ?? []).allSatisfy { works[$0 ?? 0] } ? 0 : service.weight ?? 0)
                }
            }.max() ?? 0
        #expect(critical.largestShare()?.high.isClose(to: brute / total) ?? false, "seed \(seed)")
    }

    /// Which components work without a supplier: choices from what is already shown to work, parts of a circle at once.
    private func working(_ graph: DependencyGraph, without removed: Int) -> [Bool] {
        var shown = Array(repeating: false, count: graph.components.count)
        while true {
            var works = graph.components.map { component -> Bool in
                if case .choice(let options) = component { return (options ?? []).contains { shown[$0 ?? 0] } }
                return true
            }
            var isFalling = true
            while isFalling {
                isFalling = false
                for (index, component) in graph.components.enumerated() where works[index] {
                    guard case .part(let suppliers, let needs) = component else { continue }
                    let isSupplied = suppliers?.isEmpty ?? true || suppliers?.contains { $0 != .known(removed) } ?? true
                    if !isSupplied || !(needs ?? []).allSatisfy({ works[$0 ?? 0] }) {
                        works[index] = false
                        isFalling = true
                    }
                }
            }
            if works == shown { return works }
            shown = works
        }
    }

    @Test func `a spent budget still encloses the truth`() {
        let ring = (0..<50).map { index in
            DependencyGraph.Component.part(suppliers: [.known(index), .known(index + 1)], needs: [(index + 1) % 50])
        }
        let graph = Graph(
            components: ring, services: [.init(weight: 1, needs: [0]), .init(weight: 1, needs: [])], supplierCount: 51)
        var patient = CriticalSuppliers(graph)
        #expect(patient.largestShare() == Interval(0))
        var hasty = CriticalSuppliers(graph, budget: 10)
        #expect(hasty.largestShare() == Interval(low: 0, high: 0.5))
    }

    @Test func `ten thousand components with fifty thousand needs are measured`() {
        var dice = Dice(11)
        let components = (0..<10_000).map { index -> DependencyGraph.Component in
            let later = (0..<5).map { _ in Optional(min(9_999, index + dice.count(1...400))) }.filter { $0 != index }
            return index % 7 == 0
                ? .choice(later.isEmpty ? [index - 1] : later)
                : .part(suppliers: [.known(dice.count(0...499))], needs: later)
        }
        let graph = Graph(
            components: components, services: (0..<100).map { .init(weight: 1, needs: [$0 * 90]) }, supplierCount: 500)
        let clock = ContinuousClock()
        let start = clock.now
        var critical = CriticalSuppliers(graph)
        let share = critical.largestShare()
        print("critical suppliers of 10,000 components and 50,000 needs: \(clock.now - start)")
        #expect(share?.high ?? 0 > 0)
    }
}
