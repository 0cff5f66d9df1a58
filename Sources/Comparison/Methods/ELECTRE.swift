/// Who outranks whom, and the kernel: options that nobody in the kernel outranks and that together outrank the rest.
public struct ELECTREI: Hashable, Sendable {
    /// [a][b]: weight of the criteria on which a is at least as good as b, 0…1; 0 on the diagonal.
    public let concordance: [[Double]]
    /// [a][b]: the greatest lead of b over a as a share of that criterion's range, 0…1; 0 on the diagonal.
    public let discordance: [[Double]]
    /// Of each option, whom it outranks, in order.
    public let outranks: [[Int]]
    /// In the order of the options.
    public let kernel: [Int]
    /// Groups that outrank each other in a circle and are kept or dropped together.
    public let circles: [[Int]]
}

extension DecisionMatrix {
    /// Outranking with one threshold for agreement and one for objection: a outranks b if concordance is at least
    /// `concordance` and discordance at most `discordance`.
    ///
    /// Roy, Classement et choix en présence de points de vue multiples (la méthode ELECTRE), 1968. Published example:
    /// Cebrián and Porcar, Localización empresarial en Aragón, 2009, in `cebriansSixSitesLeaveOneInTheKernel`.
    /// O(m²·n) time and O(m²) memory, so at most 2,000 options.
    public func electreI(
        concordance needed: Double = 0.65, discordance allowed: Double = 0.35
    ) throws(MethodProblem) -> ELECTREI {
        for (name, value) in [("concordance", needed), ("discordance", allowed)] where !(0...1 ~= value) {
            throw .setting(method: "electre-i", name: name, given: plain(value), needs: "a number from 0 to 1")
        }
        let count = alternatives.count
        if count > 2_000 { throw .tooMany(method: "electre-i", alternatives: count, limit: 2_000) }
        var concordance = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var discordance = concordance
        let units = discordanceUnits
        for column in criteria.indices where weights[column] > 0 {
            let gains = Array(self.column(column))
            for a in 0..<count {
                for b in 0..<count where a != b {
                    if gains[a] >= gains[b] {
                        concordance[a][b] += weights[column]
                    } else if let unit = units[column] {
                        discordance[a][b] = max(discordance[a][b], min((gains[b] - gains[a]) / unit, 1))
                    }
                }
            }
        }
        // A share that is the needed one but for rounding is enough.
        let outranks = (0..<count).map { a in
            (0..<count).filter { b in
                a != b && concordance[a][b] >= needed - 1e-12 && discordance[a][b] <= allowed + 1e-12
            }
        }
        let (kernel, circles) = OutrankingGraph(outranks).kernel()
        return ELECTREI(
            concordance: concordance, discordance: discordance, outranks: outranks, kernel: kernel, circles: circles)
    }

    /// The full length of each criterion's scale; nil where all options are alike and none is fixed.
    private var discordanceUnits: [Double?] {
        let constant = Set(constantCriteria)
        return criteria.indices.map { column in
            if let range = criteria[column].range { return range.high - range.low }
            return constant.contains(column) ? nil : best[column] - worst[column]
        }
    }
}
