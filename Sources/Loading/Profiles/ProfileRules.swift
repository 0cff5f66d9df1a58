import Diagnostics
import Documents
import RiskModel

/// What a profile's members must be to one another.
extension ProfileReader {
    /// Somewhere in the profile, and in each module that counts, something must weigh more than nothing.
    mutating func checkWeights(_ profile: Profile, _ node: Node?) {
        guard let node else { return }
        let isComplete = !profile.modules.isEmpty && profile.modules.count == node.members.count
        if isComplete, profile.modules.allSatisfy({ $0.weight == 0 }) {
            report(node, "profile.weights", "every module has weight 0, so nothing would be judged")
        }
        for module in profile.modules where module.weight > 0 {
            guard let manifest = modules.first(where: { $0.id == module.id })?.manifest else { continue }
            let weighs = manifest.indicators.contains { definition in
                let hasFunction = definition.valueFunction != nil || module.named(definition.id)?.valueFunction != nil
                return hasFunction && module.weight(of: definition.id) > 0
            }
            if !weighs, let place = node[module.id] {
                report(
                    place, "profile.weights", "every indicator of '\(module.id)' has weight 0, so it cannot be judged",
                    help: "give the module itself weight 0 to leave it out")
            }
        }
    }

    mutating func readGate(_ node: Node, _ profile: Profile) -> Gate? {
        let reference = (node["indicator"]?.string ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        guard reference.count == 2, let place = node["indicator"] else { return nil }
        guard let module = modules.first(where: { $0.id == reference[0] }) else {
            report(
                place, "profile.unknown-module", "no installed module is named \(quoted(reference[0]))",
                help: suggestion(for: reference[0], among: modules.map(\.id)))
            return nil
        }
        guard let definition = module.manifest.indicator(reference[1]) else {
            report(
                place, "profile.unknown-indicator",
                "the module '\(module.id)' has no indicator \(quoted(reference[1]))",
                help: suggestion(for: reference[1], among: module.manifest.indicators.map(\.id)))
            return nil
        }
        guard profile.modules.contains(where: { $0.id == module.id }) else {
            report(
                place, "profile.gate", "this gate needs the module '\(module.id)', which the profile does not name",
                help: "add it under 'modules', with weight 0 if it is only for the gate")
            return nil
        }
        let isOnRisk = node["risk"]?.bool ?? false
        let stated = profile.modules.first { $0.id == module.id }?.named(definition.id)
        let function = stated?.valueFunction ?? definition.valueFunction
        if isOnRisk, function == nil {
            report(place, "profile.gate", "'\(definition.id)' has no value function, so a gate cannot be on its risk")
        }
        if !isOnRisk, case .table? = function {
            report(
                place, "profile.gate", "'\(definition.id)' is answered by a key, so this gate must be on its risk",
                help: "add 'risk: true'")
        }
        let bound: Gate.Bound =
            if let limit = node["at-most"]?.double { .atMost(limit) } else { .atLeast(node["at-least"]?.double ?? 0) }
        return Gate(
            id: node["id"]?.string ?? "", module: module.id, indicator: definition.id, bound: bound,
            isOnRisk: isOnRisk, basis: node["basis"]?.string)
    }

    mutating func readExemption(_ node: Node, _ gates: [String]) -> Exemption? {
        guard let gate = node["gate"], let until = node["until"] else { return nil }
        if let name = gate.string, !gates.contains(name) {
            report(
                gate, "profile.exemption", "there is no gate \(quoted(name))",
                help: suggestion(for: name, among: gates))
        }
        guard let date = CalendarDate(iso: until.string ?? "") else {
            report(until, "profile.exemption", "\(quoted(until.string ?? "")) is not a date")
            return nil
        }
        return Exemption(
            id: node["id"]?.string ?? "", gate: gate.string ?? "", grantedBy: node["granted-by"]?.string ?? "",
            reason: node["reason"]?.string ?? "", until: date)
    }
}
