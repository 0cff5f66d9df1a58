import Documents
import LineProtocol
import Loading
import RiskModel

/// Least privilege: what is declared is enough, and nothing else matters.
enum DeclarationChecks {
    static let all = [needsAreDeclared, undeclaredChangesNothing, declaredIsEnough]

    static let needsAreDeclared = Check(
        "declared.needs", .advice, "what its indicators need is in its input schema", needs: .nothing
    ) { trial throws(CheckFailure) in
        var count = 0
        for indicator in trial.module.manifest.indicators {
            for need in indicator.needs {
                count += 1
                guard need.hasPrefix("/") else {
                    guard trial.module.manifest.upstream.contains(need) else {
                        throw CheckFailure(
                            "'\(indicator.id)' needs \(need), which is not among its upstream indicators")
                    }
                    continue
                }
                guard trial.module.selection.covers(need) else {
                    throw CheckFailure("'\(indicator.id)' needs \(need), which the input schema does not name")
                }
            }
        }
        return "\(count) pointers"
    }

    /// Non-interference. The host never sends what is not declared; a module that would use it measures something else
    /// in its author's tests than in an assessment.
    static let undeclaredChangesNothing = Check(
        "declared.non-interference", .advice, "what it does not declare changes no answer", needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        var count = 0
        for (sample, before, _) in try trial.answers() {
            var wider = [widened(sample.shown.root)]
            if let whole = sample.whole { wider.append(whole.root.raw) }
            if let needed = needed(beside: sample, trial) { wider.append(needed) }
            for deployment in wider {
                count += 1
                let reply = try conversation.ask("measure", sample.params(deployment: deployment))
                let answer = reply.measurementText ?? trial.refusal(reply)
                guard answer == before.measurementText else {
                    throw difference(
                        "shown more than it declares of", sample, before.measurementText ?? "", answer)
                }
            }
        }
        return "\(count) inputs with more than is declared"
    }

    /// JSON text with members nobody declared at the top and beside every named member.
    private static func widened(_ node: Node, depth: Int = 0) -> String {
        switch node.kind {
        case .object:
            var members = node.members.map { name, value in
                "\(text(name)):\(widened(value, depth: depth + 1))"
            }
            members.append(#""x-undeclared":{"secret":7,"list":[1]}"#)
            return "{\(members.joined(separator: ","))}"
        case .array: return "[\(node.elements.map { widened($0, depth: depth + 1) }.joined(separator: ","))]"
        default: return node.raw
        }
    }

    private static func text(_ name: String) -> String {
        var writer = JSONWriter()
        writer.string(name)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The sample with what the manifest says is needed and the schema does not declare.
    private static func needed(beside sample: Sample, _ trial: Trial) -> String? {
        var tree = DocumentTree(sample.shown.root)
        var isWider = false
        for need in trial.module.manifest.indicators.flatMap(\.needs) where !need.contains("*") {
            guard !trial.module.selection.contains(need), let tokens = pointerTokens(need),
                let wider = tree.replacing(tokens[...], with: .scalar(Array("7".utf8), nil))
            else { continue }
            tree = wider
            isWider = true
        }
        return isWider ? try? tree.flattened().root.raw : nil
    }

    static let declaredIsEnough = Check(
        "declared.sufficiency", .advice, "what it declares is enough to measure every indicator", needs: .measuring
    ) { trial throws(CheckFailure) in
        var reasons: [String: String] = [:]
        var answered: Set<String> = []
        for (_, measurements) in try trial.measurements() {
            for measurement in measurements {
                switch measurement.answer {
                case .measured, .bounded, .among, .notApplicable: answered.insert(measurement.indicator)
                case .unavailable(let missing, let reason):
                    reasons[measurement.indicator] =
                        reasons[measurement.indicator]
                        ?? "unavailable, missing \(missing.isEmpty ? reason ?? "nothing" : missing.joined(separator: ", "))"
                case .failed(let reason):
                    reasons[measurement.indicator] = reasons[measurement.indicator] ?? "failed: \(reason.prefix(120))"
                }
            }
        }
        for indicator in trial.module.manifest.indicators where !answered.contains(indicator.id) {
            throw CheckFailure(
                "'\(indicator.id)' was never measured, whatever was present: \(reasons[indicator.id] ?? "no answer")")
        }
        return "every indicator was measured for some input"
    }
}
