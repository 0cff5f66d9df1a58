import ModuleKit

/// SC-14: the greatest number of security levels that a zone's requirement falls short of its target.
func securityLevelGap(_ reading: Reading) throws -> Measurement {
    guard let zones = reading["security-zones"].items else { return .unavailable }
    if zones.isEmpty { return .notApplicable }
    let gaps = try zones.flatMap(zoneGaps)
    let low = gaps.map(\.levels.lowerBound).max() ?? 0
    let high = gaps.map(\.levels.upperBound).max() ?? 4
    guard gaps.contains(where: \.isKnown) else { return .unavailable }
    let answer = Measurement.bounded(low: low, high: high)
    let short = gaps.filter { $0.levels.lowerBound > 0 }
    guard low == high, let worst = short.first(where: { $0.levels.lowerBound == low }) else { return answer }
    return answer.saying(
        "\(short.count) of \(gaps.count) requirements over \(zones.count) zones are below their target; worst: "
            + "\(worst.zone), \(worst.requirement), by \(Wording.plain(low)).")
}

private struct ZoneGap {
    var zone: String
    var requirement: String
    var levels: ClosedRange<Double>
    var isKnown: Bool
}

private func zoneGaps(_ zone: Value) throws -> [ZoneGap] {
    let name = zone["id"].text ?? "a zone"
    let targets = zone["target"].items
    let achieved = zone["achieved"].items
    for (list, what) in [(targets, "target"), (achieved, "achieved")] {
        guard let list, list.count != foundationalRequirements.count else { continue }
        throw ZoneError(
            description: "zone '\(name)' has \(list.count) levels \(what), not one for each of FR1 to FR7")
    }
    return foundationalRequirements.enumerated().map { index, requirement in
        let target = targets?[index].number
        let level = achieved?[index].number
        return ZoneGap(
            zone: name, requirement: requirement, levels: levelGap(target: target, achieved: level),
            isKnown: target != nil || level != nil)
    }
}

/// A security-level vector of the wrong length.
struct ZoneError: Error, CustomStringConvertible {
    var description: String
}
