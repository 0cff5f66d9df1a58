import Comparison
import Diagnostics
import Documents

/// Where in a matrix document the things stand that a problem is about.
struct MatrixPlaces {
    let document: Document
    let root: Int

    private var node: Node { Node(document: document, index: root) }
    private var criteria: [Node] { node["criteria"]?.elements ?? [] }
    private var alternatives: [Node] { node["alternatives"]?.elements ?? [] }

    func diagnostic(_ problem: MatrixProblem) -> Diagnostic { told(problem.code, problem.sentence, at: place(problem)) }

    func diagnostic(_ problem: MethodProblem) -> Diagnostic {
        var at = node
        if case .value(_, let alternative, let criterion, _, _) = problem { at = cell(alternative, criterion) }
        if case .setting(let method, _, _, _) = problem { at = node["methods"]?[method] ?? node["methods"] ?? node }
        return told(problem.code, problem.sentence, at: at)
    }

    func diagnostic(_ problem: JudgementProblem) -> Diagnostic {
        let table = node["weights"]?["ahp"]?["judgements"] ?? node
        var at = table
        switch problem {
        case .shape(let row, _, _): at = table.elements.dropFirst(row - 1).first ?? table
        case .ratio(let a, let b, _), .contradiction(let a, let b, _, _), .inconsistent(_, _, let a, let b, _, _):
            at = judgement(table, a, b) ?? table
        default: break
        }
        var help: String?
        if case .inconsistent = problem {
            help = "judge that pair again, or say 'forced: true' to take them as they are"
        }
        return told(problem.code, problem.sentence, at: at, help: help)
    }

    func told(_ code: String, _ sentence: String, at: Node, help: String? = nil) -> Diagnostic {
        document.diagnostic(code, sentence, at: at.index, root: root, help: help)
    }

    private func place(_ problem: MatrixProblem) -> Node {
        switch problem {
        case .noCriteria, .allWeightsZero, .weightCount: return node["criteria"] ?? node
        case .noAlternatives, .oneAlternative: return node["alternatives"] ?? node
        case .repeatedCriterion(let id): return repeated(id, in: criteria)
        case .repeatedAlternative(let id): return repeated(id, in: alternatives)
        case .missingValue(let alternative, let criterion), .notFinite(let alternative, let criterion, _):
            return cell(alternative, criterion)
        case .unknownCriterion(let alternative, let criterion):
            let values = values(of: alternative)
            return values.memberNodes.first { $0.name.string == criterion }?.name ?? values
        case .wrongCount(let alternative, _, _): return values(of: alternative)
        case .weight(let id, _):
            let criterion = criterion(id)
            return criterion["weight"] ?? criterion["points"] ?? criterion
        case .range(let id, _, _): return criterion(id)["range"] ?? criterion(id)
        case .thresholds(let id, _):
            let criterion = criterion(id)
            return criterion["preference"] ?? criterion["indifference"] ?? criterion["spread"] ?? criterion
        }
    }

    private func criterion(_ id: String) -> Node { criteria.first { $0["id"]?.string == id } ?? node }

    private func values(of id: String) -> Node {
        guard let alternative = alternatives.first(where: { $0["id"]?.string == id }) else { return node }
        return alternative["values"] ?? alternative
    }

    private func cell(_ alternative: String, _ criterion: String) -> Node {
        let values = values(of: alternative)
        if let member = values[criterion] { return member }
        guard let column = criteria.firstIndex(where: { $0["id"]?.string == criterion }) else { return values }
        return values.elements.dropFirst(column).first ?? values
    }

    /// The second of that id.
    private func repeated(_ id: String, in rows: [Node]) -> Node {
        let found = rows.filter { $0["id"]?.string == id }
        return found.dropFirst().first?["id"] ?? node
    }

    private func judgement(_ table: Node, _ a: String, _ b: String) -> Node? {
        let ids = criteria.map { $0["id"]?.string ?? "" }
        guard let row = ids.firstIndex(of: a), let column = ids.firstIndex(of: b) else { return nil }
        if table.elements.first?.elements.count == ids.count {
            return table.elements.dropFirst(row).first?.elements.dropFirst(column).first
        }
        let (first, second) = (min(row, column), max(row, column))
        return table.elements.dropFirst(first).first?.elements.dropFirst(second - first - 1).first
    }
}
