import Diagnostics
import Documents
import RiskModel

/// Everything wrong with the evidence wrappers of a document, or the part of it at `root`.
public func evidenceProblems(in document: Document, root: Int = 0) -> [Diagnostic] {
    EvidenceRules.problems(in: document, root: root)
}

/// The form of evidence wrappers: `{ $value | $low…$high | $unknown, $source, $as-of, $grade, $note }`.
enum EvidenceRules {
    static let names = ["$value", "$low", "$mode", "$high", "$unknown", "$source", "$as-of", "$grade", "$note"]

    static func problems(in document: Document, root: Int) -> [Diagnostic] {
        guard document.mayHoldEvidence else { return [] }
        var found: [Diagnostic] = []
        for index in root..<Int(document.nodes[root].next) where document.nodes[index].kind == .object {
            let node = Node(document: document, index: index)
            let dollars = node.memberNodes.filter { document.startsWithDollar($0.name.index) }
            guard let first = dollars.first else { continue }
            if document.isEvidence(index) {
                found += wrapperProblems(node, root)
            } else {
                found.append(
                    document.diagnostic(
                        "deployment.evidence", "\(quoted(first.name.string ?? "")) stands among ordinary members",
                        at: first.name.index, root: root, help: "evidence wraps one value: put the wrapper in its place"
                    ))
            }
        }
        return found
    }

    private static func wrapperProblems(_ node: Node, _ root: Int) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func report(_ at: Node, _ message: String, help: String? = nil) {
            found.append(
                node.document.diagnostic("deployment.evidence", message, at: at.index, root: root, help: help))
        }
        for (name, _) in node.memberNodes where !names.contains(name.string ?? "") {
            let text = name.string ?? ""
            report(name, "\(quoted(text)) is not part of evidence", help: suggestion(for: text, among: names))
        }
        checkForm(node) { report($0, $1, help: $2) }
        if let value = node["$value"], value.kind == .object || value.kind == .array {
            report(value, "evidence wraps a single value, not \(value.kindName)")
        }
        if let unknown = node["$unknown"], unknown.bool != true {
            report(unknown, "'$unknown' can only be true, not \(unknown.raw)")
        }
        if let grade = node["$grade"], !isGrade(grade.string) {
            report(
                grade, "\(quoted(grade.string ?? grade.raw)) is not an Admiralty grade",
                help: "a letter A–F for the source and a digit 1–6 for the information, such as B2")
        }
        if let date = node["$as-of"], date.string.flatMap({ CalendarDate(iso: $0) }) == nil {
            report(
                date, "\(quoted(date.string ?? date.raw)) is not a date",
                help: "write 2026, 2026-05 or 2026-05-12, in quotes where it is a bare year")
        }
        for name in ["$source", "$note"] {
            if let text = node[name], text.string == nil {
                report(text, "\(quoted(name)) is a text, not \(text.kindName)")
            }
        }
        return found
    }

    /// Exactly one of a value, a range and unknown; the points of a range in order.
    private static func checkForm(_ node: Node, _ report: (Node, String, String?) -> Void) {
        let isRange = ["$low", "$mode", "$high"].contains { node[$0] != nil }
        let forms = [node["$value"] != nil, isRange, node["$unknown"] != nil].count { $0 }
        guard forms == 1 else {
            let sentence = forms == 0 ? "this evidence says nothing" : "this evidence says several things at once"
            return report(node, sentence, "give $value, or $low and $high, or $unknown: true")
        }
        guard isRange else { return }
        guard let low = node["$low"], let high = node["$high"] else {
            return report(node, "a range needs both $low and $high", nil)
        }
        let points = [low, node["$mode"], high].compactMap { $0 }
        for point in points where point.double == nil {
            report(point, "a range is of numbers, not \(point.kindName)", nil)
        }
        let values = points.compactMap(\.double)
        if values.count == points.count, values != values.sorted() {
            report(node, "the points of this range are not in order: \(points.map(\.raw).joined(separator: ", "))", nil)
        }
    }

    private static func isGrade(_ text: String?) -> Bool {
        guard let text, text.utf8.count == 2, let letter = text.first, let digit = text.last else { return false }
        return ("A"..."F").contains(letter) && ("1"..."6").contains(digit)
    }
}
