import Diagnostics
import Documents
import RiskModel

/// Turns a profile of sound form into its value, gathering what does not fit the installed modules.
struct ProfileReader {
    let document: Document
    let modules: [InstalledModule]
    var problems: [Diagnostic] = []

    init(document: Document, modules: [InstalledModule]) {
        self.document = document
        self.modules = modules
    }

    mutating func read() -> Profile {
        let root = document.root
        var profile = Profile(
            id: root["id"]?.string ?? "", title: root["title"]?.string ?? root["id"]?.string ?? "",
            modules: readModules(root["modules"]))
        profile.home = root["home"]?.string
        profile.trusted = (root["trusted"]?.elements ?? []).map {
            Profile.Trusted(
                code: $0["code"]?.string ?? "", reason: $0["reason"]?.string ?? "", instrument: $0["instrument"]?.string
            )
        }
        profile.horizonYears = root["horizon-years"]?.double ?? ProfileReader.defaultHorizonYears
        profile.within = aggregation(root["aggregate"]?["within"])
        profile.across = aggregation(root["aggregate"]?["across"])
        if let minimum = root["coverage"]?["minimum"]?.double { profile.minimumCoverage = minimum }
        if let unknown = root["unknown"]?.string.flatMap({ Profile.UnknownRule(rawValue: $0) }) {
            profile.unknown = unknown
        }
        profile.gates = (root["gates"]?.elements ?? []).compactMap { readGate($0, profile) }
        let gates = (root["gates"]?.elements ?? []).compactMap { $0["id"]?.string }
        profile.exemptions = (root["exemptions"]?.elements ?? []).compactMap { readExemption($0, gates) }
        profile.price = readPrice(root["price"])
        profile.criteria = readCriteria(root["criteria"], profile)
        profile.digest = document.digest()
        checkWeights(profile, root["modules"])
        return profile
    }

    /// Baseline's horizon, for profiles that neither extend it nor state their own.
    static let defaultHorizonYears = 5.0

    private mutating func readModules(_ node: Node?) -> [Profile.Module] {
        var found: [Profile.Module] = []
        for (name, value) in node?.memberNodes ?? [] {
            let id = name.string ?? ""
            guard let module = modules.first(where: { $0.id == id }) else {
                let ids = modules.map(\.id)
                report(
                    name, "profile.unknown-module", "no installed module is named \(quoted(id))",
                    help: [
                        suggestion(for: id, among: ids), "'plumbline modules' lists the \(ids.count) installed",
                    ].compactMap { $0 }.joined(separator: " "))
                continue
            }
            var stated = Profile.Module(
                id: id, weight: value["weight"]?.double ?? 1, parameters: parameters(value["parameters"], module),
                indicators: readIndicators(value["indicators"], module), others: others(value["others"]))
            stated.thresholds = readThresholds(value)
            found.append(stated)
        }
        return found
    }

    private mutating func parameters(_ node: Node?, _ module: InstalledModule) -> [UInt8] {
        guard let node else { return Array("{}".utf8) }
        guard let schema = module.parameters else {
            if !node.members.isEmpty {
                report(node, "profile.parameters", "the module '\(module.id)' takes no parameters")
            }
            return Array("{}".utf8)
        }
        let validator = SchemaValidator(schema, document, mode: .plain)
        if !validator.validate(node.index) {
            problems += validator.violations.map { $0.diagnostic(area: "profile", in: document) }
        }
        return document.canonicalText(of: node.index)
    }

    private func others(_ node: Node?) -> Profile.Others {
        guard let weight = node?["weight"]?.double else { return Profile.Others() }
        return Profile.Others(weight: weight, reason: node?["reason"]?.string)
    }

    private mutating func readIndicators(_ node: Node?, _ module: InstalledModule) -> [Profile.Indicator] {
        var found: [Profile.Indicator] = []
        for (name, value) in node?.memberNodes ?? [] {
            let id = name.string ?? ""
            guard let definition = module.manifest.indicator(id) else {
                let near = suggestion(for: id, among: module.manifest.indicators.map(\.id))
                report(
                    name, "profile.unknown-indicator", "the module '\(module.id)' has no indicator \(quoted(id))",
                    help: near ?? "'plumbline modules show \(module.id)' lists its \(module.manifest.indicators.count)")
                continue
            }
            found.append(
                Profile.Indicator(
                    id: id, weight: value["weight"]?.double ?? 1, reason: value["reason"]?.string,
                    valueFunction: valueFunction(value["value-function"], definition)))
        }
        return found
    }

    private mutating func valueFunction(_ node: Node?, _ definition: IndicatorDefinition) -> ValueFunction? {
        guard let node, ValueFunctionReading.hasForm(node) else { return nil }
        switch ValueFunctionReading.read(node, area: "profile") {
        case .failure(let found):
            problems += found.diagnostics
            return nil
        case .success(let function):
            if case .table(let rows) = function, case .table(let known)? = definition.valueFunction {
                let missing = known.map(\.key).filter { key in !rows.contains { $0.key == key } }
                if !missing.isEmpty {
                    report(
                        node, "profile.value-function",
                        "this table lacks answers of '\(definition.id)': \(missing.joined(separator: ", "))")
                }
            } else if case .table = function {
                report(node, "profile.value-function", "'\(definition.id)' is measured as a number: give points")
            } else if case .table? = definition.valueFunction {
                report(node, "profile.value-function", "'\(definition.id)' is answered by a key: give a table")
            }
            return function
        }
    }

    private func aggregation(_ node: Node?) -> Aggregation {
        guard let node else { return .arithmetic }
        if let name = node.string { return name == "geometric" ? .geometric : .arithmetic }
        if let exponent = node["power"]?.double { return .power(exponent) }
        return .ordered(node["ordered"]?.elements.compactMap(\.double) ?? [])
    }

    mutating func report(_ node: Node, _ code: String, _ message: String, notes: [String] = [], help: String? = nil) {
        problems.append(document.diagnostic(code, message, at: node.index, notes: notes, help: help))
    }
}
