import Comparison

/// Shares of draws and switch points in words.
enum RobustnessWords {
    /// So many options are named with their share.
    private static let shown = 8

    /// "first …: C 52 %, D 31 % (10 000 draws, ±1.0 %)".
    static func firsts(_ words: String, _ smaa: SMAA2, _ ids: [String]) -> String {
        let order = smaa.acceptabilities.indices.sorted { left, right in
            let (a, b) = (smaa.acceptabilities[left][0], smaa.acceptabilities[right][0])
            return a == b ? left < right : a > b
        }
        var shares = order.prefix(shown).map { "\(ids[$0]) \(Figure.percent(smaa.acceptabilities[$0][0]))" }
        if order.count > shown { shares.append("…") }
        let error = Figure.fixed(100 * (smaa.acceptabilities.map { smaa.error(of: $0[0]) }.max() ?? 0), 1)
        return
            "first \(words): \(shares.joined(separator: ", ")) (\(Figure.quantity(Double(smaa.draws))) draws, ±\(error) %)"
    }

    static func sweep(_ sweep: WeightSweep, _ criterion: String, _ ids: [String]) -> String {
        func names(_ stretch: WeightSweep.Stretch) -> String {
            stretch.leaders.map { ids[$0] }.joined(separator: " and ")
        }
        let told =
            sweep.stretches.count == 1
            ? ["\(names(sweep.stretches[0])) at any weight"]
            : sweep.stretches.map { stretch in
                stretch.to < 1
                    ? "\(names(stretch)) up to \(Figure.fixed(100 * stretch.to, 1)) %" : "\(names(stretch)) beyond"
            }
        return "if \(criterion) (\(Figure.percent(sweep.weight))) weighed otherwise: \(told.joined(separator: ", "))"
    }
}
