import Documents
import Loading
import RiskModel

/// What is measured: every indicator once, in its own unit, resting on what was shown.
enum MeasuringChecks {
    static let all = [answers, everyIndicator, insideDomain, insideScope, nothingFailed]

    static let answers = Check("measure.answers", .required, "every input is answered with measurements") {
        trial throws(CheckFailure) in
        let found = try trial.measurements()
        return "\(found.count) inputs"
    }

    static let everyIndicator = Check(
        "measure.indicators", .required, "every indicator is answered once, and no other", needs: .measuring
    ) { trial throws(CheckFailure) in
        let wanted = trial.module.manifest.indicators.map(\.id)
        for (sample, measurements) in try trial.measurements() {
            let named = measurements.map(\.indicator)
            if let missing = wanted.first(where: { !named.contains($0) }) {
                throw CheckFailure("asked about \(sample.name), it left out '\(missing)'")
            }
            if let stranger = named.first(where: { !wanted.contains($0) }) {
                throw CheckFailure("asked about \(sample.name), it answered for '\(stranger)', not in its manifest")
            }
            if let twice = wanted.first(where: { id in named.count { $0 == id } > 1 }) {
                throw CheckFailure("asked about \(sample.name), it answered twice for '\(twice)'")
            }
        }
        return "\(wanted.count) indicators"
    }

    static let insideDomain = Check(
        "measure.units", .required, "values are numbers within the domain, or keys of the table", needs: .measuring
    ) { trial throws(CheckFailure) in
        var count = 0
        for (sample, measurements) in try trial.measurements() {
            for measurement in measurements {
                guard let indicator = trial.module.manifest.indicator(measurement.indicator) else { continue }
                count += 1
                if let problem = problem(measurement.answer, indicator) {
                    throw CheckFailure("asked about \(sample.name), '\(indicator.id)' is \(problem)")
                }
            }
        }
        return "\(count) answers"
    }

    private static func problem(_ answer: Answer, _ indicator: IndicatorDefinition) -> String? {
        var keys: [String]?
        if case .table(let rows)? = indicator.valueFunction { keys = rows.map(\.key) }
        func number(_ value: Double) -> String? {
            if keys != nil { return "the number \(value), not a key of its table" }
            guard let domain = indicator.domain, !domain.contains(value) else { return nil }
            return "\(value), outside its domain \(domain.lowerBound) … \(domain.upperBound)"
        }
        func word(_ value: String) -> String? {
            guard let keys else { return "'\(value)', not a number" }
            return keys.contains(value) ? nil : "'\(value)', not among \(keys.joined(separator: ", "))"
        }
        switch answer {
        case .measured(.number(let value)): return number(value)
        case .measured(.key(let key)): return word(key)
        case .bounded(let low, let high, _): return number(low) ?? number(high)
        case .among(let words): return words.lazy.compactMap(word).first
        default: return nil
        }
    }

    static let insideScope = Check(
        "measure.scope", .required, "it rests only on what it was shown, and misses only what it may read",
        needs: .measuring
    ) { trial throws(CheckFailure) in
        var count = 0
        for (sample, measurements) in try trial.measurements() {
            for measurement in measurements {
                let id = measurement.indicator
                for pointer in measurement.rests {
                    count += 1
                    guard let index = sample.shown.node(at: pointer), sample.shown.nodes[index].kind != .null else {
                        throw CheckFailure(
                            "asked about \(sample.name), '\(id)' rests on '\(pointer)', which was not shown")
                    }
                }
                guard case .unavailable(let missing, _) = measurement.answer else { continue }
                for pointer in missing {
                    count += 1
                    guard trial.module.selection.contains(pointer) else {
                        throw CheckFailure(
                            "asked about \(sample.name), '\(id)' misses '\(pointer)', which its input schema does not name"
                        )
                    }
                }
            }
        }
        return "\(count) pointers"
    }

    static let nothingFailed = Check(
        "measure.failed", .advice, "no indicator fails on one of everything", needs: .measuring
    ) { trial throws(CheckFailure) in
        for (sample, measurements) in try trial.measurements()
        where sample.expected == nil && !sample.mayContradict {
            for measurement in measurements {
                if case .failed(let reason) = measurement.answer {
                    throw CheckFailure(
                        "asked about \(sample.name), '\(measurement.indicator)' failed: \(reason.prefix(200))")
                }
            }
        }
        return "none failed"
    }
}
