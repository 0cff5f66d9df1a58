import Documents
import LineProtocol

/// Writes `plumbline-differences/1`.
public enum DifferencesWriter {
    public static func write(_ differences: RecordDifferences, to writer: inout JSONWriter) {
        writer.object { body in
            body.name("format")
            body.string(DifferencesFormat.name)
            body.name("before")
            write(differences.before, &body)
            body.name("after")
            write(differences.after, &body)
            body.name("same")
            body.bool(differences.isSame)
            body.name("risk")
            write(differences.risk, &body)
            body.change("band", differences.band)
            body.change("coverage", differences.coverage)
            body.name("gates")
            body.array { list in differences.gates.forEach { write($0, &list) } }
            body.name("modules")
            body.array { list in differences.modules.forEach { write($0, &list) } }
            body.name("indicators")
            body.array { list in differences.indicators.forEach { write($0, &list) } }
        }
    }

    private static func write(_ side: RecordDifferences.Side, _ writer: inout JSONWriter) {
        writer.object {
            $0.name("deployment")
            $0.string(side.deployment)
            $0.optional("deploymentDigest", side.deploymentDigest)
            $0.name("profile")
            $0.string(side.profile)
            $0.optional("profileDigest", side.profileDigest)
            $0.optional("asOf", side.asOf)
            $0.optional("home", side.home)
        }
    }

    private static func write(_ gate: RecordDifferences.Gate, _ writer: inout JSONWriter) {
        writer.object {
            $0.name("id")
            $0.string(gate.id)
            $0.name("change")
            $0.string(gate.kind.rawValue)
            $0.optional("before", gate.verdict.before)
            $0.optional("after", gate.verdict.after)
        }
    }

    private static func write(_ module: RecordDifferences.Module, _ writer: inout JSONWriter) {
        writer.object {
            $0.name("id")
            $0.string(module.id)
            $0.name("change")
            $0.string(module.kind.rawValue)
            $0.change("risk", module.risk)
            $0.change("weight", module.weight)
            $0.change("coverage", module.coverage)
            $0.change("outcome", module.outcome)
            $0.change("version", module.version)
        }
    }

    private static func write(_ indicator: RecordDifferences.Indicator, _ writer: inout JSONWriter) {
        writer.object {
            $0.name("module")
            $0.string(indicator.module)
            $0.name("id")
            $0.string(indicator.id)
            $0.optional("code", indicator.code)
            $0.name("change")
            $0.string(indicator.kind.rawValue)
            $0.optional("unit", indicator.unit)
            $0.change("outcome", indicator.outcome)
            if indicator.answer.isChange {
                $0.change("value", indicator.answer)
            } else {
                $0.change("value", indicator.value)
            }
            $0.change("low", indicator.low)
            $0.change("high", indicator.high)
            $0.change("risk", indicator.risk)
            $0.change("weight", indicator.weight)
            $0.change("contribution", indicator.contribution)
        }
    }

    private static func write(_ change: NumberChange, _ writer: inout JSONWriter) {
        writer.object { body in
            if let before = change.before {
                body.name("before")
                body.rounded(before)
            }
            if let after = change.after {
                body.name("after")
                body.rounded(after)
            }
            if let by = change.by {
                body.name("change")
                body.rounded(by)
            }
        }
    }

    fileprivate static func writeIfChanged(_ name: StaticString, _ change: NumberChange, _ body: inout JSONWriter) {
        guard change.isChange else { return }
        body.name(name)
        write(change, &body)
    }
}

extension JSONWriter {
    fileprivate mutating func change(_ name: StaticString, _ change: NumberChange) {
        DifferencesWriter.writeIfChanged(name, change, &self)
    }

    fileprivate mutating func change(_ name: StaticString, _ change: TextChange) {
        guard change.isChange else { return }
        self.name(name)
        object {
            $0.optional("before", change.before)
            $0.optional("after", change.after)
        }
    }
}
