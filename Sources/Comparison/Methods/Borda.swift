/// What several rankings of the same options say together.
public enum Consensus {
    /// Borda count: an option has a point for every option ranked below it and half a point for every option tied with
    /// it, in each ranking.
    ///
    /// Borda, Mémoire sur les élections au scrutin, 1781. The textbook election of a capital of Tennessee is in
    /// `tennesseeChoosesNashville`. `voices` weighs the rankings, one each if nil. O(rankings·m).
    public static func borda(_ rankings: [Ranking], voices: [Double]? = nil) throws(MethodProblem) -> Ranking {
        let voices = try checked("borda", rankings, voices)
        let count = rankings[0].ranks.count
        var points = [Double](repeating: 0, count: count)
        for (ranking, voice) in zip(rankings, voices) {
            var tied = [Int](repeating: 0, count: count + 1)
            for rank in ranking.ranks { tied[rank] += 1 }
            for (option, rank) in ranking.ranks.enumerated() {
                let others = Double(tied[rank] - 1)
                points[option] += voice * (Double(count - rank) - others + others / 2)
            }
        }
        return Ranking(points)
    }

    static func checked(
        _ method: String, _ rankings: [Ranking], _ voices: [Double]?
    ) throws(MethodProblem) -> [Double] {
        guard let first = rankings.first else {
            throw .setting(method: method, name: "a list of", given: "0 rankings", needs: "one or more")
        }
        for ranking in rankings where ranking.ranks.count != first.ranks.count {
            throw .setting(
                method: method, name: "rankings of", given: "\(first.ranks.count) and \(ranking.ranks.count) options",
                needs: "the same options in each")
        }
        guard let voices else { return rankings.map { _ in 1 } }
        let isSound = voices.count == rankings.count && voices.allSatisfy { $0.isFinite && $0 >= 0 }
        if isSound { return voices }
        throw .setting(
            method: method, name: "voices", given: voices.map(plain).joined(separator: ", "),
            needs: "a finite number from 0 up for each of \(rankings.count) rankings")
    }
}
