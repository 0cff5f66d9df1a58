/// Preference flows: how strongly an option is preferred to the others, and they to it.
public struct PROMETHEEII: Hashable, Sendable {
    /// Mean preference over the other options, 0…1.
    public let plus: [Double]
    /// Mean preference of the other options over it, 0…1.
    public let minus: [Double]
    /// plus − minus, −1…1, greatest leads.
    public let net: Ranking
}

extension DecisionMatrix {
    /// Preference ranking by net flow, each criterion with its own preference function.
    ///
    /// Brans, Vincke and Mareschal, How to select and how to rank projects: the PROMETHEE method, 1986. Published
    /// example: Zhao, Peng and Li, Revised PROMETHEE II for improving efficiency in emergency response, 2013, in
    /// `zhaoPengAndLisPROMETHEEII`. O(n·m·log m), with a Gaussian criterion O(m²) for that criterion.
    public func prometheeII() -> PROMETHEEII {
        var plus = [Double](repeating: 0, count: alternatives.count)
        var minus = plus
        for column in criteria.indices {
            let flows = unicriterionFlows(column)
            for row in alternatives.indices {
                plus[row] += weights[column] * flows.plus[row]
                minus[row] += weights[column] * flows.minus[row]
            }
        }
        return PROMETHEEII(plus: plus, minus: minus, net: Ranking(zip(plus, minus).map { $0 - $1 }, scale: 1))
    }

    /// The flows of one criterion alone, before its weight.
    func unicriterionFlows(_ column: Int) -> (plus: [Double], minus: [Double]) {
        let gains = Array(self.column(column))
        let order = gains.indices.sorted { gains[$0] < gains[$1] }
        let ascending = order.map { gains[$0] }
        let function = criteria[column].preference
        let over = function.leads(ascending)
        // Looked at from below, the greatest is the least: what others have over an option is what it has over them.
        let under = function.leads(ascending.reversed().map { -$0 })
        let others = Double(gains.count - 1)
        var plus = gains
        var minus = gains
        for (place, row) in order.enumerated() {
            plus[row] = over[place] / others
            minus[row] = under[gains.count - 1 - place] / others
        }
        return (plus, minus)
    }
}
