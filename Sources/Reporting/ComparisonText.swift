import Assessment
import Comparison
import Deliberation
import RiskModel

/// A comparison for people: the verdict, the gates, the ranking, how far it can be trusted, what to find out, what would
/// have to change.
public struct ComparisonText {
    let record: ComparisonRecord
    let style: Style
    let width: Int
    var lines: [String] = []

    public static func text(_ record: ComparisonRecord, style: Style, width: Int = 100) -> String {
        var report = ComparisonText(record: record, style: style, width: width)
        report.writeHeading()
        report.writeVerdict()
        report.writeGates()
        report.writeRanking()
        report.writeRobustness()
        report.writeQuestions()
        report.writeRemedies()
        return report.lines.joined(separator: "\n") + "\n"
    }

    private init(record: ComparisonRecord, style: Style, width: Int) {
        self.record = record
        self.style = style
        self.width = width
    }

    mutating func heading(_ text: String) {
        lines.append("")
        lines.append(style.bold(text))
    }

    mutating func paragraph(_ text: String, indent: String = "  ") {
        lines.append(Layout.wrapped(text, indent: indent, width: width))
    }

    func id(_ place: Int) -> String { record.id(record.ranked[place]) }

    private mutating func writeHeading() {
        lines.append(style.bold(record.title ?? "Comparison of \(record.options.count) options"))
        let home = record.plan.home.map { "home \($0)" } ?? "no home given (--home)"
        lines.append(
            style.faint(
                "\(record.options.count) options · profile \(record.plan.profile.id) · \(home) · as of \(record.plan.asOf)"
            ))
    }

    private mutating func writeVerdict() {
        heading("Verdict: \(record.verdict.word.rawValue)")
        for sentence in record.verdict.sentences { paragraph(sentence) }
    }

    private mutating func writeGates() {
        guard !record.plan.profile.gates.isEmpty else { return }
        heading("Gates")
        for (index, gate) in record.plan.profile.gates.enumerated() {
            let limit = Figure.quantity(gate.bound.limit)
            let bound = if case .atMost = gate.bound { "at most \(limit)" } else { "at least \(limit)" }
            lines.append(
                "  \(style.bold(gate.id)): \(gate.module)/\(gate.indicator) \(bound)\(gate.isOnRisk ? " risk" : "")")
            if let basis = gate.basis { paragraph("basis: \(basis)", indent: "    ") }
            for (option, assessed) in record.records.enumerated() {
                lines.append("    \(Layout.padded(record.id(option), widestID))  \(verdict(assessed.gates[index]))")
            }
        }
        for (option, gates) in record.failed.enumerated() where !gates.isEmpty {
            paragraph(
                "\(record.id(option)) fails \(gates.map(\.gate.id).joined(separator: ", ")) and is out of the ranking")
        }
    }

    private func verdict(_ gate: GateRecord) -> String {
        let mark =
            switch gate.verdict {
            case .pass: "✓ pass"
            case .fail: gate.counts ? "✗ FAIL" : "✗ fails, exempt until \(gate.exemption.map { "\($0.until)" } ?? "")"
            case .undetermined: "? undetermined"
            }
        guard let low = gate.low, let high = gate.high else { return "\(mark) (\(gate.note ?? "not known"))" }
        return low == high
            ? "\(mark) (\(Figure.quantity(low)))" : "\(mark) (\(Figure.quantity(low)) … \(Figure.quantity(high)))"
    }

    private var widestID: Int { record.options.map(\.id.count).max() ?? 0 }

    private mutating func writeRanking() {
        guard let ranking = record.ranking else { return }
        let matrix = ranking.matrix
        heading("Ranking by the profile: \(record.plan.profile.across.formula) over the criteria, least leads")
        let names = matrix.criteria.map(\.id)
        let columns = zip(names, matrix.weights).map {
            Layout.leading("\($0) \(Figure.percent($1))", max(10, $0.count + 5))
        }
        lines.append(
            style.faint("     " + Layout.padded("", widestID) + "   of 100  " + columns.joined(separator: "  ")))
        for place in ranking.whole.order {
            let cells = zip(matrix.alternatives[place].values, names).map {
                Layout.leading(Figure.quantity(($0 * 10).rounded() / 10), max(10, $1.count + 5))
            }
            let open = record.undetermined[record.ranked[place]].isEmpty ? "" : "  ? gate undetermined"
            lines.append(
                "  \(ranking.whole.ranks[place])  \(style.bold(Layout.padded(id(place), widestID)))  "
                    + Layout.leading(Figure.risk(ranking.whole.scores[place]), 6) + "  " + cells.joined(separator: "  ")
                    + open)
        }
        for option in record.ranked { writePrice(option) }
        heading("Beside it")
        var methods = RankingText(style: style, width: width)
        methods.writeMethods(ranking.runs, matrix)
        lines += methods.lines.drop { $0.isEmpty }
        for remark in ranking.remarks { paragraph("note: \(remark)") }
    }

    private mutating func writePrice(_ option: Int) {
        guard case .range(let low, let mode, let high)? = record.options[option].price?.amount else { return }
        let middle = mode.map { "\(Figure.quantity($0)), " } ?? ""
        paragraph(
            "\(record.id(option))'s price is \(middle)\(Figure.quantity(low)) … \(Figure.quantity(high)) "
                + (record.options[option].price?.currency ?? ""))
    }
}
