import Assessment
import Comparison
import Documents
import LineProtocol
import RiskModel

/// Writes a comparison as `plumbline-ranking/1`: what `rank` says of a matrix, and beside it the gates, the options, how far
/// the answer can be trusted, what to find out and what would have to change.
public struct ComparisonWriter {
    private let record: ComparisonRecord
    /// Whether values are given with file, line and column.
    private let showsPlaces: Bool

    public static func write(_ record: ComparisonRecord, showsPlaces: Bool, to writer: inout JSONWriter) {
        let own = ComparisonWriter(record: record, showsPlaces: showsPlaces)
        writer.object { body in
            own.writeHeading(&body)
            own.writeGates(&body)
            own.writeOptions(&body)
            if let ranking = record.ranking { own.writeRanking(ranking, &body) } else { own.writeNoRanking(&body) }
            body.name("verdict")
            own.writeVerdict(&body)
            if let robustness = record.robustness, let ranking = record.ranking {
                body.name("robustness")
                RobustnessWriter(record: record, ranking: ranking, robustness: robustness).write(&body)
            }
            body.name("nextEvidence")
            body.array { list in record.nextEvidence.forEach { own.writeQuestion($0, &list) } }
            body.name("remediation")
            body.array { list in record.remedies.forEach { own.writeRemedy($0, &list) } }
        }
    }

    private func id(_ option: Int) -> String { record.id(option) }
    private func rankedID(_ place: Int) -> String { record.id(record.ranked[place]) }

    private func writeHeading(_ body: inout JSONWriter) {
        body.name("format")
        body.string(RankingWriter.format)
        body.optional("title", record.title)
        body.name("engine")
        body.object {
            $0.name("version")
            $0.string(record.plan.engineVersion)
        }
        body.name("asOf")
        body.string(record.plan.asOf.description)
        body.optional("home", record.plan.home)
        body.name("profile")
        body.object {
            $0.name("id")
            $0.string(record.plan.profile.id)
            $0.name("digest")
            $0.string(record.plan.profile.digest)
        }
    }

    private func writeGates(_ body: inout JSONWriter) {
        body.name("gates")
        body.array { list in
            for (index, gate) in record.plan.profile.gates.enumerated() {
                list.object { row in
                    row.name("id")
                    row.string(gate.id)
                    row.name("indicator")
                    row.string("\(gate.module)/\(gate.indicator)")
                    row.optional("basis", gate.basis)
                    row.name("verdicts")
                    row.object { verdicts in
                        for (option, assessed) in record.records.enumerated() {
                            verdicts.name(id(option))
                            writeVerdict(assessed.gates[index], &verdicts)
                        }
                    }
                }
            }
        }
        body.name("excluded")
        body.array { list in
            for (option, gates) in record.failed.enumerated() where !gates.isEmpty {
                list.object {
                    $0.name("option")
                    $0.string(id(option))
                    $0.name("gates")
                    $0.strings(gates.map(\.gate.id))
                }
            }
        }
    }

    private func writeVerdict(_ gate: GateRecord, _ writer: inout JSONWriter) {
        writer.object {
            $0.name("verdict")
            $0.string(gate.verdict.rawValue)
            if let low = gate.low, let high = gate.high {
                $0.name("low")
                $0.rounded(low)
                $0.name("high")
                $0.rounded(high)
            }
            $0.optional("note", gate.note)
            $0.optional("exemption", gate.exemption?.id)
        }
    }

    private func writeOptions(_ body: inout JSONWriter) {
        body.name("options")
        body.array { list in
            for (option, compared) in record.options.enumerated() {
                let assessed = record.records[option]
                list.object { row in
                    row.name("id")
                    row.string(compared.id)
                    row.optional("name", compared.name)
                    row.name("digest")
                    row.string(compared.deployment.digest)
                    row.name("standing")
                    row.string(
                        record.failed[option].isEmpty
                            ? record.undetermined[option].isEmpty ? "ranked" : "ranked, gate undetermined" : "excluded")
                    row.name("risk")
                    row.risk(assessed.risk)
                    row.name("coverage")
                    row.rounded(assessed.coverage)
                    if let price = compared.price { writePrice(price, &row) }
                }
            }
        }
    }

    private func writePrice(_ price: StatedPrice, _ row: inout JSONWriter) {
        row.name("price")
        row.object {
            switch price.amount {
            case .known(let amount):
                $0.name("amount")
                $0.number(amount)
            case .range(let low, let mode, let high):
                $0.name("low")
                $0.number(low)
                if let mode {
                    $0.name("mode")
                    $0.number(mode)
                }
                $0.name("high")
                $0.number(high)
            case .unknown:
                $0.name("unknown")
                $0.bool(true)
            }
            $0.name("currency")
            $0.string(price.currency)
        }
    }

