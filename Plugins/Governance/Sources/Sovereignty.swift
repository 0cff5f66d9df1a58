import ModuleKit

/// GV-11: the weighted score of the framework's criteria, under the table of weights the profile names.
func sovereigntyScore(_ reading: Reading) throws -> Measurement {
    guard let score = answers(reading) else { return .unavailable }
    let name = reading.parameters["sovereignty-weights"].text ?? SovereigntyWeights.shipped[0].name
    guard let weights = SovereigntyWeights.shipped.first(where: { $0.name == name }) else {
        return .failed("there is no table of weights '\(name)'")
    }
    return .quantity(score.total(weights), end: 1.001)
        .saying("weights of the \(weights.title), \(weights.mark.rawValue)" + unanswered(score))
}

/// GV-11: the level, the minimum over the criteria; a gate of the profile asks for it, no weight is on it.
func sovereigntyLevel(_ reading: Reading) throws -> Measurement {
    guard let score = answers(reading) else { return .unavailable }
    let level = score.level()
    let binding = score.criteria(atLevel: Int(level.high)).joined(separator: ", ")
    return .quantity(level, end: 4)
        .saying(level.high < 4 ? "level \(Int(level.high)) by criteria \(binding)" + unanswered(score) : "")
}

private func unanswered(_ score: SovereigntyScore) -> String {
    score.unanswered == 0 ? "" : "; \(score.unanswered) of \(score.criteria.count) criteria unanswered"
}

/// Nil when no criterion is answered.
private func answers(_ reading: Reading) -> SovereigntyScore? {
    // The section's members in their order, not one search per criterion: there are 48 of either.
    var given: [String: Int] = [:]
    for (name, value) in reading["sovereignty"].members ?? [] { given[name] = value.integer }
    if given.isEmpty {
        for criterion in SovereigntyCriterion.shipped { _ = reading["sovereignty"][criterion.id].integer }
        return nil
    }
    let score = SovereigntyScore { given[$0.id] }
    return score.unanswered == score.criteria.count ? nil : score
}
