/// Which suppliers each service cannot do without, and the largest share of the services' weight one of them stops.
///
/// Supplier u is critical for a service when no way of satisfying it avoids u: u dominates it in the AND/OR graph
/// (Lengauer and Tarjan, "A fast algorithm for finding dominators in a flowgraph", ACM TOPLAS 1 (1979), for plain
/// graphs; RECALLED). Here sets of critical suppliers flow through the graph, 64 suppliers at a time: what needs
/// several things stops with any of them (union), what has a choice stops only with all of them (intersection).
/// Components that need one another in a circle work together or stop together; a choice never supports itself.
/// O((nodes + edges) × suppliers ÷ 64) without circles through choices.
/// Test: `CriticalSuppliersTests`, against removing every supplier in turn.
struct CriticalSuppliers {
    /// Whether unknowns are taken at their worst or at their best.
    enum View { case worst, best }

    private(set) var graph: DependencyGraph
    private let circles: [[Int]]
    /// Evaluations of a component that may still be spent on circles before the worst case is assumed.
    private var budget: Int
    /// For each component which of 64 suppliers it cannot do without: as something needed, and as one of a choice. They
    /// differ only while a circle is being settled.
    private var needed: [UInt64] = []
    private var chosen: [UInt64] = []
    /// For each supplier the share it stops, at its worst; filled by `largestShare`.
    private(set) var shares: [Double] = []

    init(_ graph: DependencyGraph, budget: Int = 20_000_000) {
        self.graph = graph
        self.budget = budget
        circles = graph.circles()
    }

    /// The largest share of the weight that one supplier stops. Nil when the services weigh nothing.
    mutating func largestShare() -> Interval? {
        let heaviest = graph.services.reduce(0) { max($0, $1.weight ?? 0) }
        // Scaled, so that weights of any size neither overflow nor vanish.
        if heaviest > 0 { for index in graph.services.indices { graph.services[index].weight? /= heaviest } }
        let known = graph.services.reduce(0) { $0 + ($1.weight ?? 0) }
        guard known > 0 || graph.services.contains(where: { $0.weight == nil }) else { return nil }
        shares = []
        let high = largest(.worst, known: known)
        return Interval(low: graph.isOpen || budget < 0 ? largest(.best, known: known) : high, high: high)
    }

    private mutating func largest(_ view: View, known: Double) -> Double {
        var largest = 0.0
        // The number after the last stands for a supplier nobody named.
        for block in stride(from: 0, through: graph.supplierCount, by: 64) {
            evaluate(block, view)
            let count = min(64, graph.supplierCount + 1 - block)
            let found = shares(ofFirst: count, view, known: known)
            if view == .worst { shares += found }
            largest = found.reduce(largest, max)
        }
        return largest
    }

    /// The share of the weight that each supplier of a block stops; an unknown weight is taken at its worst or at its best.
    private func shares(ofFirst count: Int, _ view: View, known: Double) -> [Double] {
        let everyone = UInt64.max >> UInt64(64 - count)
        var stopped = Array(repeating: 0.0, count: 64)
        var unknown = (stopped: UInt64(0), running: UInt64(0))
        for service in graph.services {
            var critical = needs(service.needs, view) & everyone
            guard let weight = service.weight else {
                unknown.stopped |= critical
                unknown.running |= ~critical
                continue
            }
            while critical != 0 {
                stopped[critical.trailingZeroBitCount] += weight
                critical &= critical - 1
            }
        }
        return (0..<count).map { bit in
            let stops = unknown.stopped >> UInt64(bit) & 1 == 1
            let runs = unknown.running >> UInt64(bit) & 1 == 1
            let share = known > 0 ? min(stopped[bit] / known, 1) : 0
            switch view {
            case .worst: return stops ? 1 : share
            // Unknown weights that keep running may outweigh everything; those that stop may weigh nothing.
            case .best: return runs ? 0 : known > 0 ? share : 1
            }
        }
    }

    /// Fills `needed` and `chosen` for one block of 64 suppliers.
    private mutating func evaluate(_ block: Int, _ view: View) {
        needed = Array(repeating: .max, count: graph.components.count)
        chosen = needed
        for circle in circles {
            if circle.count > 1 || isOwnNeed(circle[0]) {
                settle(circle, block, view)
            } else {
                needed[circle[0]] = stop(circle[0], block, view)
                chosen[circle[0]] = needed[circle[0]]
            }
        }
    }

    /// A circle: what choices rely on is taken as missing until shown to work, what is needed as working until shown to
    /// stop. Where the budget ends, choices not yet shown to work count as missing, or in the best view everything works.
    private mutating func settle(_ circle: [Int], _ block: Int, _ view: View) {
        var isMoving = true
        while isMoving {
            for component in circle { needed[component] = 0 }
            var isGrowing = true
            while isGrowing, budget >= 0 {
                isGrowing = false
                for component in circle {
                    let next = needed[component] | stop(component, block, view)
                    if next != needed[component] { isGrowing = true }
                    needed[component] = next
                }
                budget -= circle.count
            }
            if budget < 0 {
                for component in circle {
                    if view == .best { chosen[component] = 0 }
                    needed[component] = chosen[component]
                }
                return
            }
            isMoving = circle.contains { needed[$0] != chosen[$0] }
            for component in circle { chosen[component] = needed[component] }
        }
    }

    private func isOwnNeed(_ component: Int) -> Bool {
        switch graph.components[component] {
        case .part(_, let needs): needs?.contains(component) ?? false
        case .choice(let options): options?.contains(component) ?? false
        }
    }

    /// What stops one component, given what stops its needs and what stops the options of a choice.
    private func stop(_ component: Int, _ block: Int, _ view: View) -> UInt64 {
        switch graph.components[component] {
        case .part(let suppliers, let needs): sole(suppliers, block, view) | self.needs(needs, view)
        case .choice(nil): unknown(view)
        case .choice(let options?):
            options.reduce(UInt64.max) { $0 & ($1.map { chosen[$0] } ?? unknown(view)) }
        }
    }

    private func needs(_ needs: [Int?]?, _ view: View) -> UInt64 {
        guard let needs else { return unknown(view) }
        return needs.reduce(0) { $0 | ($1.map { needed[$0] } ?? unknown(view)) }
    }

    private func unknown(_ view: View) -> UInt64 { view == .worst ? .max : 0 }

    /// The supplier a component stops with: the only group among its suppliers. In the worst view whoever is unknown
    /// belongs to that group, or is anybody where all are unknown; in the best view he is one more.
    private func sole(_ suppliers: [DependencyGraph.Supplier]?, _ block: Int, _ view: View) -> UInt64 {
        guard let suppliers else { return unknown(view) }
        var only: Int?
        var isAnybody = false
        for supplier in suppliers {
            switch (supplier, view) {
            case (.unknown, .worst), (.open, .worst): isAnybody = true
            case (.unknown, .best): return 0
            case (.known(let group), _), (.open(let group), .best):
                if let only, only != group { return 0 }
                only = group
            }
        }
        guard let only else { return isAnybody ? .max : 0 }
        return block <= only && only < block + 64 ? 1 << UInt64(only - block) : 0
    }
}
