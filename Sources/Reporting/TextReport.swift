import Assessment
import RiskModel

/// A record for people: gates first, then the risk and what makes it up, the worst indicators with what they rest on
/// and what to do, and what is not known.
public struct TextReport {
    private let record: AssessmentRecord
    private let style: Style
    private let width: Int
    private var lines: [String] = []

    public static func text(_ record: AssessmentRecord, style: Style, width: Int = 100) -> String {
        var report = TextReport(record: record, style: style, width: width)
        report.writeHeading()
        report.writeGates()
        report.writeRisk()
        report.writeModules()
        report.writeWorst()
        report.writeUnweighted()
        report.writeUnknown()
        report.writeFailures()
        return report.lines.joined(separator: "\n") + "\n"
    }

    private init(record: AssessmentRecord, style: Style, width: Int) {
        self.record = record
        self.style = style
        self.width = width
    }

    private mutating func writeHeading() {
        lines.append(style.bold(record.subject.name ?? record.subject.id))
        let home = record.plan.home.map { "home \($0)" } ?? "no home given (--home)"
        lines.append(
            style.faint(
                "\(record.subject.id) · profile \(record.plan.profile.id) · \(home) · as of \(record.plan.asOf)"))
    }

    private mutating func writeGates() {
        guard !record.gates.isEmpty else { return }
        heading("Gates")
        for gate in record.gates {
            let mark =
                switch gate.verdict {
                case .pass: "✓ pass         "
                case .fail: "✗ FAIL         "
                case .undetermined: "? undetermined "
                }
            lines.append("  \(mark) \(style.bold(gate.gate.id)): \(held(gate))")
            if gate.verdict == .undetermined, let open = openFacts(of: indicator(of: gate.gate)) {
                lines.append(Layout.wrapped(open, indent: "                   ", width: width))
            }
            if let basis = gate.gate.basis { lines.append("                   basis: \(basis)") }
            if let exemption = gate.exemption {
                lines.append(
                    "                   exempt until \(exemption.until), granted by \(exemption.grantedBy): "
                        + exemption.reason)
            } else if let expired = gate.expiredExemption {
                lines.append("                   the exemption by \(expired.grantedBy) ended on \(expired.until)")
            }
        }
    }

    /// What the gate was held against its limit.
    private func held(_ gate: GateRecord) -> String {
        let limit = Figure.quantity(gate.gate.bound.limit)
        let bound = if case .atMost = gate.gate.bound { "at most \(limit)" } else { "at least \(limit)" }
        let unit = gate.gate.isOnRisk ? "risk" : unit(of: gate.gate)
        let found: String
        if let value = gate.value, gate.low == gate.high {
            let shown = Figure.quantity(value)
            // What is just beyond the limit must not read as the limit.
            found = shown == limit && value != gate.gate.bound.limit ? "\(value)" : shown
        } else if let low = gate.low, let high = gate.high {
            found = "\(Figure.quantity(low)) … \(Figure.quantity(high))"
        } else {
            return "\(gate.gate.module)/\(gate.gate.indicator): \(gate.note ?? "it is not known"), \(bound) \(unit)"
        }
        return "\(gate.gate.module)/\(gate.gate.indicator) is \(found), \(bound) \(unit)"
    }

    private func indicator(of gate: Gate) -> IndicatorRecord? {
        record.modules.first { $0.id == gate.module }?.indicators.first { $0.definition.id == gate.indicator }
    }

    private func unit(of gate: Gate) -> String { indicator(of: gate)?.definition.unit ?? "" }

    /// Facts that nobody knows and that leave an answer open, with their lines; nil where there are none. An answer that is
    /// not there at all names them elsewhere.
    private func openFacts(of indicator: IndicatorRecord?) -> String? {
        guard let indicator, [.bounded].contains(indicator.answer.outcome) else { return nil }
        let pointers = record.subject.unknownPointers(neededBy: indicator.definition.needs)
        guard !pointers.isEmpty else { return nil }
        let shown = pointers.prefix(TextReport.groundsShown).map { pointer in
            let place = Ground(pointer, record.subject, on: record.plan.asOf).place
            return place.map { "\($0.file):\($0.line) \(pointer)" } ?? pointer
        }
        let more = pointers.count > shown.count ? " and \(pointers.count - shown.count) more" : ""
        return "open, as nobody knows " + shown.joined(separator: ", ") + more
    }

    private mutating func writeRisk() {
        heading("Risk")
        let risk = record.risk
        let verdict = record.band.map(\.rawValue) ?? "insufficient evidence"
        let bar = style.severity(Layout.bar(low: risk.low, high: risk.high, width: 40), risk: risk.value)
        lines.append("  \(style.bold(Figure.risk(risk.value))) of 100, \(style.bold(verdict))\(interval(risk))")
        lines.append("  \(bar)")
        var evidence = "evidence covers \(Figure.percent(record.coverage)) of the weight"
        if !record.hasEnoughEvidence {
            evidence += ", less than the \(Figure.percent(record.plan.profile.minimumCoverage)) this profile asks for"
        }
        if record.plan.profile.unknown == .middle { evidence += "; unknowns count half way, as the profile says" }
        lines.append("  \(evidence)")
        if let old = oldEvidence { lines.append("  \(old)") }
    }

