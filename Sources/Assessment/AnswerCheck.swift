import Documents
import LineProtocol
import RiskModel

/// What is known of one document from one point of its uncertain evidence to the next: what modules are shown but for the
/// ranges, and the pointers that were found inside of it. The document has the same places everywhere, so an answer that
/// names the same ones as before need not be followed again.
public final class CheckedScope {
    private struct Named {
        let rests: [String]
        let missing: [String]
    }

    private var named: [String: [Named?]] = [:]
    private var projections: [String: RangedProjection] = [:]

    public init() {}

    func projection(of subject: Subject, for module: PlannedModule) -> RangedProjection {
        if let known = projections[module.id] { return known }
        let made = RangedProjection(of: subject.document, root: subject.root, onto: module.selection)
        projections[module.id] = made
        return made
    }

    func holds(_ answer: Measurement, of module: String, at position: Int) -> Bool {
        guard let rows = named[module], position < rows.count, let known = rows[position] else { return false }
        return known.rests == answer.rests && known.missing == answer.missing
    }

    func note(_ answer: Measurement, of module: String, at position: Int) {
        var rows = named[module] ?? []
        while rows.count <= position { rows.append(nil) }
        rows[position] = Named(rests: answer.rests, missing: answer.missing)
        named[module] = rows
    }
}

extension Measurement {
    fileprivate var missing: [String] {
        if case .unavailable(let missing, _) = answer { return missing }
        return []
    }
}

/// Holds a module's answer against its manifest and against what it was shown.
struct AnswerCheck {
    let module: PlannedModule
    let document: Document
    let root: Int
    /// What was found in scope before, where one document is measured many times.
    var scope: CheckedScope?

    /// One measurement per indicator asked for, in the order of the manifest. What the module left out has failed; an
    /// answer that names a stranger, repeats itself or points outside is refused whole.
    ///
    /// - Parameter asked: positions in the manifest; nil for all. Other answers are not looked at.
    func sorted(_ answers: [Measurement], asked: [Int]? = nil) throws(ModuleFailure) -> [Measurement] {
        var sorted = [Measurement?](repeating: nil, count: module.indicators.count)
        for (position, answer) in answers.enumerated() {
            guard let index = index(of: answer.indicator, at: position, asked) else {
                throw ModuleFailure(
                    .moduleResultInvalid,
                    "module '\(module.id)' answered for an indicator it does not have: '\(answer.indicator)'")
            }
            guard sorted[index] == nil else {
                throw ModuleFailure(
                    .moduleResultInvalid, "module '\(module.id)' answered twice for '\(answer.indicator)'")
            }
            guard asked?.contains(index) ?? true else { continue }
            if scope?.holds(answer, of: module.id, at: index) != true {
                try checkScope(answer)
                scope?.note(answer, of: module.id, at: index)
            }
            sorted[index] = withinDomain(answer, module.indicators[index])
        }
        return (asked ?? Array(sorted.indices)).map { index in
            sorted[index]
                ?? Measurement(
                    indicator: module.indicators[index].definition.id,
                    answer: .failed(reason: "the module gave no answer for it"))
        }
    }

    /// Looks first where it is when the module answers what was asked, in order.
    private func index(of id: String, at position: Int, _ asked: [Int]?) -> Int? {
        let expected = asked.map { position < $0.count ? $0[position] : position } ?? position
        if expected < module.indicators.count, module.indicators[expected].definition.id == id { return expected }
        return module.indicators.firstIndex { $0.definition.id == id }
    }

    /// `rests` name values the module was shown, `missing` places it could have been shown.
    private func checkScope(_ answer: Measurement) throws(ModuleFailure) {
        for pointer in answer.rests where document.shown(pointer, root: root, under: module.selection) == nil {
            throw outside(answer, pointer)
        }
        if case .unavailable(let missing, _) = answer.answer {
            for pointer in missing where !module.selection.contains(pointer) { throw outside(answer, pointer) }
        }
    }

    private func outside(_ answer: Measurement, _ pointer: String) -> ModuleFailure {
        ModuleFailure(
            .moduleOutOfScope,
            "module '\(module.id)' rests '\(answer.indicator)' on '\(pointer)', which it was not shown")
    }

    private func withinDomain(_ answer: Measurement, _ indicator: PlannedIndicator) -> Measurement {
        let problem: String? =
            switch answer.answer {
            case .measured(.number(let value)): outsideDomain(value, indicator)
            case .bounded(let low, let high, _): outsideDomain(low, indicator) ?? outsideDomain(high, indicator)
            case .measured(.key(let key)): unknownKey([key], indicator)
            case .among(let keys): unknownKey(keys, indicator)
            default: nil
            }
        guard let problem else { return answer }
        return Measurement(indicator: answer.indicator, answer: .failed(reason: problem), rests: answer.rests)
    }

    private func outsideDomain(_ value: Double, _ indicator: PlannedIndicator) -> String? {
        if case .table? = indicator.valueFunction { return "the module answered \(value), not a key of its table" }
        guard let domain = indicator.definition.domain, !domain.contains(value) else { return nil }
        return "the module answered \(value), outside the domain \(domain.lowerBound)…\(domain.upperBound)"
    }

    private func unknownKey(_ keys: [String], _ indicator: PlannedIndicator) -> String? {
        guard case .table(let rows)? = indicator.valueFunction else {
            return "the module answered '\(keys.joined(separator: ", "))', not a number"
        }
        guard let stranger = keys.first(where: { key in !rows.contains { $0.key == key } }) else { return nil }
        return "the module answered '\(stranger)', which is not a key of its table"
    }
}
