import Comparison
import Documents
import LineProtocol

/// The part of a comparison about how far it can be trusted.
struct RobustnessWriter {
    let record: ComparisonRecord
    let ranking: OptionRanking
    let robustness: Robustness

    private func id(_ place: Int) -> String { record.id(record.ranked[place]) }

    func write(_ writer: inout JSONWriter) {
        writer.object { body in
            body.name("samples")
            body.integer(record.settings.samples)
            body.name("seed")
            body.integer(Int(record.settings.seed))
            body.name("distribution")
            body.string(record.settings.isPERT ? "pert" : "triangular")
            if let concentration = record.settings.concentration {
                body.name("concentration")
                body.number(concentration)
            }
            let shares = AcceptabilityWriter(ranking.matrix)
            body.name("overWeights")
            shares.write(robustness.overWeights, &body)
            if let over = robustness.overEvidence {
                body.name("overEvidence")
                shares.write(over, &body)
            }
            if let over = robustness.overBoth {
                body.name("overBoth")
                shares.write(over, &body)
            }
            shares.write(robustness.sweeps, &body)
            body.name("restsOnDraws")
            body.object {
                for (place, share) in robustness.restsOnDraws.enumerated() {
                    $0.name(id(place))
                    $0.rounded(share)
                }
            }
            body.name("uncertain")
            body.array { list in robustness.values.forEach { write($0, &list) } }
            body.name("tornado")
            body.array { list in robustness.tornado.forEach { write($0, &list) } }
            if let sobol = robustness.sobol { write(sobol, &body) }
        }
    }

    private func write(_ value: UncertainValue, _ list: inout JSONWriter) {
        list.object {
            $0.name("kind")
            $0.string(value.kind.rawValue)
            $0.name("name")
            $0.string(value.name)
            $0.name("options")
            $0.strings(value.options.map { id($0) })
            if let ends = value.ends {
                $0.name("low")
                $0.rounded(ends.lowerBound)
                $0.name("high")
                $0.rounded(ends.upperBound)
            }
        }
    }

    private func write(_ bar: TornadoBar, _ list: inout JSONWriter) {
        list.object { body in
            body.name("names")
            body.strings(bar.values.map { robustness.values[$0].name })
            body.name("aggregate")
            body.object {
                for (option, low, high) in bar.ends {
                    $0.name(id(option))
                    $0.array {
                        $0.rounded(low)
                        $0.rounded(high)
                    }
                }
            }
            body.name("leaderAtLow")
            body.string(id(bar.leaderAtLow))
            body.name("leaderAtHigh")
            body.string(id(bar.leaderAtHigh))
        }
    }

    private func write(_ sobol: SobolIndices, _ body: inout JSONWriter) {
        body.name("sobol")
        body.object { rows in
            rows.name("of")
            rows.string("the leader's margin over the second")
            rows.name("variance")
            rows.rounded(sobol.variance)
            rows.name("indices")
            rows.array { list in
                for (index, value) in robustness.values.enumerated() {
                    list.object {
                        $0.name("name")
                        $0.string(value.name)
                        $0.name("options")
                        $0.strings(value.options.map { id($0) })
                        $0.name("first")
                        $0.rounded(sobol.first[index])
                        $0.name("total")
                        $0.rounded(sobol.total[index])
                    }
                }
            }
        }
    }
}
