/// One option at least as good as another on every criterion and better on one.
public struct Dominance: Hashable, Sendable {
    public let dominating: Int
    public let dominated: Int
}

extension DecisionMatrix {
    /// Every pair in which one option dominates the other, whatever the sizes of the weights. Criteria of weight 0 are
    /// not looked at. Order: by the dominating option, then the dominated one. O(m²·n).
    ///
    /// Pareto, Manuale di economia politica, 1906.
    public var dominances: [Dominance] {
        let rows = weighedRows
        return rows.indices.flatMap { a in
            rows.indices.compactMap { b in
                Self.dominates(rows[a], rows[b]) ? Dominance(dominating: a, dominated: b) : nil
            }
        }
    }

    /// Options that nobody dominates, in order. O(m·f·n) for a front of f options.
    ///
    /// Options are taken in descending order of their values, so whoever dominates one has been taken before it.
    public var paretoFront: [Int] {
        let rows = weighedRows
        let descending = rows.indices.sorted { rows[$1].lexicographicallyPrecedes(rows[$0]) }
        var front: [Int] = []
        for candidate in descending where !front.contains(where: { Self.dominates(rows[$0], rows[candidate]) }) {
            front.append(candidate)
        }
        return front.sorted()
    }

    /// Gains of each option on the criteria that weigh anything.
    private var weighedRows: [[Double]] {
        let columns = criteria.indices.filter { weights[$0] > 0 }
        return alternatives.indices.map { row in columns.map { gains[$0 * alternatives.count + row] } }
    }

    private static func dominates(_ a: [Double], _ b: [Double]) -> Bool {
        var isBetter = false
        for column in a.indices {
            if a[column] < b[column] { return false }
            if a[column] > b[column] { isBetter = true }
        }
        return isBetter
    }
}
