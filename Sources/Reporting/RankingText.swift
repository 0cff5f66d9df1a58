import Comparison
import Deliberation
import Documents

/// The ranking of a matrix for people: a line for each method, best option first, then what to know about it.
public struct RankingText {
    private let style: Style
    private let width: Int
    private(set) var lines: [String] = []
    /// So many options of an order are named; JSON and CSV have all.
    private static let shown = 12

    public static func text(_ ranked: RankedMatrix, style: Style, width: Int = 100) -> String {
        var report = RankingText(style: style, width: width)
        report.writeHeading(ranked)
        report.writeMethods(ranked.runs, ranked.matrix)
        report.writeRobustness(ranked)
        report.writeRemarks(ranked.remarks)
        return report.lines.joined(separator: "\n") + "\n"
    }

    init(style: Style, width: Int) {
        self.style = style
        self.width = width
    }

    private mutating func writeHeading(_ ranked: RankedMatrix) {
        let matrix = ranked.matrix
        lines.append(style.bold(ranked.loaded.title ?? "Ranking"))
        var weights = "weights \(ranked.loaded.weighting.name)"
        if case .judged(let judged) = ranked.loaded.weighting {
            weights +=
                ", consistency ratio \(Figure.quantity(judged.consistencyRatio)) (\(judged.randomIndex.title))"
                + (judged.isForced ? ", above 0.10 and forced" : "")
        }
        lines.append(
            style.faint("\(matrix.alternatives.count) options · \(matrix.criteria.count) criteria · \(weights)"))
        lines.append("")
        let widest = matrix.criteria.map(\.id.count).max() ?? 0
        for (column, criterion) in matrix.criteria.enumerated() {
            let range =
                criterion.range.map { ", range \(Figure.quantity($0.low)) … \(Figure.quantity($0.high))" } ?? ""
            lines.append(
                "  \(Layout.padded(criterion.id, widest))  \(Layout.leading(Figure.percent(matrix.weights[column]), 5))  "
                    + criterion.direction.rawValue + range)
        }
    }

    mutating func writeMethods(_ runs: MethodRuns, _ matrix: DecisionMatrix) {
        lines.append("")
        let ids = matrix.alternatives.map(\.id)
        let widest = (runs.results.map(\.method) + runs.problems.map(\.method)).map(\.rawValue.count).max() ?? 0
        for result in runs.results {
            let name = Layout.padded(result.method.rawValue, widest)
            let text = ([result.ranking.map { order($0, ids) }] + notes(result, ids)).compactMap { $0 }
            let indent = String(repeating: " ", count: widest + 4)
            let wrapped = Layout.wrapped(text.joined(separator: "; "), indent: indent, width: width)
            lines.append("  \(style.bold(name))  " + wrapped.dropFirst(indent.count))
        }
        for (method, problem) in runs.problems {
            lines.append("  \(Layout.padded(method.rawValue, widest))  cannot rank these: \(problem.sentence)")
        }
    }

    /// "D 0.643 > C 0.599 = B 0.599".
    private func order(_ ranking: Ranking, _ ids: [String]) -> String {
        var text = ""
        var last: Int?
        for option in ranking.order.prefix(RankingText.shown) {
            if let last { text += ranking.ranks[last] == ranking.ranks[option] ? " = " : " > " }
            text += "\(ids[option]) \(Figure.quantity(ranking.scores[option]))"
            last = option
        }
        let more = ranking.order.count - RankingText.shown
        return more > 0 ? text + " > … and \(more) more" : text
    }

    private func notes(_ result: MethodResult, _ ids: [String]) -> [String] {
        var notes = result.choices.map { choice in
            "\(choice.name) {\(choice.value.prefix(RankingText.shown).map { ids[$0] }.joined(separator: ", "))"
                + (choice.value.count > RankingText.shown ? ", …}" : "}")
        }
        if let over = result.over {
            let pairs = zip(ids, over.value).filter { !$1.isEmpty }.prefix(RankingText.shown)
            let told = pairs.map { id, others in
                "\(id) \(over.name) \(others.prefix(RankingText.shown).map { ids[$0] }.joined(separator: ", "))"
            }
            notes.append(told.isEmpty ? "nobody \(over.name) anybody" : told.joined(separator: "; "))
        }
        for setting in result.settings {
            switch setting.value {
            case .flag(let holds): notes.append("\(setting.name) \(holds ? "holds" : "fails")")
            case .number(let value): notes.append("\(setting.name) \(Figure.quantity(value))")
            case .text(let text): notes.append("\(setting.name) \(text)")
            case .numbers, .texts: continue
            }
        }
        return notes
    }

    private mutating func writeRobustness(_ ranked: RankedMatrix) {
        guard let shares = ranked.overWeights else { return }
        let ids = ranked.matrix.alternatives.map(\.id)
        lines.append("")
        lines.append(
            Layout.wrapped(
                RobustnessWords.firsts("under all possible weights", shares, ids), indent: "  ", width: width))
        for sweep in ranked.sweeps {
            let words = RobustnessWords.sweep(sweep, ranked.matrix.criteria[sweep.criterion].id, ids)
            lines.append(Layout.wrapped(words, indent: "  ", width: width))
        }
    }

    private mutating func writeRemarks(_ remarks: [String]) {
        guard !remarks.isEmpty else { return }
        lines.append("")
        for remark in remarks { lines.append(Layout.wrapped("note: \(remark)", indent: "  ", width: width)) }
    }
}
