import ModuleKit

/// SC-03: how much of what a target counts its series counts, for the worst target.
///
/// One definition on both sides matches whole. With two, the last count is held against the best estimate by the
/// target's definition; whichever is smaller is divided by the other, because counting too much is no match either.
func definitionMatch(_ reading: Reading) throws -> Measurement {
    guard let targets = try targets(reading) else { return .unavailable }
    if targets.isEmpty { return .notApplicable }
    let matches = targets.map(match)
    let low = matches.map(\.lowerBound).min() ?? 0
    let high = matches.map(\.upperBound).min() ?? 1
    let answer = Measurement.bounded(low: low, high: high)
    guard low == high, let worst = matches.firstIndex(where: { $0.lowerBound == low }) else { return answer }
    return answer.saying(matchNote(targets[worst], low))
}

/// What is counted ÷ what should be, turned round when more is counted; nothing matches where nothing is counted.
func definitionMatch(counted: Double, estimate: Double) -> Double {
    let (least, most) = (min(counted, estimate), max(counted, estimate))
    return most > 0 && least > 0 ? min(least / most, 1) : 0
}

private func match(_ target: Target) -> ClosedRange<Double> {
    if target.isLikeForLike == true { return 1...1 }
    let estimate = target.row["estimate-by-definition"].number
    let counted = counts(of: target, atLeast: 1)
    guard let estimate, let last = counted.result?.last else { return 0...1 }
    let share = definitionMatch(counted: last.count, estimate: estimate)
    return target.isLikeForLike == nil ? share...1 : share...share
}

private func matchNote(_ target: Target, _ share: Double) -> String {
    guard let mismatch = target.mismatch else {
        return target.isLikeForLike == true ? "Every target and its series count by one definition." : ""
    }
    guard let estimate = target.row["estimate-by-definition"].number,
        let last = counts(of: target, atLeast: 1).result?.last
    else { return "For \(target.id), \(mismatch)." }
    return "Definition mismatch in \(target.id): \(mismatch). The series shows \(Wording.amount(last.count)) where the "
        + "target's definition is estimated to give \(Wording.amount(estimate)); growth read from the one says little "
        + "of the other."
}
