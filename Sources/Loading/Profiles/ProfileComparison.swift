import Diagnostics
import Documents
import RiskModel

/// What a profile says of comparing options: the price, and criteria of its own.
extension ProfileReader {
    mutating func readPrice(_ node: Node?) -> Profile.Price? {
        guard let node, let weight = node["weight"]?.double, let ends = readRange(node["range"]) else { return nil }
        return Profile.Price(
            weight: weight, low: ends.low, high: ends.high, currency: node["currency"]?.string ?? "",
            thresholds: readThresholds(node))
    }

    mutating func readThresholds(_ node: Node?) -> Profile.Thresholds {
        let found = Profile.Thresholds(
            indifference: node?["indifference"]?.double, preference: node?["preference"]?.double)
        if let least = found.indifference, let full = found.preference, full <= least, let place = node?["preference"] {
            report(
                place, "profile.thresholds",
                "the preference threshold \(place.raw) is not above the indifference threshold \(least)")
        }
        return found
    }

    private mutating func readRange(_ node: Node?) -> (low: Double, high: Double)? {
        let ends = node?.elements.compactMap(\.double) ?? []
        guard let node, ends.count == 2 else { return nil }
        if ends[0] >= ends[1] {
            report(node, "profile.range", "the range \(node.raw) does not go from a lower to a higher number")
            return nil
        }
        return (ends[0], ends[1])
    }

    mutating func readCriteria(_ node: Node?, _ profile: Profile) -> [Profile.Criterion] {
        let found = (node?.elements ?? []).compactMap { readCriterion($0, profile) }
        if let node, !found.isEmpty, found.count == node.elements.count, found.allSatisfy({ $0.weight == 0 }),
            (profile.price?.weight ?? 0) == 0
        {
            report(node, "profile.weights", "every criterion has weight 0, so nothing would be compared")
        }
        return found
    }

    private mutating func readCriterion(_ node: Node, _ profile: Profile) -> Profile.Criterion? {
        guard let subject = readSubject(node, profile) else { return nil }
        var isRisk = true
        if case .indicator(_, _, let onRisk) = subject { isRisk = onRisk }
        if !isRisk {
            for name in ["direction", "range"] where node[name] == nil {
                report(
                    node, "profile.criterion", "a criterion on a measurement needs '\(name)'",
                    help: "or 'risk: true' to compare its risk, 0 to 100, less is better")
                return nil
            }
        }
        let ends = node["range"] == nil ? (0, 100) : readRange(node["range"])
        guard let ends else { return nil }
        return Profile.Criterion(
            id: node["id"]?.string ?? "", subject: subject, isMaximised: node["direction"]?.string == "maximise",
            weight: node["weight"]?.double ?? 1, low: ends.0, high: ends.1, thresholds: readThresholds(node))
    }

    private mutating func readSubject(_ node: Node, _ profile: Profile) -> Profile.Criterion.Subject? {
        if let place = node["module"], let id = place.string {
            if profile.modules.contains(where: { $0.id == id }) { return .module(id) }
            report(
                place, "profile.criterion",
                "this criterion needs the module \(quoted(id)), which the profile does not name",
                help: suggestion(for: id, among: profile.modules.map(\.id)))
            return nil
        }
        guard let place = node["indicator"], let parts = place.string?.split(separator: "/", maxSplits: 1),
            parts.count == 2
        else { return nil }
        let (id, name) = (String(parts[0]), String(parts[1]))
        guard profile.modules.contains(where: { $0.id == id }), let module = modules.first(where: { $0.id == id })
        else {
            report(
                place, "profile.criterion",
                "this criterion needs the module \(quoted(id)), which the profile does not name",
                help: suggestion(for: id, among: profile.modules.map(\.id)))
            return nil
        }
        guard let definition = module.manifest.indicator(name) else {
            report(
                place, "profile.unknown-indicator", "the module '\(id)' has no indicator \(quoted(name))",
                help: suggestion(for: name, among: module.manifest.indicators.map(\.id)))
            return nil
        }
        let stated = profile.modules.first { $0.id == id }?.named(name)?.valueFunction ?? definition.valueFunction
        let onRisk = node["risk"]?.bool ?? false
        if onRisk, stated == nil {
            report(place, "profile.criterion", "'\(name)' has no value function, so it has no risk to compare")
            return nil
        }
        if !onRisk, case .table? = stated {
            report(
                place, "profile.criterion", "'\(name)' is answered by a key, so this criterion must be on its risk",
                help: "add 'risk: true'")
            return nil
        }
        return .indicator(module: id, indicator: name, onRisk: onRisk)
    }
}
