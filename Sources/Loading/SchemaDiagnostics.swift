import Diagnostics
import Documents

extension Document {
    /// A diagnostic about a value of this document, with its place or, on the wire, its pointer.
    public func diagnostic(
        _ code: String, _ message: String, at node: Int, root: Int = 0, severity: Diagnostic.Severity = .error,
        notes: [String] = [], help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            code, message, severity: severity, at: place(of: node), pointer: pointer(of: node, from: root),
            notes: notes,
            help: help)
    }
}

extension Violation {
    /// The violation as a diagnostic of an area: `deployment`, `profile`, `module`.
    func diagnostic(area: String, in document: Document, root: Int = 0) -> Diagnostic {
        let problem =
            switch kind {
            case .wrongType: "wrong-type"
            case .notAllowed: "not-allowed"
            case .outOfRange: "out-of-range"
            case .badText: "bad-text"
            case .wrongCount: "wrong-count"
            case .duplicateItem: "duplicate-item"
            case .missingMember: "missing-member"
            case .unknownMember: "unknown-member"
            case .unknownIdentifier: "unknown-identifier"
            case .conditionUnmet: "condition"
            case .sharesSum: "shares-sum"
            case .sumAboveLimit: "sum-above-limit"
            case .inconsistent: "inconsistent"
            case .unexpected: "unexpected"
            case .beyondHorizon: "beyond-horizon"
            }
        return document.diagnostic(
            "\(area).\(problem)", message, at: node, root: root, severity: severity, notes: notes, help: help)
    }
}

/// Everything wrong with a document, or the part of it at `root`, under a format's schema, without evidence.
public func formatProblems(_ document: Document, _ schema: Schema, area: String, root: Int = 0) -> [Diagnostic] {
    let numbers = unholdableNumbers(in: document, root: root, area: area)
    let validator = SchemaValidator(schema, document, mode: .plain)
    if validator.validate(root) { return numbers }
    return validator.violations.map { $0.diagnostic(area: area, in: document, root: root) } + numbers
}

/// Numbers that no double holds: overflow, and integers beyond 2^53 − 1.
func unholdableNumbers(in document: Document, root: Int = 0, area: String) -> [Diagnostic] {
    guard document.mayHoldDelicateNumbers else { return [] }
    return (root..<Int(document.nodes[root].next)).filter { document.isUnholdable($0) }.map { index in
        let lexeme = Node(document: document, index: index).raw
        let shown = quoted(lexeme, limit: 30)
        guard document.double(at: index) != nil else {
            return document.diagnostic(
                "\(area).number-out-of-range", "\(shown) is too large a number", at: index, root: root)
        }
        return document.diagnostic(
            "\(area).number-out-of-range",
            "\(shown) cannot be held exactly: whole numbers go to ±\(Document.exactIntegerLimit)", at: index,
            root: root,
            help: "write it as a decimal, such as 9.0072e15, if it need not be exact")
    }
}

/// A schema that is part of this program.
public func builtInSchema(_ text: String) -> Schema {
    let document = Document()
    do {
        try document.read(json: Array(text.utf8).span)
        return try Schema.compile(document)
    } catch {
        preconditionFailure("a schema of this program is broken: \(error)")
    }
}
