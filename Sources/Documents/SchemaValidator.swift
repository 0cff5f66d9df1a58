import Diagnostics

/// One way in which a value breaks a schema.
public struct Violation: Sendable {
    public enum Kind: Sendable {
        case wrongType, notAllowed, outOfRange, badText, wrongCount, duplicateItem, missingMember, unknownMember
        case unknownIdentifier, conditionUnmet, sharesSum, sumAboveLimit, inconsistent, unexpected, beyondHorizon
    }
    public let kind: Kind
    /// Only errors make a value unsound.
    public let severity: Diagnostic.Severity
    /// The node at fault, in the validated document.
    public let node: Int
    public let message: String
    public let notes: [String]
    public let help: String?
}

/// Applies a schema to documents. Nothing is allocated while a document is valid.
public final class SchemaValidator {
    public enum Mode: Sendable {
        /// JSON Schema as published.
        case plain
        /// Values may be wrapped as evidence or unknown. Whatever is unknown is accepted, except an identifier; a range
        /// is checked at each of its points; a required member is there when its name is, even unknown; members that
        /// are not declared are nobody's business here.
        case evidence
    }

    let schema: Schema
    let document: Document
    let mode: Mode
    public internal(set) var violations: [Violation] = []
    /// Years that whoever applies the schema looks ahead, where that is known.
    public var horizonYears: Double?
    /// Inside a part whose failure is only a choice (`anyOf`, `not`, …) nothing is reported.
    @exclusivity(unchecked) var isTrial = false

    public init(_ schema: Schema, _ document: Document, mode: Mode) {
        self.schema = schema
        self.document = document
        self.mode = mode
    }

    /// Checks a value against the whole schema and gathers what is wrong. Returns whether nothing is, warnings apart.
    public func validate(_ index: Int = 0) -> Bool { check(0, index) }

    func check(_ rule: Int, _ index: Int) -> Bool {
        guard mode == .evidence else { return checkPlain(rule, index) }
        switch document.reading(of: index) {
        case .known(let value): return checkPlain(rule, value)
        case .unknown:
            guard schema.isIdentifier(rule) else { return true }
            return fail(
                .unknownIdentifier, index, "this name may not be unknown: other parts of the document refer by it",
                help: "use any name of your own; it is compared, not measured")
        case .range(let low, let mode, let high):
            guard !schema.isIdentifier(rule) else {
                return fail(.unknownIdentifier, index, "a name cannot be a range")
            }
            var holds = checkPlain(rule, low)
            if let mode { holds = checkPlain(rule, mode) && holds }
            return checkPlain(rule, high) && holds
        }
    }

    private func checkPlain(_ number: Int, _ index: Int) -> Bool {
        let rule = schema.rules[number]
        if let reference = rule.reference { return checkPlain(reference, index) }
        if rule.isAlwaysFalse { return fail(.notAllowed, index, "nothing is allowed here") }
        let node = document.nodes[index]
        if let types = rule.types, !hasType(types, node, index) {
            return fail(.wrongType, index, "expected \(types.phrase), not \(shownKind(index))")
        }
        var holds = checkChoices(rule, index)
        switch node.kind {
        case .number: holds = checkNumber(rule, index) && holds
        case .string: holds = checkText(rule, index) && holds
        case .array: holds = checkItems(rule, index) && holds
        case .object: holds = checkMembers(rule, index) && holds
        default: break
        }
        return rule.combines ? checkCombinations(rule, index) && holds : holds
    }

    private func hasType(_ types: SchemaTypes, _ node: TapeNode, _ index: Int) -> Bool {
        switch node.kind {
        case .null: return types.contains(.null)
        case .true, .false: return types.contains(.boolean)
        case .string, .name: return types.contains(.string)
        case .array: return types.contains(.array)
        case .object: return types.contains(.object)
        case .number:
            if types.contains(.number) { return true }
            guard types.contains(.integer) else { return false }
            if node.traits.contains(.integer) { return true }
            guard let value = document.double(at: index) else { return false }
            return value == value.rounded(.towardZero)
        }
    }

