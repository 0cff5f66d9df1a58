extension SupplyGraph {
    /// What of the demand is added in a jurisdiction by direct suppliers, by theirs, and so on: one figure per tier.
    ///
    /// O(tiers × edges). What lies deeper than the last tier is in none of them.
    func tiers(of demand: [Double], in jurisdiction: String, count: Int = 10) -> [Double] {
        var round = demand
        var found: [Double] = []
        for _ in 0..<count {
            var (here, next) = (0.0, Array(repeating: 0.0, count: suppliers.count))
            for (supplier, amount) in round.enumerated() where amount > 0 {
                if suppliers[supplier].jurisdiction == jurisdiction { here += amount * split(supplier).own }
                for input in suppliers[supplier].inputs ?? [] { next[input.from] += amount * (input.share ?? 0) }
            }
            found.append(here)
            round = next
        }
        return found
    }

    /// A chain of suppliers, the first of them direct, and the value that is added at its end along it.
    struct Chain: Equatable {
        var suppliers: [Int]
        var value: Double
    }

    /// The chains that add most in a jurisdiction, largest first.
    ///
    /// Best first: no chain adds more than what flows into its end, so the search ends when what waits flows less than
    /// the least chain found adds. At most `limit` chains are looked at.
    func widestChains(of demand: [Double], in jurisdiction: String, count: Int = 3, limit: Int = 20_000) -> [Chain] {
        var heap = Heap()
        for (supplier, amount) in demand.enumerated() where amount > 0 { heap.push(amount, [supplier]) }
        var found: [Chain] = []
        var looked = 0
        while looked < limit, let (flow, chain) = heap.pop() {
            looked += 1
            if found.count == count, flow <= found[count - 1].value { break }
            let end = chain[chain.count - 1]
            let value = suppliers[end].jurisdiction == jurisdiction ? flow * split(end).own : 0
            if value > 0 {
                found.append(Chain(suppliers: chain, value: value))
                found.sort {
                    $0.value > $1.value || $0.value == $1.value && $0.suppliers.lexicographicallyPrecedes($1.suppliers)
                }
                if found.count > count { found.removeLast() }
            }
            for input in suppliers[end].inputs ?? [] {
                let onward = flow * (input.share ?? 0)
                if onward > 0, found.count < count || onward > found[count - 1].value {
                    heap.push(onward, chain + [input.from])
                }
            }
        }
        return found
    }
}

/// Chains by what flows to their ends, the widest first; ties by the numbers of the suppliers.
private struct Heap {
    private var rows: [(flow: Double, chain: [Int])] = []

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        if rows[left].flow != rows[right].flow { return rows[left].flow > rows[right].flow }
        return rows[left].chain.lexicographicallyPrecedes(rows[right].chain)
    }

    mutating func push(_ flow: Double, _ chain: [Int]) {
        rows.append((flow, chain))
        var at = rows.count - 1
        while at > 0, precedes(at, (at - 1) / 2) {
            rows.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    mutating func pop() -> (Double, [Int])? {
        guard !rows.isEmpty else { return nil }
        rows.swapAt(0, rows.count - 1)
        let top = rows.removeLast()
        var at = 0
        while 2 * at + 1 < rows.count {
            var child = 2 * at + 1
            if child + 1 < rows.count, precedes(child + 1, child) { child += 1 }
            guard precedes(child, at) else { break }
            rows.swapAt(child, at)
            at = child
        }
        return top
    }
}
