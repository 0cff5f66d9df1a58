import Comparison
import Documents
import LineProtocol

/// Writes `plumbline-ranking/1`. Numbers are the shortest that read back the same.
public enum RankingWriter {
    public static let format = "plumbline-ranking/1"

    public static func write(_ ranked: RankedMatrix, to writer: inout JSONWriter) {
        writer.object { body in
            body.name("format")
            body.string(format)
            if let title = ranked.loaded.title {
                body.name("title")
                body.string(title)
            }
            writeWeights(ranked.loaded.weighting, &body)
            writeMatrix(ranked.matrix, &body)
            writeMethods(ranked.runs, ranked.matrix, &body)
            body.name("remarks")
            body.strings(ranked.remarks)
            if let shares = ranked.overWeights {
                body.name("robustness")
                body.object { robustness in
                    let writer = AcceptabilityWriter(ranked.matrix)
                    robustness.name("seed")
                    robustness.integer(Int(shares.seed))
                    robustness.name("overWeights")
                    writer.write(shares, &robustness)
                    writer.write(ranked.sweeps, &robustness)
                }
            }
        }
    }

    private static func writeWeights(_ weighting: LoadedMatrix.Weighting, _ body: inout JSONWriter) {
        body.name("weights")
        body.object {
            $0.name("by")
            $0.string(weighting.name)
            if case .judged(let judged) = weighting {
                $0.name("consistencyRatio")
                $0.number(judged.consistencyRatio)
                $0.name("eigenvalue")
                $0.number(judged.eigenvalue)
                $0.name("randomIndex")
                $0.string(judged.randomIndex.title)
                $0.name("forced")
                $0.bool(judged.isForced)
            }
        }
    }

    static func writeMatrix(_ matrix: DecisionMatrix, _ body: inout JSONWriter) {
        let scale = matrix.scale
        body.name("criteria")
        body.array { list in
            for (column, criterion) in matrix.criteria.enumerated() {
                list.object {
                    $0.name("id")
                    $0.string(criterion.id)
                    $0.name("direction")
                    $0.string(criterion.direction.rawValue)
                    $0.name("weight")
                    $0.number(matrix.weights[column])
                    $0.name("range")
                    $0.array { ends in
                        ends.number(scale.ranges[column].low)
                        ends.number(scale.ranges[column].high)
                    }
                    if criterion.range == nil {
                        $0.name("rangeFromOptions")
                        $0.bool(true)
                    }
                }
            }
        }
        body.name("alternatives")
        body.array { list in
            for alternative in matrix.alternatives {
                list.object { row in
                    row.name("id")
                    row.string(alternative.id)
                    row.name("values")
                    row.object { cells in
                        for (criterion, value) in zip(matrix.criteria, alternative.values) {
                            cells.name(criterion.id)
                            cells.number(value)
                        }
                    }
                }
            }
        }
    }

    static func writeMethods(_ runs: MethodRuns, _ matrix: DecisionMatrix, _ body: inout JSONWriter) {
        let ids = matrix.alternatives.map(\.id)
        body.name("methods")
        body.object { methods in
            for result in runs.results {
                methods.name(result.method.rawValue)
                write(result, ids, &methods)
            }
        }
        guard !runs.problems.isEmpty else { return }
        body.name("unavailable")
        body.object {
            for (method, problem) in runs.problems {
                $0.name(method.rawValue)
                $0.string(problem.sentence)
            }
        }
    }

    private static func write(_ result: MethodResult, _ ids: [String], _ writer: inout JSONWriter) {
        writer.object { body in
            for setting in result.settings {
                body.name(setting.name)
                write(setting.value, &body)
            }
            for figure in result.figures {
                body.name(figure.name)
                body.figures(zip(ids, figure.value))
            }
            if let ranking = result.ranking {
                body.name("ranks")
                body.object {
                    for (id, rank) in zip(ids, ranking.ranks) {
                        $0.name(id)
                        $0.integer(rank)
                    }
                }
            }
            for choice in result.choices {
                body.name(choice.name)
                body.strings(choice.value.map { ids[$0] })
            }
            if let over = result.over {
                body.name(over.name)
                body.object {
                    for (id, others) in zip(ids, over.value) {
                        $0.name(id)
                        $0.strings(others.map { ids[$0] })
                    }
                }
            }
        }
    }

    private static func write(_ setting: MethodResult.Setting, _ writer: inout JSONWriter) {
        switch setting {
        case .text(let text): writer.string(text)
        case .number(let value): writer.number(value)
        case .numbers(let values): writer.array { list in values.forEach { list.number($0) } }
        case .texts(let texts): writer.strings(texts)
        case .flag(let flag): writer.bool(flag)
        }
    }
}

extension JSONWriter {
    /// Numbers by the id of what they are of.
    mutating func figures(_ rows: some Sequence<(String, Double)>) {
        object {
            for (id, value) in rows {
                $0.name(id)
                $0.number(value)
            }
        }
    }
}
