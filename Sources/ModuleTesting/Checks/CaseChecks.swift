import Documents
import Loading
import RiskModel

/// A module's own cases: what it must answer, to four figures.
enum CaseChecks {
    static func check(of sample: Sample) -> Check {
        let title = sample.name
        let name = title.dropFirst("the case ".count)
        return Check("case.\(name)", .required, "\(title) is answered as expected", needs: .measuring) {
            trial throws(CheckFailure) in
            guard let measured = try trial.measurements().first(where: { $0.sample.name == title }) else {
                throw CheckFailure("it was not asked")
            }
            guard let expected = measured.sample.expected?.root["measurements"], expected.kind == .object else {
                throw CheckFailure("Cases/\(name)/expected.json holds no 'measurements'")
            }
            for (id, wanted) in expected.members {
                guard let answer = measured.measurements.first(where: { $0.indicator == id })?.answer else {
                    throw CheckFailure("'\(id)' was not answered")
                }
                let function = trial.module.manifest.indicator(id)?.valueFunction
                if let problem = problem(answer, wanted, function) { throw CheckFailure("'\(id)' \(problem)") }
            }
            return "\(expected.members.count) indicators"
        }
    }

    private static func problem(_ answer: Answer, _ wanted: Node, _ function: ValueFunction?) -> String? {
        let outcome = wanted["outcome"]?.string ?? "measured"
        guard answer.outcome.rawValue == outcome else { return "is \(described(answer)), expected \(outcome)" }
        var numbers: [String: Double] = [:]
        switch answer {
        case .measured(.number(let value)):
            if let word = wanted["value"]?.string { return "is the number \(value), expected '\(word)'" }
            numbers["value"] = value
        case .measured(.key(let key)):
            if let word = wanted["value"]?.string, word != key { return "is '\(key)', expected '\(word)'" }
        case .bounded(let low, let high, let value):
            numbers = ["low": low, "high": high]
            numbers["value"] = value
        case .among(let keys):
            if let words = wanted["among"]?.strings, Set(words) != Set(keys) {
                return "is among \(keys.joined(separator: ", ")), expected \(words.joined(separator: ", "))"
            }
        case .unavailable(let missing, _):
            if let pointers = wanted["missing"]?.strings, Set(pointers) != Set(missing) {
                return "misses \(missing.joined(separator: ", ")), expected \(pointers.joined(separator: ", "))"
            }
        case .notApplicable, .failed: break
        }
        for name in ["value", "low", "high"] {
            guard let number = wanted[name]?.double else { continue }
            guard let found = numbers[name], abs(found - number) <= 5e-4 * max(abs(number), 1e-6) else {
                return "has the \(name) \(numbers[name].map { "\($0)" } ?? "none"), expected \(number)"
            }
        }
        if let number = wanted["risk"]?.double, case .measured(let value) = answer,
            let risk = function?.risk(of: value),
            abs(risk - number) > 0.0501
        {
            return "has the risk \(risk), expected \(number)"
        }
        return nil
    }

    private static func described(_ answer: Answer) -> String {
        if case .failed(let reason) = answer { return "failed (\(reason.prefix(200)))" }
        if case .unavailable(let missing, _) = answer {
            return "unavailable, missing \(missing.joined(separator: ", "))"
        }
        return answer.outcome.rawValue
    }
}
