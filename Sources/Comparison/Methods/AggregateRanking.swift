import RiskModel

extension DecisionMatrix {
    /// Options ranked by an aggregate of the profile: each criterion is read as a risk, 100·(1 − utility), and the least
    /// aggregate leads. Scores are risks, 0…100.
    ///
    /// With an ordered aggregation the criteria's own weights play no part.
    public func aggregated(by aggregation: Aggregation) throws(MethodProblem) -> Ranking {
        try check(aggregation)
        let scale = scale
        let risks = alternatives.map { alternative in
            let risks = criteria.indices.map { 100 * (1 - scale.utility(alternative.values[$0], on: $0)) }
            return aggregation.risk(risks, weights: weights)
        }
        return Ranking(risks, leading: .least, scale: 100)
    }

    /// Ordered weighted average: `orderWeights` go to an option's risks by their size, worst first.
    ///
    /// Yager, On ordered weighted averaging aggregation operators in multicriteria decisionmaking, 1988. A
    /// worked option set is in `theOrderedAverageOfTheFourModules`. O(m·n·log n).
    public func orderedWeightedAverage(_ orderWeights: [Double]) throws(MethodProblem) -> Ranking {
        if orderWeights.count != criteria.count {
            throw .setting(
                method: "owa", name: "\(orderWeights.count) order weights", given: "for \(criteria.count) criteria",
                needs: "one for each")
        }
        return try aggregated(by: .ordered(orderWeights))
    }

    private func check(_ aggregation: Aggregation) throws(MethodProblem) {
        switch aggregation {
        case .arithmetic, .geometric:
            return
        case .power(let exponent):
            if exponent.isFinite && exponent > 0 { return }
            throw .setting(
                method: "power", name: "the exponent", given: plain(exponent), needs: "a finite number above 0")
        case .ordered(let ranks):
            let sum = ranks.reduce(0, +)
            if ranks.allSatisfy({ $0 >= 0 }) && sum.isFinite && sum > 0 { return }
            throw .setting(
                method: "owa", name: "the order weights", given: ranks.map(plain).joined(separator: ", "),
                needs: "a list of finite numbers from 0 up with one above 0")
        }
    }
}

/// How close an ordered average comes to looking at the worst alone: 1 it does, 0 it looks at the best alone, 1/2 the
/// mean. `orderWeights` are worst first; 1/2 for fewer than two.
public func orness(of orderWeights: [Double]) -> Double {
    let sum = orderWeights.reduce(0, +)
    guard orderWeights.count > 1, sum > 0 else { return 0.5 }
    let steps = Double(orderWeights.count - 1)
    let weighted = orderWeights.enumerated().map { (steps - Double($0)) * $1 }
    return weighted.reduce(0, +) / (steps * sum)
}
