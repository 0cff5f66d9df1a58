import Documents
import Loading
import RiskModel

/// Asking for some indicators only, which is what the engine does when evidence is drawn: it asks for those that say they
/// need what is drawn.
enum NeedsCheck {
    static let all = [someOnly, needsAreComplete]

    static let someOnly = Check(
        "measure.only", .required, "asked for one indicator alone, it answers that as before", needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        var count = 0
        for (sample, measurements) in try trial.measurements().prefix(3) {
            for before in measurements {
                count += 1
                let params = sample.params(extra: "\"only\":[\"\(before.indicator)\"],")
                let after = try trial.read(try conversation.ask("measure", params), of: sample)
                guard after.first(where: { $0.indicator == before.indicator })?.answer == before.answer else {
                    throw CheckFailure(
                        "asked about \(sample.name) for '\(before.indicator)' alone, it answered otherwise")
                }
            }
        }
        return "\(count) questions"
    }

    /// Facts looked at in all, so that a module with large cases is not checked for minutes.
    private static let limit = 400

    static let needsAreComplete = Check(
        "declared.needs-complete", .advice, "what an indicator does not say it needs changes nothing of it",
        needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        var count = 0
        for (sample, measurements) in try trial.measurements() where trial.module.accepts(sample.shown) {
            for fact in sample.facts where count < limit {
                guard let tokens = pointerTokens(fact),
                    let hidden = sample.showing(
                        DocumentTree(sample.shown.root).removing(tokens[...]), named: "\(sample.name) without \(fact)")
                else { continue }
                count += 1
                let after = try trial.read(try conversation.ask("measure", hidden.params()), of: hidden)
                for before in measurements {
                    guard let needs = trial.module.manifest.indicator(before.indicator)?.needs, !needs.isEmpty,
                        !needs.contains(where: { touches(tokens, $0) }),
                        let now = after.first(where: { $0.indicator == before.indicator }), now.answer != before.answer
                    else { continue }
                    throw CheckFailure(
                        "in \(sample.name) hiding \(fact) changes '\(before.indicator)', which does not say it needs it"
                    )
                }
            }
        }
        return "\(count) facts hidden one by one"
    }

    /// Whether a place is what a pattern names, lies below it or holds it.
    private static func touches(_ place: [String], _ pattern: String) -> Bool {
        guard let wanted = pointerTokens(pattern) else { return false }
        return zip(place, wanted).allSatisfy { $1 == "*" || $0 == $1 }
    }
}
