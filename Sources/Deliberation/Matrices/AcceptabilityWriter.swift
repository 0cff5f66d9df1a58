import Comparison
import Documents
import LineProtocol

/// Shares of draws and switch points of a ranking, by the ids of its options.
struct AcceptabilityWriter {
    let ids: [String]
    let criteria: [Criterion]

    init(_ matrix: DecisionMatrix) {
        ids = matrix.alternatives.map(\.id)
        criteria = matrix.criteria
    }

    private func id(_ place: Int) -> String { ids[place] }

    func write(_ smaa: SMAA2, _ writer: inout JSONWriter) {
        writer.object { body in
            body.name("draws")
            body.integer(smaa.draws)
            body.name("greatestError")
            body.rounded(smaa.greatestError)
            body.name("rankAcceptability")
            body.object {
                for (place, row) in smaa.acceptabilities.enumerated() {
                    $0.name(id(place))
                    $0.array { list in row.forEach { list.rounded($0) } }
                }
            }
            body.name("pairwise")
            body.object {
                for (place, row) in smaa.pairwise.enumerated() {
                    $0.name(id(place))
                    $0.object {
                        for (other, share) in row.enumerated() where other != place {
                            $0.name(id(other))
                            $0.rounded(share)
                        }
                    }
                }
            }
            if smaa.sampling != .fixed { writeCentral(smaa, &body) }
        }
    }

    private func writeCentral(_ smaa: SMAA2, _ body: inout JSONWriter) {
        body.name("centralWeights")
        body.object {
            for (place, weights) in smaa.centralWeights.enumerated() {
                guard let weights else { continue }
                $0.name(id(place))
                $0.object {
                    for (criterion, weight) in zip(criteria, weights) {
                        $0.name(criterion.id)
                        $0.rounded(weight)
                    }
                }
            }
        }
        body.name("confidenceFactors")
        body.object {
            for (place, factor) in smaa.confidenceFactors.enumerated() {
                guard let factor else { continue }
                $0.name(id(place))
                $0.rounded(factor)
            }
        }
    }

    /// Every sweep, as the member `switchPoints`.
    func write(_ sweeps: [WeightSweep], _ body: inout JSONWriter) {
        body.name("switchPoints")
        body.array { list in sweeps.forEach { write($0, &list) } }
    }

    private func write(_ sweep: WeightSweep, _ list: inout JSONWriter) {
        list.object { body in
            body.name("criterion")
            body.string(criteria[sweep.criterion].id)
            body.name("weight")
            body.rounded(sweep.weight)
            body.name("stretches")
            body.array { stretches in
                for stretch in sweep.stretches {
                    stretches.object {
                        $0.name("from")
                        $0.rounded(stretch.from)
                        $0.name("to")
                        $0.rounded(stretch.to)
                        $0.name("leaders")
                        $0.strings(stretch.leaders.map { id($0) })
                    }
                }
            }
        }
    }
}
