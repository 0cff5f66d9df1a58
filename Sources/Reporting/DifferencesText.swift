import Assessment

/// Differences between two records for people: gates first, then the risk, the modules and the indicators that moved,
/// those that moved the risk most on top.
public struct DifferencesText {
    private let differences: RecordDifferences
    private let style: Style
    private var lines: [String] = []

    public static func text(_ differences: RecordDifferences, style: Style) -> String {
        var report = DifferencesText(differences: differences, style: style)
        report.writeHeading()
        report.writeGates()
        report.writeRisk()
        report.writeModules()
        report.writeIndicators()
        return report.lines.joined(separator: "\n") + "\n"
    }

    private init(differences: RecordDifferences, style: Style) {
        self.differences = differences
        self.style = style
    }

    private mutating func writeHeading() {
        let (before, after) = (differences.before, differences.after)
        if before.deployment == after.deployment {
            lines.append(style.bold(after.deployment))
            if before.deploymentDigest != after.deploymentDigest { lines.append("  the deployment changed") }
        } else {
            lines.append(style.bold("\(before.deployment) → \(after.deployment)"))
        }
        if before.profile != after.profile {
            lines.append("  profile \(before.profile) → \(after.profile)")
        } else if before.profileDigest != after.profileDigest {
            lines.append("  the profile \(after.profile) changed")
        }
        if before.home != after.home { lines.append("  home \(before.home ?? "none") → \(after.home ?? "none")") }
        if let from = before.asOf, let to = after.asOf, from != to { lines.append("  as of \(from) → \(to)") }
        if differences.isSame { lines.append("  nothing in the assessment changed") }
    }

    private mutating func writeGates() {
        guard !differences.gates.isEmpty else { return }
        heading("Gates")
        for gate in differences.gates {
            switch gate.kind {
            case .added: lines.append("  + \(gate.id): \(gate.verdict.after ?? "")")
            case .removed: lines.append("  - \(gate.id): was \(gate.verdict.before ?? "")")
            case .changed: lines.append("  ~ \(gate.id): \(gate.verdict.before ?? "") → \(gate.verdict.after ?? "")")
            }
        }
    }

    private mutating func writeRisk() {
        guard differences.risk.isChange || differences.band.isChange || differences.coverage.isChange else { return }
        heading("Risk")
        if differences.risk.isChange { lines.append("  risk \(moved(differences.risk, Figure.risk))") }
        if let from = differences.band.before, let to = differences.band.after, from != to {
            lines.append("  band \(from) → \(to)")
        }
        if differences.coverage.isChange {
            lines.append("  evidence covers \(shown(differences.coverage, Figure.percent)) of the weight")
        }
    }

    private mutating func writeModules() {
        guard !differences.modules.isEmpty else { return }
        heading("Modules")
        for module in differences.modules {
            lines.append("  \(mark(module.kind)) \(module.id): \(sentence(module))")
        }
    }

    private func sentence(_ module: RecordDifferences.Module) -> String {
        if module.kind != .changed {
            let risk = (module.risk.after ?? module.risk.before).map { "risk \(Figure.risk($0))" } ?? "no risk"
            let weight = (module.weight.after ?? module.weight.before).map { ", weight \(Figure.percent($0))" } ?? ""
            return (module.kind == .removed ? "was " : "") + risk + weight
        }
        var parts: [String] = []
        if module.risk.isChange { parts.append("risk \(moved(module.risk, Figure.risk))") }
        if module.weight.isChange { parts.append("weight \(shown(module.weight, Figure.percent))") }
        if module.coverage.isChange { parts.append("coverage \(shown(module.coverage, Figure.percent))") }
        if module.outcome.isChange { parts.append(shown(module.outcome)) }
        if module.version.isChange { parts.append("version \(shown(module.version))") }
        return parts.joined(separator: "; ")
    }

    private mutating func writeIndicators() {
        guard !differences.indicators.isEmpty else { return }
        heading("Indicators")
        let sorted = differences.indicators.enumerated().sorted { left, right in
            let (first, second) = (abs(left.element.moves), abs(right.element.moves))
            return first == second ? left.offset < right.offset : first > second
        }
        for (_, indicator) in sorted {
            let code = indicator.code.map { $0 + " " } ?? ""
            lines.append(
                "  \(mark(indicator.kind)) \(code)\(indicator.module)/\(indicator.id): \(sentence(indicator))")
        }
    }

    private func sentence(_ indicator: RecordDifferences.Indicator) -> String {
        let unit = indicator.unit.map { " " + $0 } ?? ""
        if indicator.kind != .changed {
            let number = (indicator.value.after ?? indicator.value.before).map { Figure.quantity($0) + unit }
            let answer = indicator.answer.after ?? indicator.answer.before ?? number
            let outcome = indicator.outcome.after ?? indicator.outcome.before ?? ""
            let risk = (indicator.risk.after ?? indicator.risk.before).map { ", risk \(Figure.risk($0))" } ?? ""
            return (indicator.kind == .removed ? "was " : "") + (answer ?? outcome) + risk
        }
        var parts: [String] = []
        if indicator.outcome.isChange { parts.append(shown(indicator.outcome)) }
        if indicator.answer.isChange {
            parts.append(shown(indicator.answer))
        } else if indicator.value.isChange || indicator.low.isChange || indicator.high.isChange {
            let before = figure(indicator.value.before, indicator.low.before, indicator.high.before)
            let after = figure(indicator.value.after, indicator.low.after, indicator.high.after)
            parts.append("\(before) → \(after)\(unit)")
        }
        if indicator.risk.isChange { parts.append("risk \(moved(indicator.risk, Figure.risk))") }
        if indicator.contribution.isChange { parts.append("points \(moved(indicator.contribution, Figure.risk))") }
        return parts.isEmpty ? "its bounds or its weight moved" : parts.joined(separator: "; ")
    }

    /// A measurement as a value, an interval, or both.
    private func figure(_ value: Double?, _ low: Double?, _ high: Double?) -> String {
        let interval = low.flatMap { low in
            high.flatMap { low == $0 ? nil : "\(Figure.quantity(low)) … \(Figure.quantity($0))" }
        }
        guard let value else { return interval ?? "not known" }
        return interval.map { "\(Figure.quantity(value)) (\($0))" } ?? Figure.quantity(value)
    }

    private mutating func heading(_ text: String) { lines += ["", style.bold(text)] }

    private func mark(_ kind: RecordDifferences.Kind) -> String {
        switch kind {
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        }
    }

    private func shown(_ change: NumberChange, _ figure: (Double) -> String) -> String {
        "\(change.before.map(figure) ?? "none") → \(change.after.map(figure) ?? "none")"
    }

    private func shown(_ change: TextChange) -> String { "\(change.before ?? "none") → \(change.after ?? "none")" }

    /// Both ends and by how much.
    private func moved(_ change: NumberChange, _ figure: (Double) -> String) -> String {
        guard let by = change.by else { return shown(change, figure) }
        return "\(shown(change, figure)) (\(by < 0 ? "−" : "+")\(figure(abs(by))))"
    }
}

extension RecordDifferences.Indicator {
    /// Points of the overall risk by which it moved.
    fileprivate var moves: Double { (contribution.after ?? 0) - (contribution.before ?? 0) }
}
