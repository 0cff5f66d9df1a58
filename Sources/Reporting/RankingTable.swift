import Comparison
import Deliberation

/// A ranking as comma-separated values, a line for each figure of each option: `method,figure,option,value,rank`. The rank
/// stands beside the figure that ranks.
public enum RankingTable {
    ///
    /// - Parameter aggregate: a profile's own ranking, which comes first.
    public static func text(_ runs: MethodRuns, _ matrix: DecisionMatrix, aggregate: Ranking? = nil) -> String {
        var lines = ["method,figure,option,value,rank"]
        if let aggregate {
            lines += matrix.alternatives.indices.map {
                "profile,aggregate,\(cell(matrix.alternatives[$0].id)),\(number(aggregate.scores[$0])),\(aggregate.ranks[$0])"
            }
        }
        for result in runs.results {
            for figure in result.figures {
                let ranks = result.ranking.flatMap { $0.scores == figure.value ? $0.ranks : nil }
                for (row, alternative) in matrix.alternatives.enumerated() {
                    let rank = ranks.map { "\($0[row])" } ?? ""
                    lines.append(
                        "\(result.method.rawValue),\(figure.name),\(cell(alternative.id)),\(number(figure.value[row])),\(rank)"
                    )
                }
            }
            for choice in result.choices {
                for row in choice.value {
                    lines.append("\(result.method.rawValue),\(choice.name),\(cell(matrix.alternatives[row].id)),1,")
                }
            }
            for (row, others) in (result.over?.value ?? []).enumerated() {
                for other in others {
                    let pair =
                        "\(matrix.alternatives[row].id) \(result.over?.name ?? "") \(matrix.alternatives[other].id)"
                    lines.append("\(result.method.rawValue),\(result.over?.name ?? ""),\(cell(pair)),1,")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// RFC 4180: quoted where it has to be.
    static func cell(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
        return needsQuotes
            ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            : text
    }

    /// Shortest digits that give it back.
    static func number(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
