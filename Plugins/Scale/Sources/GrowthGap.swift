import ModuleKit

/// SC-01: growth the worst target asks for ÷ growth its series has shown.
///
/// The spread from the best of three years to the last comes from the method, so the last year stands for the centre.
func growthGap(_ reading: Reading) throws -> Measurement {
    guard let targets = try targets(reading) else { return .unavailable }
    if targets.isEmpty { return .notApplicable }
    let found = targets.map(requiredGrowth)
    let gaps = found.enumerated().compactMap { index, gap in gap.result.map { (target: targets[index], growth: $0) } }
    guard let worst = gaps.max(by: { $0.growth.ratio < $1.growth.ratio }) else { return unavailable(found) }
    let low = gaps.map(\.growth.optimisticRatio).max() ?? 0
    guard gaps.count == found.count else { return .bounded(low: low, high: greatestRatio) }
    let others = gaps.filter { $0.target.row.pointer != worst.target.row.pointer }
    return .bounded(low: low, high: worst.growth.ratio, value: worst.growth.ratio)
        .saying(growthNote(worst.target, worst.growth, others))
}

private func requiredGrowth(_ target: Target) -> Found<RequiredGrowth> {
    let wanted = target.row["count"].number
    let year = target.row["year"].number
    let counts = counts(of: target, atLeast: 3)
    guard let wanted, let year else { return .missing }
    switch counts {
    case .missing: return .missing
    case .impossible(let reason): return .impossible(reason)
    case .known(let counts): return .known(RequiredGrowth(counts: counts, target: wanted, year: year))
    }
}

/// What was compared with what; where two definitions meet, what a comparison like for like would say.
private func growthNote(
    _ target: Target, _ growth: RequiredGrowth, _ others: [(target: Target, growth: RequiredGrowth)]
) -> String {
    var note = sentence(target, growth)
    note += " The best of the last three was \(Wording.percent(growth.best))."
    guard let mismatch = target.mismatch else { return note }
    note += " Not like for like: \(mismatch)."
    if let estimate = target.row["estimate-by-definition"].number, estimate > 0,
        let counts = counts(of: target, atLeast: 3).result, let now = counts.last,
        let wanted = target.row["count"].number, let year = target.row["year"].number, year > now.year
    {
        let needed = annualGrowth(from: estimate, to: wanted, years: year - now.year)
        note +=
            " From the \(Wording.amount(estimate)) estimated by its own definition it would be "
            + "\(Wording.percent(needed)) a year."
    }
    if let other = others.first(where: { $0.target.isLikeForLike == true }) {
        note += " Like for like: " + sentence(other.target, other.growth) + residue(target, other.growth)
    }
    return note
}

/// What the path of a plan in the series' own definition leaves to be counted elsewhere by the target's year.
private func residue(_ target: Target, _ path: RequiredGrowth) -> String {
    guard let now = counts(of: target, atLeast: 3).result?.last, let wanted = target.row["count"].number,
        let year = target.row["year"].number, year > now.year, path.required.isFinite
    else { return "" }
    let reached = grown(from: now.count, perYear: path.required, years: year - now.year)
    guard reached < wanted else { return "" }
    return " That path leads to \(Wording.amount(reached)) in \(Wording.plain(year, decimals: 0)); "
        + "\(Wording.amount(wanted - reached)) would have to come from what the series does not count."
}

private func sentence(_ target: Target, _ growth: RequiredGrowth) -> String {
    let name = "\(target.id) (\(Wording.amount(target.row["count"].number ?? 0)))"
    guard growth.required.isFinite else { return "\(name) is due and not reached." }
    if growth.required <= 0 { return "\(name) asks for no growth." }
    guard growth.last > 0 else {
        return "\(name) asks for \(Wording.percent(growth.required)) a year of a series that did not grow last year."
    }
    return "\(name) asks for \(Wording.percent(growth.required)) a year, "
        + "\(Wording.plain(growth.ratio, decimals: 2)) times the \(Wording.percent(growth.last)) of the last year."
}
