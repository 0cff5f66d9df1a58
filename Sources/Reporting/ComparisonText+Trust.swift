import Comparison
import Deliberation
import RiskModel

/// How far a ranking can be trusted, and what to do about it.
extension ComparisonText {
    private static let valuesShown = 8
    private static let questionsShown = 10

    mutating func writeRobustness() {
        guard let robustness = record.robustness, let ranking = record.ranking else { return }
        heading("How far it can be trusted")
        let weights = record.settings.concentration == nil ? "all possible weights" : "weights around the profile's"
        firsts("under \(weights)", robustness.overWeights)
        if let evidence = robustness.overEvidence { firsts("whatever the uncertain evidence is", evidence) }
        if let both = robustness.overBoth { firsts("with both open", both) }
        paragraph("(± is what the number of draws leaves open, at 95 %)")
        let ids = ranking.matrix.alternatives.map(\.id)
        for sweep in robustness.sweeps {
            paragraph(RobustnessWords.sweep(sweep, ranking.matrix.criteria[sweep.criterion].id, ids))
        }
        writeTornado(robustness)
        if let sobol = robustness.sobol { writeSobol(sobol, robustness) }
    }

    private mutating func firsts(_ words: String, _ smaa: SMAA2) {
        paragraph(RobustnessWords.firsts(words, smaa, record.ranked.map { record.id($0) }))
    }

    private mutating func writeTornado(_ robustness: Robustness) {
        guard !robustness.tornado.isEmpty else { return }
        paragraph("what moves it most, the aggregate at the low and the high end:")
        for bar in robustness.tornado.prefix(ComparisonText.valuesShown) {
            let ends = bar.ends.map { "\(id($0.option)) \(Figure.risk($0.low)) … \(Figure.risk($0.high))" }
            let names = bar.values.map { robustness.values[$0].name }.joined(separator: ", ")
            paragraph("\(names): \(ends.joined(separator: ", "))", indent: "    ")
        }
        let more = robustness.tornado.count - ComparisonText.valuesShown
        if more > 0 { paragraph("and \(more) more", indent: "    ") }
    }

    private mutating func writeSobol(_ sobol: SobolIndices, _ robustness: Robustness) {
        paragraph("shares of the variance of the leader's margin over the second (first order, total):")
        let order = sobol.total.indices.sorted {
            sobol.total[$0] == sobol.total[$1] ? $0 < $1 : sobol.total[$0] > sobol.total[$1]
        }
        for index in order.prefix(ComparisonText.valuesShown) where sobol.total[index] > 0.0005 {
            let value = robustness.values[index]
            let options = value.options.map { id($0) }.joined(separator: ", ")
            paragraph(
                "\(value.name) (\(options)): \(Figure.fixed(sobol.first[index], 2)), \(Figure.fixed(sobol.total[index], 2))",
                indent: "    ")
        }
    }

    mutating func writeQuestions() {
        guard !record.nextEvidence.isEmpty else { return }
        heading("What to find out next")
        let deciding = record.nextEvidence.filter { $0.chance > 0 || $0.isGate }
        if deciding.isEmpty {
            return paragraph("no single answer that is missing would put another option first")
        }
        for question in deciding.prefix(ComparisonText.questionsShown) { writeQuestion(question) }
        let more = deciding.count - ComparisonText.questionsShown
        if more > 0 { paragraph("and \(more) more; --format json has all") }
        let idle = record.nextEvidence.count - deciding.count
        if idle > 0 {
            paragraph(
                idle == 1
                    ? "1 other answer would by itself change nothing at the top"
                    : "\(idle) other answers would by themselves change nothing at the top")
        }
    }

    private mutating func writeQuestion(_ question: EvidenceQuestion) {
        let what =
            question.missing.isEmpty
            ? question.names.joined(separator: ", ") : question.missing.prefix(3).joined(separator: ", ")
        let more = question.missing.count > 3 ? " and \(question.missing.count - 3) more" : ""
        let place = question.place.map { " (\($0.file):\($0.line))" } ?? ""
        let whose = question.options.map { id($0) }.joined(separator: ", ")
        var text = "ask \(question.ask) about \(what)\(more)\(place): "
        switch question.reason {
        case .gate(let gate):
            text += "gate '\(gate.gate.id)' is not decided for \(whose); if it fails, \(whose) is out"
            if let next = question.instead.first { text += " and \(id(next.option)) leads" }
        case .values:
            if !question.missing.isEmpty, question.names != question.missing {
                text += "settles \(question.names.joined(separator: ", ")); "
            }
            let leader = record.verdict.leader.map { record.id($0) } ?? ""
            let rivals = question.instead.map { id($0.option) }.joined(separator: ", ")
            text += "it decides between \(leader) and \(rivals) in \(Figure.percent(question.chance)) of cases"
        }
        paragraph("• " + text)
    }

    mutating func writeRemedies() {
        guard !record.remedies.isEmpty else { return }
        heading("What would have to change")
        var last = -1
        for remedy in record.remedies {
            if remedy.option != last {
                let rank = remedy.rank.map { "rank \($0)" } ?? "out of the ranking"
                lines.append("  \(style.bold(record.id(remedy.option))), \(Figure.risk(remedy.whole)) of 100, \(rank)")
                last = remedy.option
            }
            writeRemedy(remedy)
        }
    }

    private mutating func writeRemedy(_ remedy: Remedy) {
        let definition = remedy.indicator.indicator.definition
        let code = definition.code.map { $0 + " " } ?? ""
        var text = "\(code)\(definition.id): \(remedy.indicator.shownAnswer)"
        if let risk = remedy.indicator.risk { text += ", risk \(Figure.risk(risk.value))" }
        if case .gate(let gate) = remedy.reason { text += ", fails gate '\(gate.id)'" }
        if let goal = remedy.goal {
            let value: String =
                switch goal.value {
                case .number(let number): "\(Figure.quantity(number)) \(definition.unit)"
                case .key(let key): key
                }
            text +=
                "; at \(value) its risk is \(Figure.risk(goal.risk)), the whole \(Figure.risk(goal.whole)), rank \(goal.rank)"
        }
        paragraph(text, indent: "    ")
        guard let change = remedy.change else {
            let todo = definition.remediation.map { ": \($0.text)" } ?? ""
            return paragraph("no one change among what the offers differ in suffices\(todo)", indent: "      ")
        }
        let more = change.pointers.count - 1
        let alike = more > 0 ? " and the same in \(more) other \(more == 1 ? "row" : "rows")" : ""
        let place = change.place.map { " (\($0.file):\($0.line), now \(change.from))" } ?? " (now \(change.from))"
        paragraph(
            "--set \(change.pointers[0])=\(change.to)\(alike)\(place): risk \(Figure.risk(change.risk)), the whole "
                + "\(Figure.risk(change.whole)), rank \(change.rank)"
                + (change.suffices ? "" : "; it helps, and is not enough"), indent: "      ")
    }
}

extension EvidenceQuestion {
    fileprivate var isGate: Bool { if case .gate = reason { true } else { false } }
}
