/// A JSON Schema (draft-07), compiled once and applied to many documents.
///
/// Every keyword of draft-07 is applied; `format` is an annotation; `$ref` reaches within the same schema only.
/// `x-identifier: true` marks a value by which rows name one another: in a document with evidence it may not be unknown.
/// Further keywords of our own, for what is wrong together, are read in `SchemaCompiler+Consistency.swift`.
public final class Schema: Sendable {
    let rules: [SchemaRule]
    /// Values of `const` and `enum`.
    nonisolated(unsafe) let document: Document

    private let root: Int

    init(rules: [SchemaRule], document: Document, root: Int) {
        self.rules = rules
        self.document = document
        self.root = root
        for rule in rules {
            rule.combines =
                !(rule.allOf.isEmpty && rule.anyOf.isEmpty && rule.oneOf.isEmpty) || rule.not != nil
                || rule.condition != nil
        }
    }

    /// The schema as it was written.
    public var source: Node { Node(document: document, index: root) }

    /// Whether an absent value could not be an empty object.
    public var requiresMembers: Bool { !rules[0].required.isEmpty || !rules[0].oneOf.isEmpty }
}

/// The keywords of one (sub)schema; indices refer to `Schema.rules`, node indices to `Schema.document`.
///
/// A class so that a check holds one reference instead of copying the keywords. The compiler alone changes it,
/// before the schema is handed out; that is what makes it safe to share, and exclusive access need not be watched.
final class SchemaRule: @unchecked Sendable {
    /// `false` refuses everything, `true` nothing.
    @exclusivity(unchecked) var isAlwaysFalse = false
    /// Written as `true` or `false`.
    @exclusivity(unchecked) var isBoolean = false
    @exclusivity(unchecked) var reference: Int?
    @exclusivity(unchecked) var types: SchemaTypes?
    @exclusivity(unchecked) var constant: Int?
    @exclusivity(unchecked) var choices: [Int]?
    @exclusivity(unchecked) var minimum: Double?
    @exclusivity(unchecked) var maximum: Double?
    @exclusivity(unchecked) var exclusiveMinimum: Double?
    @exclusivity(unchecked) var exclusiveMaximum: Double?
    @exclusivity(unchecked) var multipleOf: Double?
    @exclusivity(unchecked) var minLength: Int?
    @exclusivity(unchecked) var maxLength: Int?
    @exclusivity(unchecked) var pattern: NamePattern?
    @exclusivity(unchecked) var items: Int?
    @exclusivity(unchecked) var tuple: [Int]?
    @exclusivity(unchecked) var additionalItems: Int?
    @exclusivity(unchecked) var minItems: Int?
    @exclusivity(unchecked) var maxItems: Int?
    @exclusivity(unchecked) var uniqueItems = false
    @exclusivity(unchecked) var contains: Int?
    @exclusivity(unchecked) var properties: [SchemaProperty] = []
    @exclusivity(unchecked) var patternProperties: [(pattern: NamePattern, rule: Int)] = []
    @exclusivity(unchecked) var additionalProperties: Int?
    @exclusivity(unchecked) var required: [String] = []
    @exclusivity(unchecked) var minProperties: Int?
    @exclusivity(unchecked) var maxProperties: Int?
    @exclusivity(unchecked) var propertyNames: Int?
    @exclusivity(unchecked) var dependencies: [SchemaDependency] = []
    @exclusivity(unchecked) var allOf: [Int] = []
    @exclusivity(unchecked) var anyOf: [Int] = []
    @exclusivity(unchecked) var oneOf: [Int] = []
    @exclusivity(unchecked) var not: Int?
    @exclusivity(unchecked) var condition: Int?
    @exclusivity(unchecked) var consequence: Int?
    @exclusivity(unchecked) var alternative: Int?
    @exclusivity(unchecked) var isIdentifier = false
    @exclusivity(unchecked) var sharesMember: String?
    @exclusivity(unchecked) var uniqueMember: String?
    @exclusivity(unchecked) var codes: CodeList?
    @exclusivity(unchecked) var expectation: SchemaExpectation?
    @exclusivity(unchecked) var comparisons: [SchemaComparison] = []
    @exclusivity(unchecked) var sumLimit: SchemaSumLimit?
    @exclusivity(unchecked) var isWithinHorizon = false
    /// Whether other rules apply to the same value. Set once the schema is compiled.
    @exclusivity(unchecked) var combines = true

    /// Rules that a value has to meet besides this one.
    var appliedToTheSameValue: [Int] {
        [reference, not, condition, consequence, alternative].compactMap { $0 } + allOf + anyOf + oneOf
            + dependencies.compactMap(\.rule)
    }

    var looksInsideObjects: Bool {
        !properties.isEmpty || !patternProperties.isEmpty || additionalProperties != nil || propertyNames != nil
    }
}

struct SchemaProperty: Sendable {
    let name: String
    let bytes: [UInt8]
    let fingerprint: UInt16
    let rule: Int

    init(name: String, rule: Int) {
        let text = Array(name.utf8)
        self.name = name
        self.rule = rule
        bytes = text
        fingerprint = text.span.fingerprint(of: 0..<text.count)
    }
}

struct SchemaDependency: Sendable {
    let name: String
    let required: [String]
    let rule: Int?
}

public struct SchemaTypes: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    static let null = SchemaTypes(rawValue: 1)
    static let boolean = SchemaTypes(rawValue: 2)
    static let integer = SchemaTypes(rawValue: 4)
    static let number = SchemaTypes(rawValue: 8)
    static let string = SchemaTypes(rawValue: 16)
    static let array = SchemaTypes(rawValue: 32)
    static let object = SchemaTypes(rawValue: 64)

    static let names: [(name: String, type: SchemaTypes, phrase: String)] = [
        ("null", .null, "null"), ("boolean", .boolean, "true or false"), ("integer", .integer, "a whole number"),
        ("number", .number, "a number"), ("string", .string, "a string"), ("array", .array, "a list"),
        ("object", .object, "an object"),
    ]

    /// Whether some value has both types; an integer is a number.
    public func overlaps(_ other: SchemaTypes) -> Bool { !widened.isDisjoint(with: other.widened) }

    private var widened: SchemaTypes { contains(.number) ? union(.integer) : self }

    /// "a number", "a string or null".
    public var phrase: String {
        SchemaTypes.names.filter { contains($0.type) }.map(\.phrase).joined(separator: " or ")
    }
}