    private func writeRanking(_ ranking: OptionRanking, _ body: inout JSONWriter) {
        RankingWriter.writeMatrix(ranking.matrix, &body)
        body.name("aggregate")
        body.object {
            $0.name("formula")
            $0.string(record.plan.profile.across.formula)
            $0.name("scores")
            $0.figures(zip(record.ranked.map { record.id($0) }, ranking.whole.scores))
            $0.name("ranks")
            $0.object { ranks in
                for (place, rank) in ranking.whole.ranks.enumerated() {
                    ranks.name(rankedID(place))
                    ranks.integer(rank)
                }
            }
        }
        RankingWriter.writeMethods(ranking.runs, ranking.matrix, &body)
        body.name("remarks")
        body.strings(ranking.remarks)
    }

    /// Fewer than two options are left: no method has anything to say.
    private func writeNoRanking(_ body: inout JSONWriter) {
        body.name("methods")
        body.object { _ in }
        body.name("remarks")
        body.strings([])
    }

    private func writeVerdict(_ writer: inout JSONWriter) {
        let verdict = record.verdict
        writer.object {
            $0.name("word")
            $0.string(verdict.word.rawValue)
            if let leader = verdict.leader {
                $0.name("leader")
                $0.string(id(leader))
            }
            $0.name("contenders")
            $0.strings(verdict.contenders.map { id($0) })
            if let chance = verdict.chance {
                $0.name("chance")
                $0.rounded(chance)
                $0.name("likelihood")
                $0.string(Likelihood(chance).rawValue)
            }
            $0.name("sentences")
            $0.strings(verdict.sentences)
        }
    }

    private func writeQuestion(_ question: EvidenceQuestion, _ list: inout JSONWriter) {
        list.object { body in
            body.name("about")
            switch question.reason {
            case .gate(let gate):
                body.string("gate")
                body.name("gate")
                body.string(gate.gate.id)
            case .values: body.string("value")
            }
            body.name("options")
            body.strings(question.options.map { rankedID($0) })
            body.name("ask")
            body.string(question.ask)
            body.name("names")
            body.strings(question.names)
            body.name("missing")
            body.strings(question.missing)
            if showsPlaces, let place = question.place {
                body.name("file")
                body.string(place.file)
                body.name("line")
                body.integer(place.line)
                body.name("column")
                body.integer(place.column)
            }
            body.name("chance")
            body.rounded(question.chance)
            body.name("instead")
            body.object {
                for (option, share) in question.instead {
                    $0.name(rankedID(option))
                    $0.rounded(share)
                }
            }
        }
    }

    private func writeRemedy(_ remedy: Remedy, _ list: inout JSONWriter) {
        list.object { body in
            body.name("option")
            body.string(id(remedy.option))
            body.name("indicator")
            body.string("\(remedy.module)/\(remedy.indicator.indicator.definition.id)")
            body.optional("code", remedy.indicator.indicator.definition.code)
            if case .gate(let gate) = remedy.reason {
                body.name("gate")
                body.string(gate.id)
            }
            if let risk = remedy.indicator.risk {
                body.name("risk")
                body.rounded(risk.value)
            }
            body.name("whole")
            body.rounded(remedy.whole)
            if let rank = remedy.rank {
                body.name("rank")
                body.integer(rank)
            }
            if let goal = remedy.goal {
                body.name("goal")
                body.object {
                    $0.name("value")
                    switch goal.value {
                    case .number(let value): $0.rounded(value)
                    case .key(let key): $0.string(key)
                    }
                    $0.standing(risk: goal.risk, whole: goal.whole, rank: goal.rank)
                }
            }
            if let change = remedy.change { writeChange(change, &body) }
            body.optional("todo", remedy.indicator.indicator.definition.remediation?.text)
        }
    }

    private func writeChange(_ change: Remedy.Change, _ body: inout JSONWriter) {
        body.name("change")
        body.object {
            $0.name("at")
            $0.strings(change.pointers)
            if showsPlaces, let place = change.place {
                $0.name("file")
                $0.string(place.file)
                $0.name("line")
                $0.integer(place.line)
            }
            $0.name("from")
            $0.raw(change.from)
            $0.name("to")
            $0.raw(change.to)
            $0.name("suffices")
            $0.bool(change.suffices)
            $0.standing(risk: change.risk, whole: change.whole, rank: change.rank)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func standing(risk: Double, whole: Double, rank: Int) {
        name("risk")
        rounded(risk)
        name("whole")
        rounded(whole)
        name("rank")
        integer(rank)
    }

    fileprivate mutating func risk(_ risk: Risk) {
        object {
            $0.name("value")
            $0.rounded(risk.value)
            $0.name("low")
            $0.rounded(risk.low)
            $0.name("high")
            $0.rounded(risk.high)
        }
    }

    mutating func rounded(_ value: Double) { number(roundedTo12Digits(value)) }

    mutating func optional(_ member: StaticString, _ text: String?) {
        guard let text else { return }
        name(member)
        string(text)
    }
}