    /// How much of what the figures rest on is old.
    private var oldEvidence: String? {
        let weighing = record.modules.flatMap(\.indicators).filter { $0.weight > 0 }
        let old = Set(weighing.flatMap(\.measured.rests)).count {
            Ground($0, record.subject, on: record.plan.asOf).isOld
        }
        guard old > 0 else { return nil }
        let facts = old == 1 ? "1 fact is" : "\(old) facts are"
        let count = old == 1 ? "counts" : "count"
        return "\(facts) older than \(CalendarDate.monthsUntilOld) months and \(count) one grade lower"
    }

    private func interval(_ risk: Risk) -> String {
        risk.low == risk.high ? "" : "; with what is not known, \(Figure.risk(risk.low)) … \(Figure.risk(risk.high))"
    }

    private mutating func writeModules() {
        heading("What makes it up")
        let titles = record.modules.map(\.title)
        let widest = max(8, titles.map(\.count).max() ?? 0)
        let columns = Layout.padded("module", widest) + "  weight  " + Layout.padded("risk 0…100", 20)
        lines.append(style.faint("  \(columns)  value        interval  points"))
        for module in record.modules {
            let name = Layout.padded(module.title, widest)
            guard let risk = module.risk else {
                lines.append("  \(name)       –  nothing here applies or carries weight")
                continue
            }
            let share = Layout.leading(Figure.percent(module.weight), 6)
            let bar = style.severity(Layout.bar(low: risk.low, high: risk.high), risk: risk.value)
            let ends = risk.low == risk.high ? "" : "\(Figure.risk(risk.low))…\(Figure.risk(risk.high))"
            lines.append(
                "  \(name)  \(share)  \(bar)  \(Layout.leading(Figure.risk(risk.value), 5))  "
                    + "\(Layout.leading(ends, 14))  \(Layout.leading(Figure.risk(module.contribution), 6))")
        }
        lines.append(
            style.faint(
                "  aggregate: \(record.plan.profile.across.formula) across modules, "
                    + "\(record.plan.profile.within.formula) inside; points sum to the risk"))
        if let worst = record.worstModule, let risk = worst.risk {
            lines.append("  worst module: \(worst.title), \(Figure.risk(risk.value))")
        }
    }

    private mutating func writeWorst() {
        let measured = record.modules.flatMap(\.indicators).filter {
            $0.weight > 0 && ($0.answer.outcome == .measured || $0.answer.outcome == .bounded)
        }
        let worst = measured.enumerated().sorted { left, right in
            let (first, second) = (left.element.risk?.value ?? 0, right.element.risk?.value ?? 0)
            return first == second ? left.offset < right.offset : first > second
        }.prefix(5).map(\.element).filter { ($0.risk?.value ?? 0) > 0 }
        guard !worst.isEmpty else { return }
        heading(worst.count == 1 ? "The worst indicator" : "The \(worst.count) worst indicators")
        for indicator in worst { writeIndicator(indicator) }
    }

    private mutating func writeIndicator(_ indicator: IndicatorRecord) {
        let risk = indicator.risk ?? Risk(0)
        let code = indicator.definition.code.map { $0 + " " } ?? ""
        let bar = style.severity(Layout.bar(low: risk.low, high: risk.high, width: 10), risk: risk.value)
        lines.append(
            "  \(bar) \(Layout.leading(Figure.risk(risk.value), 5))  "
                + style.bold("\(code)\(indicator.definition.id)") + ": \(indicator.shownAnswer)")
        let indent = "                    "
        lines.append(Layout.wrapped(indicator.definition.question, indent: indent, width: width))
        if let note = indicator.measured.note { lines.append(Layout.wrapped(note, indent: indent, width: width)) }
        let origins = indicator.origins.map(\.rawValue).joined(separator: ", ")
        let sources = indicator.definition.sources.map { source in
            [source.author, source.title, source.year.map { "\($0)" }].compactMap { $0 }.joined(separator: ", ")
                + " \(source.mark)"
        }
        let function = indicator.indicator.isOverridden ? "value function of the profile" : "value function"
        lines.append(
            Layout.wrapped(
                "\(function) [\(origins)]; \(sources.joined(separator: "; "))", indent: indent, width: width))
        for ground in firstGrounds(of: indicator) { lines.append(indent + "rests on " + shown(ground)) }
        let more = indicator.measured.rests.count - TextReport.groundsShown
        if more > 0 { lines.append(indent + "and \(more) more") }
        if let open = openFacts(of: indicator) { lines.append(Layout.wrapped(open, indent: indent, width: width)) }
        if let remedy = indicator.definition.remediation {
            lines.append(
                Layout.wrapped("to do (\(remedy.effort) effort): \(remedy.text)", indent: indent, width: width))
        }
    }

