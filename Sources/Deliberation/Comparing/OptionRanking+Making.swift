import Comparison
import Diagnostics
import RiskModel

extension OptionRanking {
    /// - Parameter rows: one for each ranked option, one value for each criterion.
    init?(_ evaluator: PointEvaluator, _ rows: [[Double]]) {
        let judge = evaluator.judge
        let alternatives = zip(evaluator.options, rows).map { Alternative($0.id, $1) }
        guard let matrix = try? DecisionMatrix(criteria: judge.criteria.map(\.criterion), alternatives: alternatives)
        else { return nil }
        self.matrix = matrix
        whole = Ranking(rows.map { judge.whole($0) }, leading: .least, scale: 100)
        runs = matrix.run(OptionRanking.methods)
        var told = matrix.remarks(on: runs)
        if let price = judge.plan.profile.price, price.weight > 0 {
            let silent = evaluator.options.filter { $0.price == nil }.map { quoted($0.id) }
            if silent.count == evaluator.options.count {
                told.append("no option states a price, so the price plays no part although the profile weighs it")
            } else if !silent.isEmpty {
                told.append(
                    "\(silent.joined(separator: ", ")) \(silent.count == 1 ? "states" : "state") no price, which "
                        + "counts as the dearest the profile thinks of")
            }
        }
        remarks = told
    }

    /// First by the profile's own aggregate.
    var leader: Int { whole.order[0] }

    /// Who is put first by the profile's aggregate or by a method beside it.
    var firsts: [Int] {
        var found = whole.leaders
        for result in runs.results {
            for leader in result.ranking?.leaders ?? [] where !found.contains(leader) { found.append(leader) }
        }
        return found
    }
}
