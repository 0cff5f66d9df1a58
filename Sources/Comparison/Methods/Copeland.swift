extension Consensus {
    /// Copeland's rule: the number of options that a majority puts below, less the number a majority puts above.
    ///
    /// Copeland, A reasonable social welfare function, 1951. The textbook election of a capital of Tennessee is in
    /// `tennesseeChoosesNashville`. `voices` weighs the rankings, one each if nil. O(rankings·m²), at most 5,000
    /// options.
    public static func copeland(_ rankings: [Ranking], voices: [Double]? = nil) throws(MethodProblem) -> Ranking {
        let voices = try checked("copeland", rankings, voices)
        let count = rankings[0].ranks.count
        if count > 5_000 { throw .tooMany(method: "copeland", alternatives: count, limit: 5_000) }
        let whole = voices.reduce(0, +)
        var scores = [Double](repeating: 0, count: count)
        for a in 0..<count {
            for b in (a + 1)..<max(count, a + 1) {
                var lead = 0.0
                for (ranking, voice) in zip(rankings, voices) {
                    if ranking.ranks[a] < ranking.ranks[b] { lead += voice }
                    if ranking.ranks[a] > ranking.ranks[b] { lead -= voice }
                }
                // Voices that cancel but for rounding are no majority.
                if lead.magnitude <= 1e-12 * whole { continue }
                scores[a] += lead > 0 ? 1 : -1
                scores[b] -= lead > 0 ? 1 : -1
            }
        }
        return Ranking(scores, scale: 1)
    }
}