    private func checkChoices(_ rule: SchemaRule, _ index: Int) -> Bool {
        if let constant = rule.constant, !isEqual(schema.document, constant, document, index) {
            return fail(.notAllowed, index, "expected \(shown(constant)), not \(shownValue(index))")
        }
        guard let choices = rule.choices else { return true }
        if choices.contains(where: { isEqual(schema.document, $0, document, index) }) { return true }
        if isTrial { return false }
        let names = choices.map { shown($0) }
        let text = Node(document: document, index: index).string
        let near = text.flatMap { suggestion(for: $0, among: choices.compactMap { choice in schema.text(choice) }) }
        return fail(
            .notAllowed, index, "\(shownValue(index)) is not one of \(names.joined(separator: ", "))", help: near)
    }

    private func checkCombinations(_ rule: SchemaRule, _ index: Int) -> Bool {
        var holds = true
        for part in rule.allOf { holds = check(part, index) && holds }
        if !rule.anyOf.isEmpty, !rule.anyOf.contains(where: { attempt($0, index) }) {
            holds = fail(.conditionUnmet, index, unmet(rule.anyOf, "none of the allowed forms fits"))
        }
        if !rule.oneOf.isEmpty {
            let fitting = rule.oneOf.count { attempt($0, index) }
            if fitting != 1 {
                let sentence = fitting == 0 ? "none of the allowed forms fits" : "more than one form fits where one may"
                holds = fail(.conditionUnmet, index, unmet(rule.oneOf, sentence))
            }
        }
        if let not = rule.not, attempt(not, index) {
            holds = fail(.conditionUnmet, index, excluded(schema.rules[not].required))
        }
        if let condition = rule.condition, let next = attempt(condition, index) ? rule.consequence : rule.alternative {
            holds = check(next, index) && holds
        }
        return holds
    }

    /// Where the forms differ in what they require, the sentence names it.
    private func unmet(_ forms: [Int], _ sentence: String) -> String {
        let required = forms.map { schema.rules[$0].required }
        guard required.allSatisfy({ !$0.isEmpty }) else { return sentence }
        return sentence + ": give " + required.map(listed).joined(separator: ", or ")
    }

    /// The sentence for `not`, by what the excluded form requires.
    private func excluded(_ names: [String]) -> String {
        switch names.count {
        case 0: "this form is not allowed"
        case 1: "the member \(listed(names)) is not allowed here"
        default: "give only one of \(listed(names)), not \(names.count == 2 ? "both" : "all")"
        }
    }

    private func listed(_ names: [String]) -> String { names.map { quoted($0) }.joined(separator: " and ") }

    func attempt(_ rule: Int, _ index: Int) -> Bool {
        let before = isTrial
        isTrial = true
        defer { isTrial = before }
        return check(rule, index)
    }

    /// Records a violation, unless this is a trial. Returns false, so that a check can end with it.
    func fail(
        _ kind: Violation.Kind, _ node: Int, _ message: @autoclosure () -> String, notes: [String] = [],
        help: String? = nil
    ) -> Bool {
        if !isTrial {
            violations.append(
                Violation(kind: kind, severity: .error, node: node, message: message(), notes: notes, help: help))
        }
        return false
    }

    /// What kind of value it is, and the value where it is short.
    private func shownKind(_ index: Int) -> String {
        let node = Node(document: document, index: index)
        let isContainer = node.kind == .array || node.kind == .object
        return isContainer ? node.kindName : "\(node.kindName): \(shownValue(index))"
    }

    /// Records what is possible and probably not meant.
    func warn(_ kind: Violation.Kind, _ node: Int, _ message: @autoclosure () -> String) {
        guard !isTrial else { return }
        violations.append(
            Violation(kind: kind, severity: .warning, node: node, message: message(), notes: [], help: nil))
    }

    func shownValue(_ index: Int) -> String {
        let node = Node(document: document, index: index)
        if let text = node.string { return quoted(text) }
        return node.kind == .array || node.kind == .object ? node.kindName : node.raw
    }

    private func shown(_ constant: Int) -> String {
        let node = Node(document: schema.document, index: constant)
        return node.string.map { quoted($0) } ?? node.raw
    }
}

extension Schema {
    func text(_ index: Int) -> String? { Node(document: document, index: index).string }

    func isIdentifier(_ rule: Int) -> Bool {
        if rules[rule].isIdentifier { return true }
        return rules[rule].reference.map { isIdentifier($0) } ?? false
    }
}
