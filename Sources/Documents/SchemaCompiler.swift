import Diagnostics

extension Schema {
    /// Compiles a schema document. Throws every mistake in it, each with its place.
    public static func compile(_ document: Document, root: Int = 0) throws(Problems) -> Schema {
        var compiler = SchemaCompiler(document: document, root: root)
        _ = compiler.rule(for: root)
        compiler.resolveReferences()
        guard compiler.problems.isEmpty else { throw Problems(compiler.problems) }
        return Schema(rules: compiler.rules, document: document, root: root)
    }
}

struct SchemaCompiler {
    let document: Document
    let root: Int
    var rules: [SchemaRule] = []
    var problems: [Diagnostic] = []
    private var compiled: [Int: Int] = [:]
    private var references: [(rule: Int, node: Node)] = []

    init(document: Document, root: Int) {
        self.document = document
        self.root = root
    }

    /// The index of the rule compiled from a schema node.
    mutating func rule(for index: Int) -> Int {
        if let known = compiled[index] { return known }
        let number = rules.count
        compiled[index] = number
        rules.append(SchemaRule())
        let node = Node(document: document, index: index)
        let rule = rules[number]
        if let verdict = node.bool {
            rule.isAlwaysFalse = !verdict
            rule.isBoolean = true
        } else if node.kind != .object {
            report(node, "a schema is an object, true or false, not \(node.kindName)")
        } else if let reference = node["$ref"] {
            references.append((number, reference))
        } else {
            for (name, value) in node.members { read(name, value, into: rule) }
        }
        return number
    }

    mutating func resolveReferences() {
        var done = 0
        while done < references.count {
            let (number, node) = references[done]
            done += 1
            guard let text = node.string, text.hasPrefix("#"),
                let target = document.node(at: percentDecoded(text.dropFirst()), from: root)
            else {
                report(node, "\(quoted(node.string ?? node.raw)) does not lead to a part of this schema")
                continue
            }
            rules[number].reference = rule(for: target)
        }
        refuseCircles()
    }

    /// Rules applied to one value that lead back to themselves without going deeper into it would never end. What is
    /// left once rules that nothing leads to are taken away, again and again, is a circle.
    private mutating func refuseCircles() {
        var leadingHere = rules.map { _ in 0 }
        for rule in rules { for next in rule.appliedToTheSameValue { leadingHere[next] += 1 } }
        var free = rules.indices.filter { leadingHere[$0] == 0 }
        var left = rules.count
        while let rule = free.popLast() {
            left -= 1
            for next in rules[rule].appliedToTheSameValue {
                leadingHere[next] -= 1
                if leadingHere[next] == 0 { free.append(next) }
            }
        }
        if left > 0 { problems.append(Diagnostic("schema.circular-reference", "a $ref leads back to itself")) }
    }

    private mutating func read(_ keyword: String, _ value: Node, into rule: SchemaRule) {
        switch keyword {
        case "type": rule.types = types(value)
        case "const": rule.constant = value.index
        case "enum": rule.choices = value.elements.map(\.index)
        case "pattern": rule.pattern = pattern(value)
        case "required": rule.required = value.strings
        case "uniqueItems": rule.uniqueItems = value.bool ?? false
        case "x-identifier": rule.isIdentifier = value.bool ?? false
        case "x-shares": rule.sharesMember = value.string
        case "x-unique": rule.uniqueMember = value.string
        case "x-codes": rule.codes = codes(value)
        case "x-expected": rule.expectation = expectation(value)
        case "x-compare": rule.comparisons = value.elements.compactMap { comparison($0) }
        case "x-sum-at-most": rule.sumLimit = sumLimit(value)
        case "x-within-horizon": rule.isWithinHorizon = value.bool ?? false
        case "properties":
            rule.properties = value.members.map { SchemaProperty(name: $0, rule: self.rule(for: $1.index)) }
        case "patternProperties":
            for (name, schema) in value.memberNodes {
                if let pattern = pattern(name) {
                    rule.patternProperties.append((pattern, self.rule(for: schema.index)))
                }
            }
        case "items" where value.kind == .array: rule.tuple = value.elements.map { self.rule(for: $0.index) }
        case "dependencies": rule.dependencies = value.members.map { dependency($0, $1) }
        case "allOf": rule.allOf = value.elements.map { self.rule(for: $0.index) }
        case "anyOf": rule.anyOf = value.elements.map { self.rule(for: $0.index) }
        case "oneOf": rule.oneOf = value.elements.map { self.rule(for: $0.index) }
        default:
            if let path = SchemaCompiler.subschemas[keyword] {
                rule[keyPath: path] = self.rule(for: value.index)
            } else if let path = SchemaCompiler.limits[keyword] {
                rule[keyPath: path] = number(value)
            } else if let path = SchemaCompiler.counts[keyword] {
                rule[keyPath: path] = number(value).flatMap { Int(exactly: $0) }
            }
        }
    }

    private nonisolated(unsafe) static let subschemas: [String: ReferenceWritableKeyPath<SchemaRule, Int?>] = [
        "items": \.items, "additionalItems": \.additionalItems, "contains": \.contains,
        "additionalProperties": \.additionalProperties, "propertyNames": \.propertyNames, "not": \.not,
        "if": \.condition, "then": \.consequence, "else": \.alternative,
    ]
    private nonisolated(unsafe) static let limits: [String: ReferenceWritableKeyPath<SchemaRule, Double?>] = [
        "minimum": \.minimum, "maximum": \.maximum, "exclusiveMinimum": \.exclusiveMinimum,
        "exclusiveMaximum": \.exclusiveMaximum, "multipleOf": \.multipleOf,
    ]
    private nonisolated(unsafe) static let counts: [String: ReferenceWritableKeyPath<SchemaRule, Int?>] = [
        "minLength": \.minLength, "maxLength": \.maxLength, "minItems": \.minItems, "maxItems": \.maxItems,
        "minProperties": \.minProperties, "maxProperties": \.maxProperties,
    ]

    private mutating func types(_ value: Node) -> SchemaTypes {
        var types: SchemaTypes = []
        for node in value.kind == .array ? value.elements : [value] {
            guard let known = SchemaTypes.names.first(where: { $0.name == node.string }) else {
                report(node, "\(quoted(node.string ?? node.raw)) is not a type of JSON Schema")
                continue
            }
            types.insert(known.type)
        }
        return types
    }

    private mutating func pattern(_ value: Node) -> NamePattern? {
        if let text = value.string, let pattern = NamePattern(text) { return pattern }
        report(value, "\(quoted(value.string ?? value.raw)) is not a regular expression")
        return nil
    }

    private mutating func number(_ value: Node) -> Double? {
        if let number = value.double { return number }
        report(value, "expected a number, not \(value.kindName)")
        return nil
    }

    private mutating func dependency(_ name: String, _ value: Node) -> SchemaDependency {
        value.kind == .array
            ? SchemaDependency(name: name, required: value.strings, rule: nil)
            : SchemaDependency(name: name, required: [], rule: rule(for: value.index))
    }

    mutating func report(_ node: Node, _ message: String) {
        problems.append(
            Diagnostic("schema.invalid", message, at: node.place, pointer: document.pointer(of: node.index)))
    }
}

private func percentDecoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), rest.count >= 2, let high = hexDigit(rest[rest.startIndex]),
            let low = hexDigit(rest[rest.startIndex + 1])
        {
            bytes.append(UInt8(high << 4 | low))
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
