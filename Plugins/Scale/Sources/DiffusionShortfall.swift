import ModuleKit

/// SC-02: how far below the worst target the diffusion models land.
///
/// Least to greatest over the models is a spread of the method, with a value that stands for it. A series of which it is
/// not known whether it begins with its launch, or whether it has a ceiling, could be either, and has no such value.
func diffusionShortfall(_ reading: Reading) throws -> Measurement {
    guard let targets = try targets(reading) else { return .unavailable }
    if targets.isEmpty { return .notApplicable }
    let found = targets.map(shortfall)
    let known = found.enumerated().compactMap { index, shortfall in shortfall.result.map { (targets[index], $0) } }
    guard let worst = known.max(by: { ($0.1.central ?? $0.1.high) < ($1.1.central ?? $1.1.high) }) else {
        return unavailable(found)
    }
    let low = known.map(\.1.low).max() ?? 0
    guard known.count == found.count else { return .bounded(low: low, high: 1) }
    let high = known.map(\.1.high).max() ?? 1
    let centres = known.compactMap(\.1.central)
    let central = centres.count == known.count ? centres.max() : nil
    return .bounded(low: low, high: high, value: central).saying(shortfallNote(worst.0, worst.1))
}

/// 1 − forecast ÷ target, and 0 where the forecast reaches it.
func shortfall(forecast: Double, target: Double) -> Double {
    guard target > 0 else { return 0 }
    return min(max(1 - forecast / target, 0), 1)
}

private struct Shortfall {
    var low: Double
    var high: Double
    var central: Double?
    var models: [(name: String, ceiling: Double, forecast: Double)]
}

private func shortfall(_ target: Target) -> Found<Shortfall> {
    let wanted = target.row["count"].number
    let year = target.row["year"].number
    let begins = target.series?["begins"].text
    let kind = target.series?["ceiling-kind"].text
    let stated = kind == "stated" ? target.series?["ceiling"].number : nil
    let found = counts(of: target, atLeast: 4)
    if case .impossible(let reason) = found { return .impossible(reason) }
    guard let wanted, let year, let counts = found.result, let first = counts.first else { return .missing }
    if kind == nil || (kind == "stated" && stated == nil) { return .known(Shortfall(low: 0, high: 1, models: [])) }
    let greatest = counts.map(\.count).max() ?? 0
    if let stated, stated <= greatest {
        return .impossible("the ceiling \(Wording.amount(stated)) is not above the counts of the series")
    }
    let growing = DiffusionFit.growing(counts, ceiling: stated)
    let launched = begins == "earlier" ? nil : DiffusionFit.launched(counts, ceiling: stated)
    let fits = growing + [launched].compactMap { $0 }
    let years = year - first.year
    guard let forecasts = Forecasts(fits, after: years, points: counts.count) else {
        return .impossible("no diffusion model could be fitted to the series")
    }
    let shortfalls = forecasts.counts.map { shortfall(forecast: $0, target: wanted) }
    return .known(
        Shortfall(
            low: shortfalls.min() ?? 0, high: shortfalls.max() ?? 1,
            central: begins == nil ? nil : shortfall(forecast: forecasts.central, target: wanted),
            models: zip(fits, forecasts.counts).map { ($0.curve.name, $0.curve.ceiling, $1) }))
}

private func shortfallNote(_ target: Target, _ shortfall: Shortfall) -> String {
    guard !shortfall.models.isEmpty else { return "" }
    let models = shortfall.models.map { model in
        "\(Wording.amount(model.forecast)) by the \(model.name) curve, which levels off at \(Wording.amount(model.ceiling))"
    }
    var note =
        "\(target.id) wants \(Wording.amount(target.row["count"].number ?? 0)) by "
        + "\(Wording.plain(target.row["year"].number ?? 0, decimals: 0)); its series leads to "
        + models.joined(separator: ", and to ") + "."
    if let mismatch = target.mismatch {
        note += " Two definitions: \(mismatch), so the gap is no forecast of a failure."
    }
    return note
}