    /// Figures that carry no weight, where they are known and the module has something to say of them.
    private mutating func writeUnweighted() {
        let said = record.modules.flatMap(\.indicators).filter {
            $0.weight == 0 && $0.measured.note != nil
                && ($0.answer.outcome == .measured || $0.measured.centralValue != nil)
        }
        guard !said.isEmpty else { return }
        heading("Measured beside, without weight")
        for indicator in said {
            let code = indicator.definition.code.map { $0 + " " } ?? ""
            lines.append("  " + style.bold("\(code)\(indicator.definition.id)") + ": \(indicator.shownAnswer)")
            lines.append(Layout.wrapped(indicator.measured.note ?? "", indent: "    ", width: width))
        }
    }

    private static let groundsShown = 4

    /// What has a source comes first: a reader who checks the figure begins there, not with the names of rows.
    private func firstGrounds(of indicator: IndicatorRecord) -> [Ground] {
        let grounds = indicator.measured.rests.map { Ground($0, record.subject, on: record.plan.asOf) }
        let sourced = grounds.filter { $0.source != nil }
        return Array((sourced + grounds.filter { $0.source == nil }).prefix(TextReport.groundsShown))
    }

    private func shown(_ ground: Ground) -> String {
        let place = ground.place.map { "\($0.file):\($0.line) " } ?? ""
        let evidence = [ground.source, ground.asOf.map { "as of \($0)" }, ground.shownGrade].compactMap { $0 }
        let cited = evidence.isEmpty ? "no source given" : evidence.joined(separator: ", ")
        return "\(place)\(ground.pointer) = \(ground.text ?? "unknown") (\(cited))"
    }

    private mutating func writeUnknown() {
        let unknown = record.modules.flatMap { module in module.indicators.map { (module, $0) } }
            .filter { $1.indicator.weight > 0 && $1.answer.outcome == .unavailable }
        guard !unknown.isEmpty else { return }
        heading("Not known, and so counted at the worst")
        for (_, indicator) in unknown {
            let code = indicator.definition.code.map { $0 + " " } ?? ""
            guard case .unavailable(let missing, let reason) = indicator.answer else { continue }
            let asked =
                missing.prefix(4).joined(separator: ", ") + (missing.count > 4 ? " and \(missing.count - 4) more" : "")
            let why = reason ?? "needs \(asked)"
            lines.append(
                Layout.wrapped(
                    "\(code)\(indicator.definition.id): \(why)", indent: "  ", width: width))
        }
    }

    private mutating func writeFailures() {
        let failed = record.modules.filter { $0.outcome != .ok }
        guard !failed.isEmpty else { return }
        heading("Could not be measured")
        for module in failed {
            for failure in module.failures {
                lines.append(Layout.wrapped("\(failure.message) [\(failure.code.kind)]", indent: "  ", width: width))
            }
            for indicator in module.indicators {
                guard case .failed(let reason) = indicator.answer,
                    !module.failures.contains(where: { $0.message == reason })
                else { continue }
                lines.append(Layout.wrapped("\(indicator.definition.id): \(reason)", indent: "  ", width: width))
            }
        }
    }

    private mutating func heading(_ text: String) {
        lines.append("")
        lines.append(style.bold(text))
    }
}

extension Ground {
    /// The grade as stated, and what it counts as once the evidence is old.
    fileprivate var shownGrade: String? {
        guard isOld else { return grade }
        let why = "older than \(CalendarDate.monthsUntilOld) months"
        guard let grade, let countedGrade else { return why }
        return grade == countedGrade ? "\(grade), \(why)" : "\(grade), now \(countedGrade): \(why)"
    }
}

extension IndicatorRecord {
    /// The measurement with its unit.
    var shownAnswer: String {
        let unit = definition.unit
        switch answer {
        case .measured(.key(let key)): return key
        case .among(let keys): return "one of \(keys.joined(separator: ", "))"
        case .notApplicable: return "does not apply"
        case .unavailable: return "not known"
        case .failed: return "could not be measured"
        case .measured, .bounded:
            guard let hull = measured.rawHull else { return "not known" }
            let ends = "\(Figure.quantity(hull.low)) … \(Figure.quantity(hull.high))"
            guard let value = measured.centralValue else { return "\(ends) \(unit)" }
            return hull.low == hull.high
                ? "\(Figure.quantity(value)) \(unit)" : "\(Figure.quantity(value)) (\(ends)) \(unit)"
        }
    }
}
