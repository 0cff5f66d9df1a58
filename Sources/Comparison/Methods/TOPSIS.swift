/// How near each option is to the best of everything and how far from the worst of everything.
public struct TOPSIS: Hashable, Sendable {
    /// How columns are made comparable. The choice can change the winner, so a report names it.
    public enum Normalisation: String, Hashable, Sendable, CaseIterable {
        /// x / √Σx²
        case vector
        /// (x − min) / (max − min)
        case minMax = "min-max"
    }

    /// Closeness 0…1, greatest leads; 1/2 for all when no criterion separates anybody.
    public let ranking: Ranking
    /// Distance to the ideal option and to the anti-ideal one.
    public let toIdeal: [Double]
    public let toAntiIdeal: [Double]
    public let normalisation: Normalisation
}

extension DecisionMatrix {
    /// Technique for order preference by similarity to the ideal solution.
    ///
    /// Hwang and Yoon, Multiple attribute decision making, 1981. Published example: Opricovic and Tzeng, Compromise
    /// solution by MCDM methods, 2004, in `opricovicAndTzengsThreeOptionsUnderMinMaxNormalisation`. O(m·n).
    public func topsis(_ normalisation: TOPSIS.Normalisation = .vector) -> TOPSIS {
        let (near, far) = squaredDistances(normalisation)
        var toIdeal = [Double](repeating: 0, count: alternatives.count)
        var toAntiIdeal = toIdeal
        for column in criteria.indices {
            let share = weights[column] * weights[column]
            for row in alternatives.indices {
                toIdeal[row] += share * near[column * alternatives.count + row]
                toAntiIdeal[row] += share * far[column * alternatives.count + row]
            }
        }
        toIdeal = toIdeal.map { $0.squareRoot() }
        toAntiIdeal = toAntiIdeal.map { $0.squareRoot() }
        let closeness = zip(toIdeal, toAntiIdeal).map { $0 + $1 > 0 ? $1 / ($0 + $1) : 0.5 }
        return TOPSIS(
            ranking: Ranking(closeness, scale: 1), toIdeal: toIdeal, toAntiIdeal: toAntiIdeal,
            normalisation: normalisation)
    }

    /// Per criterion and option, column by column: the squared distance to the best and to the worst value, before
    /// weights. Constant criteria are at distance 0 from both.
    func squaredDistances(_ normalisation: TOPSIS.Normalisation) -> (near: [Double], far: [Double]) {
        var near = [Double](repeating: 0, count: gains.count)
        var far = near
        let constant = Set(constantCriteria)
        for column in criteria.indices where !constant.contains(column) {
            let unit = unit(of: column, normalisation)
            for row in alternatives.indices {
                let place = column * alternatives.count + row
                let short = (best[column] - gains[place]) / unit
                let ahead = (gains[place] - worst[column]) / unit
                near[place] = short * short
                far[place] = ahead * ahead
            }
        }
        return (near, far)
    }

    /// What a column is divided by; above 0 for a column that is not constant.
    private func unit(of column: Int, _ normalisation: TOPSIS.Normalisation) -> Double {
        switch normalisation {
        case .minMax:
            return best[column] - worst[column]
        case .vector:
            let greatest = max(best[column].magnitude, worst[column].magnitude)
            let squares = self.column(column).reduce(0) { $0 + ($1 / greatest) * ($1 / greatest) }
            return greatest * squares.squareRoot()
        }
    }
}
