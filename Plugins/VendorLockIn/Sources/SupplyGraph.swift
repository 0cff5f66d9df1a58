/// Who buys from whom: suppliers, where they add value, and what share of their sales they spend on inputs.
struct SupplyGraph {
    struct Input {
        var from: Int
        /// Share of the buyer's sales; nil is unknown.
        var share: Double?
    }

    struct Supplier {
        /// Where it adds its value; nil is unknown.
        var jurisdiction: String?
        /// Nil is unknown: then all it sells may come from anywhere.
        var inputs: [Input]?
    }

    var suppliers: [Supplier]

    /// Where a sum spent on suppliers ends up as value added.
    struct ValueAdded {
        var byJurisdiction: [String: Double] = [:]
        /// What may have been added anywhere.
        var unknown = 0.0
    }

    /// What of a supplier's sales is its own value added, and what is not known to be anybody's.
    func split(_ supplier: Int) -> (own: Double, unknown: Double) {
        guard let inputs = suppliers[supplier].inputs else { return (0, 1) }
        let rest = max(1 - inputs.reduce(0) { $0 + ($1.share ?? 0) }, 0)
        return inputs.allSatisfy { $0.share != nil } ? (rest, 0) : (0, rest)
    }

    /// The value added by jurisdiction when `demand` is spent on each supplier.
    ///
    /// Leontief, "Quantitative input and output relations in the economic system of the United States", Review of Economic
    /// Statistics 18 (1936): sales x = b·(I − W)⁻¹, of which each supplier keeps 1 − Σ W as its own. RECALLED. Without
    /// the last factor what passes through two suppliers of one jurisdiction would count twice there; with it the shares
    /// of all jurisdictions sum to what was spent. Buyers come before those they buy from; only circles are solved, small
    /// ones exactly. What never leaves a circle may have been added anywhere.
    /// Test: `LeontiefTests`.
    func valueAdded(of demand: [Double]) -> ValueAdded {
        var sales = demand
        var added = ValueAdded()
        let edges = suppliers.map { ($0.inputs ?? []).filter { $0.share ?? 0 > 0 }.map(\.from) }
        var circleOf = Array(repeating: -1, count: suppliers.count)
        for (number, circle) in stronglyConnected(edges).reversed().enumerated() {
            for supplier in circle { circleOf[supplier] = number }
            if circle.count > 1 || edges[circle[0]].contains(circle[0]) {
                var purchases = CirclePurchases(circle, in: self)
                added.unknown += purchases.settle(&sales)
            }
            for supplier in circle where sales[supplier] > 0 {
                let (own, unknown) = split(supplier)
                if own > 0, let jurisdiction = suppliers[supplier].jurisdiction {
                    added.byJurisdiction[jurisdiction, default: 0] += sales[supplier] * own
                } else {
                    added.unknown += sales[supplier] * own
                }
                added.unknown += sales[supplier] * unknown
                for input in suppliers[supplier].inputs ?? [] where circleOf[input.from] != number {
                    sales[input.from] += sales[supplier] * (input.share ?? 0)
                }
            }
        }
        return added
    }
}
