/// A compromise between the regret of all criteria together and the regret of the worst one.
public struct VIKOR: Hashable, Sendable {
    /// Weighted regret over all criteria, and on the criterion with the greatest; less is better.
    public let s: Ranking
    public let r: Ranking
    /// The compromise of both, 0…1, least leads.
    public let q: Ranking
    /// The weight of the majority of criteria against the greatest single regret, 0…1.
    public let strategy: Double
    /// How far the first of `q` leads the second, and the lead it needs: 1/(m − 1).
    public let advantage: Double
    public let neededAdvantage: Double
    /// First acceptance condition: the lead is great enough.
    public let hasAdvantage: Bool
    /// Second acceptance condition: the first of `q` also leads by `s` or by `r`.
    public let isStable: Bool
    /// What can be proposed, best first by `q`: the first alone where both conditions hold; the first and the second, or all
    /// that tie for second, where only stability fails; everyone less than the needed advantage behind where the advantage fails.
    public let compromise: [Int]
}

extension DecisionMatrix {
    /// Multicriteria optimisation and compromise solution.
    ///
    /// Opricovic and Tzeng, Compromise solution by MCDM methods: a comparative analysis of VIKOR and TOPSIS, European
    /// Journal of Operational Research 156, 2004; its example is in
    /// `opricovicAndTzengsVIKORPutsTheSecondFirst`, that of Yang and Wu, 2020, in `yangAndWusVIKOR`. Constant criteria cause no regret; where nobody
    /// differs in s (or r) that half of q is 0 for all. O(m·n).
    public func vikor(strategy: Double = 0.5) throws(MethodProblem) -> VIKOR {
        guard strategy >= 0 && strategy <= 1 else {
            throw .setting(method: "vikor", name: "v", given: plain(strategy), needs: "a number from 0 to 1")
        }
        let constant = Set(constantCriteria)
        var sums = [Double](repeating: 0, count: alternatives.count)
        var worsts = sums
        for column in criteria.indices where !constant.contains(column) {
            let reach = best[column] - worst[column]
            for row in alternatives.indices {
                let short = best[column] - gains[column * alternatives.count + row]
                let regret = weights[column] * (short / reach)
                sums[row] += regret
                worsts[row] = max(worsts[row], regret)
            }
        }
        let shares = zip(Self.shares(sums), Self.shares(worsts))
        let q = Ranking(shares.map { strategy * $0 + (1 - strategy) * $1 }, leading: .least, scale: 1)
        return verdict(
            q, s: Ranking(sums, leading: .least, scale: 1), r: Ranking(worsts, leading: .least, scale: 1), strategy)
    }

    private func verdict(_ q: Ranking, s: Ranking, r: Ranking, _ strategy: Double) -> VIKOR {
        let needed = 1 / Double(alternatives.count - 1)
        let (first, second) = (q.order[0], q.order[1])
        let advantage = q.scores[second] - q.scores[first]
        // A lead that is the needed one but for rounding is enough.
        let hasAdvantage = advantage >= needed - 1e-12
        let isStable = s.ranks[first] == 1 || r.ranks[first] == 1
        let compromise: [Int]
        if !hasAdvantage {
            compromise = q.order.filter { q.scores[$0] - q.scores[first] < needed - 1e-12 }
        } else {
            compromise = isStable ? [first] : q.order.filter { q.ranks[$0] <= q.ranks[second] }
        }
        return VIKOR(
            s: s, r: r, q: q, strategy: strategy, advantage: advantage, neededAdvantage: needed,
            hasAdvantage: hasAdvantage, isStable: isStable, compromise: compromise)
    }

    /// 0 for the least and 1 for the greatest; all 0 where they differ by rounding only.
    private static func shares(_ values: [Double]) -> [Double] {
        let low = values.min() ?? 0
        let high = values.max() ?? 0
        guard high - low > 1e-12 * high else { return values.map { _ in 0 } }
        return values.map { ($0 - low) / (high - low) }
    }
}
