import Documents
import LineProtocol
import Loading
import RiskModel

/// Unknown is a value: it is named, and it never makes anything better.
enum UnknownChecks {
    static let all = [missingIsNamed, restsOnFacts, silenceNeverPays]

    static let missingIsNamed = Check(
        "unknown.missing", .advice, "what is unavailable names what is missing, and that is missing", needs: .measuring
    ) { trial throws(CheckFailure) in
        for (sample, measurements) in try trial.measurements() {
            for measurement in measurements {
                guard case .unavailable(let missing, let reason) = measurement.answer else { continue }
                if missing.isEmpty, reason == nil {
                    throw CheckFailure(
                        "asked about \(sample.name), '\(measurement.indicator)' says not what is missing")
                }
                for pointer in missing {
                    guard let index = sample.shown.node(at: pointer), sample.shown.nodes[index].kind != .null else {
                        continue
                    }
                    throw CheckFailure(
                        "asked about \(sample.name), '\(measurement.indicator)' misses '\(pointer)', which was there")
                }
            }
        }
        return "in every input"
    }

    static let restsOnFacts = Check(
        "unknown.not-applicable", .advice, "not-applicable rests on a fact, never on an absence", needs: .measuring
    ) { trial throws(CheckFailure) in
        for (sample, measurements) in try trial.measurements() {
            for measurement in measurements
            where measurement.answer.outcome == .notApplicable && measurement.rests.isEmpty {
                throw CheckFailure(
                    "asked about \(sample.name), '\(measurement.indicator)' is not applicable and rests on nothing")
            }
        }
        return "in every input"
    }

    /// Facts looked at in all, so that a module with large cases is not checked for minutes.
    private static let limit = 400

    static let silenceNeverPays = Check(
        "unknown.silence", .advice, "hiding a fact never lowers a risk", needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        var count = 0
        let accepted = try trial.measurements().filter { trial.module.accepts($0.sample.shown) }
        for (sample, measurements) in accepted.prefix(12) {
            for fact in sample.facts where count < limit {
                guard let hidden = hiding(fact, in: sample, trial.module) else { continue }
                count += 1
                let reply = try conversation.ask("measure", hidden.params())
                let after = try trial.read(reply, of: hidden)
                for before in measurements {
                    guard let now = after.first(where: { $0.indicator == before.indicator }) else { continue }
                    if let problem = problem(before, now, trial.module) {
                        throw CheckFailure("in \(sample.name) hiding \(fact) \(problem)")
                    }
                }
            }
        }
        return "\(count) facts hidden one by one"
    }

    /// The sample with one fact unknown, where its schema lets that be unknown.
    private static func hiding(_ fact: String, in sample: Sample, _ module: InstalledModule) -> Sample? {
        guard let tokens = pointerTokens(fact) else { return nil }
        let tree = DocumentTree(sample.shown.root)
        guard let stated = try? tree.hiding(tokens[...]).flattened(), module.accepts(stated) else { return nil }
        return sample.showing(tree.removing(tokens[...]), named: "\(sample.name) with one fact hidden")
    }

    private static func problem(_ before: Measurement, _ now: Measurement, _ module: InstalledModule) -> String? {
        guard before.answer.outcome != .notApplicable, let indicator = module.manifest.indicator(before.indicator),
            let function = indicator.valueFunction
        else { return nil }
        if now.answer.outcome == .notApplicable { return "makes '\(before.indicator)' not applicable" }
        let old = function.risk(of: MeasuredIndicator(centre: before.answer), unknown: .worst)
        let new = function.risk(of: MeasuredIndicator(centre: now.answer), unknown: .worst)
        guard new.value < old.value - 1e-9 || new.high < old.high - 1e-9 else { return nil }
        return "lowers the risk of '\(before.indicator)' from \(shown(old.value)) to \(shown(new.value))"
    }

    private static func shown(_ risk: Double) -> String { "\((risk * 10).rounded() / 10)" }
}
