/// The share of each entity that ultimately belongs to owners abroad, through all chains and circles of holdings.
///
/// Integrated ownership I = (Id − A)⁻¹·d of Brioschi, Buzzacchi and Colombo, "Risk capital financing and the separation
/// of ownership and control in business groups", Journal of Banking and Finance 13 (1989). RECALLED. Here as the chance
/// that a walk from holding to holder ends abroad: an owner without holders is where it ends; stakes nobody is named for
/// may end anywhere, and so may a circle that nobody outside owns.
/// Test: `IntegratedOwnershipTests`, 60 % of 80 % plus 10 % = 0.58.
struct IntegratedOwnership {
    private let graph: OwnershipGraph
    private var low: [Double]
    private var high: [Double]

    /// Groups up to this size are solved exactly, by elimination; larger ones by enclosing iteration.
    static let exactSize = 150

    init(graph: OwnershipGraph, order: [Int], exactSize: Int = IntegratedOwnership.exactSize) {
        self.graph = graph
        low = Array(repeating: 0, count: graph.names.count)
        high = Array(repeating: 1, count: graph.names.count)
        if order.count <= exactSize { eliminate(order) } else { enclose(order) }
    }

    func foreign(_ entity: Int) -> Interval { Interval(low: low[entity], high: high[entity]) }

    /// Whether an entity is foreign as a holder of control: it lives under foreign law, or most of it is owned abroad.
    func isForeign(_ entity: Int, surely: Bool) -> Bool {
        let own = graph.isForeign[entity]
        return surely ? own == true || low[entity] > 0.5 : own != false || high[entity] > 0.5
    }

    /// Where a walk ends that stays with an owner without holders.
    private func ends(_ entity: Int) -> (abroad: Double, home: Double) {
        switch graph.isForeign[entity] {
        case true?: (1, 0)
        case false?: (0, 1)
        case nil: (0, 0)
        }
    }

    /// Gauss-Seidel from below and from above: after every sweep the truth lies between the two.
    private mutating func enclose(_ order: [Int]) {
        var budget = 20_000_000
        var moved = true
        while moved, budget > 0 {
            moved = false
            for entity in order {
                let (newLow, newHigh) = step(entity)
                if newLow > low[entity] + 1e-15 || newHigh < high[entity] - 1e-15 { moved = true }
                low[entity] = max(low[entity], newLow)
                high[entity] = min(high[entity], newHigh)
                budget -= 1 + graph.holders[entity].count
            }
        }
    }

    private func step(_ entity: Int) -> (low: Double, high: Double) {
        let holdings = graph.holders[entity]
        guard !holdings.isEmpty else {
            let end = ends(entity)
            return (end.abroad, 1 - end.home)
        }
        var sums = (low: 0.0, safe: 0.0, all: graph.unnamedStake(in: entity))
        for holding in holdings {
            let stake = holding.stake ?? 0
            sums.low += stake * low[holding.holder]
            sums.safe += stake * (1 - high[holding.holder])
            sums.all += stake
        }
        return (min(sums.low / sums.all, 1), max(1 - sums.safe / sums.all, 0))
    }

    /// Exact: states are removed one by one without a subtraction (Grassmann, Taksar and Heyman 1985), so nearly closed
    /// circles lose no digits; whoever is left with no way out belongs to nobody outside.
    private mutating func eliminate(_ order: [Int]) {
        let count = order.count
        var place = Array(repeating: 0, count: graph.names.count)
        for (index, entity) in order.enumerated() { place[entity] = index }
        // Per row: where one step leads, then abroad, home, and unknown.
        var rows = order.map { entity in
            var row = Array(repeating: 0.0, count: count + 3)
            let holdings = graph.holders[entity]
            for holding in holdings { row[place[holding.holder]] += holding.stake ?? 0 }
            if holdings.isEmpty {
                let end = ends(entity)
                (row[count], row[count + 1]) = end
                row[count + 2] = 1 - end.abroad - end.home
            } else {
                row[count + 2] = graph.unnamedStake(in: entity)
            }
            return row
        }
        for out in stride(from: count - 1, through: 0, by: -1) { leave(out, &rows, count) }
        for (index, entity) in order.enumerated() {
            // Back-substitution: row `index` now leads only to earlier rows and to the three ends.
            var (abroad, home) = (rows[index][count], rows[index][count + 1])
            for earlier in 0..<index where rows[index][earlier] > 0 {
                abroad += rows[index][earlier] * low[order[earlier]]
                home += rows[index][earlier] * (1 - high[order[earlier]])
            }
            low[entity] = min(abroad, 1)
            high[entity] = max(min(1 - home, 1), low[entity])
        }
    }

    /// Lets every walk that comes to `out` go on at once; `out` itself no longer returns to itself or to later rows.
    private func leave(_ out: Int, _ rows: inout [[Double]], _ count: Int) {
        let targets = (0..<count + 3).filter { ($0 < out || $0 >= count) && rows[out][$0] > 0 }
        let exit = targets.reduce(0) { $0 + rows[out][$1] }
        rows[out][out] = 0
        guard exit > 0 else {
            rows[out] = Array(repeating: 0, count: count + 3)
            rows[out][count + 2] = 1
            for row in 0..<out where rows[row][out] > 0 {
                rows[row][count + 2] += rows[row][out]
                rows[row][out] = 0
            }
            return
        }
        for target in targets { rows[out][target] /= exit }
        for row in 0..<out where rows[row][out] > 0 {
            let share = rows[row][out]
            rows[row][out] = 0
            for target in targets { rows[row][target] += share * rows[out][target] }
        }
    }
}
