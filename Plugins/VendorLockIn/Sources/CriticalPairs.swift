/// What stops when two suppliers stop at once, "closely connected" ones for instance: Regulation (EU) 2022/2554 (DORA),
/// Art. 29.
///
/// Suppliers are taken out one by one, and for each the largest share that any second one stops is found; so every pair is
/// looked at. Test: `CriticalPairsTests`, against removing every pair.
enum CriticalPairs {
    /// So many that a graph of ten thousand components is answered in a second or two.
    static let mostSuppliers = 64

    /// The largest share of the services' weight that some pair stops, and which pair it is. Nil when the services weigh
    /// nothing.
    static func largest(_ graph: DependencyGraph) -> (share: Interval, pair: (Int, Int)?)? {
        var alone = CriticalSuppliers(graph)
        guard let share = alone.largestShare() else { return nil }
        var largest = (share: share, pair: (Int, Int)?.none)
        for supplier in 0..<graph.supplierCount {
            var rest = CriticalSuppliers(graph.without(supplier))
            guard let share = rest.largestShare() else { continue }
            let partner = rest.shares.prefix(graph.supplierCount).indices.first { rest.shares[$0] == share.high }
            if share.high > largest.share.high { largest.pair = partner.map { (supplier, $0) } }
            largest.share = .larger(largest.share, share)
        }
        return largest
    }
}

extension DependencyGraph {
    /// The graph once a supplier has stopped: what only it supplies no longer works.
    func without(_ supplier: Int) -> DependencyGraph {
        var copy = self
        copy.components = components.map { component in
            guard case .part(let suppliers?, let needs) = component, !suppliers.isEmpty else { return component }
            let left = suppliers.filter { $0 != .known(supplier) && $0 != .open(supplier) }
            // A choice of nothing never works.
            return left.isEmpty ? .choice([]) : .part(suppliers: left, needs: needs)
        }
        return copy
    }
}
