import Documents

/// What a (sub)schema asks of a value, gathered through `$ref`, `allOf` and one branch of `anyOf` and `oneOf`.
struct Shape {
    var properties: [(name: String, node: Node)] = []
    /// Members that may not stand beside others: those of branches of `oneOf` not taken, those `not` forbids.
    var excluded: Set<String> = []
    /// The schema of members that are not named.
    var others: Node?
    private var othersPattern: NamePattern?
    var items: Node?
    var minItems = 0
    var maxItems = Int.max
    var shares: String?
    var constant: Node?
    var choices: [Node] = []
    var minLength = 0
    var maxLength = Int.max
    var pattern: NamePattern?
    private var types: [String] = []
    private var minimum: (value: Double, isExclusive: Bool)?
    private var maximum: (value: Double, isExclusive: Bool)?
    private var multipleOf: Double?

    /// Whether the second branch is taken where there is a choice, not the first.
    private let isAlternative: Bool

    init(_ node: Node, root: Node, isAlternative: Bool) {
        self.isAlternative = isAlternative
        gather(node, root, depth: 0)
    }

    private mutating func gather(_ node: Node, _ root: Node, depth: Int) {
        guard depth < 16, node.kind == .object else { return }
        if let reference = node["$ref"]?.string, reference.hasPrefix("#"),
            let target = node.document.node(at: reference.dropFirst(), from: root.index)
        {
            gather(Node(document: node.document, index: target), root, depth: depth + 1)
        }
        for part in node["allOf"]?.elements ?? [] { gather(part, root, depth: depth + 1) }
        gatherMembers(node)
        gatherScalars(node)
        for word in ["anyOf", "oneOf"] {
            guard let branches = node[word]?.elements, !branches.isEmpty else { continue }
            let taken = branches[min(isAlternative ? 1 : 0, branches.count - 1)]
            let wanted = Set(taken["required"]?.strings ?? [])
            if word == "oneOf" {
                excluded.formUnion(
                    branches.flatMap { $0["required"]?.strings ?? [] }.filter { !wanted.contains($0) })
            }
            gather(taken, root, depth: depth + 1)
        }
        let together = node["not"]?["required"]?.strings ?? []
        if together.count > 1 { excluded.formUnion(isAlternative ? together.dropLast() : together.dropFirst()) }
    }

    private mutating func gatherMembers(_ node: Node) {
        for (name, schema) in node["properties"]?.members ?? [] where !properties.contains(where: { $0.name == name }) {
            properties.append((name, schema))
        }
        if let open = node["additionalProperties"], open.kind == .object { others = others ?? open }
        if let (pattern, schema) = node["patternProperties"]?.members.first, others == nil {
            others = schema
            othersPattern = NamePattern(pattern)
        }
        if let single = node["items"], single.kind == .object { items = items ?? single }
        if let least = node["minItems"]?.integer { minItems = max(minItems, least) }
        if let most = node["maxItems"]?.integer { maxItems = min(maxItems, most) }
        if let member = node["x-shares"]?.string { shares = member }
    }

    private mutating func gatherScalars(_ node: Node) {
        if let value = node["const"] { constant = constant ?? value }
        if let list = node["enum"]?.elements, choices.isEmpty { choices = list }
        if let type = node["type"] {
            types += type.string.map { [$0] } ?? type.strings
        }
        if let least = node["minimum"]?.double { minimum = (least, false) }
        if let least = node["exclusiveMinimum"]?.double { minimum = (least, true) }
        if let most = node["maximum"]?.double { maximum = (most, false) }
        if let most = node["exclusiveMaximum"]?.double { maximum = (most, true) }
        if let step = node["multipleOf"]?.double { multipleOf = step }
        if let least = node["minLength"]?.integer { minLength = least }
        if let most = node["maxLength"]?.integer { maxLength = most }
        if let source = node["pattern"]?.string { pattern = NamePattern(source) }
    }

    var kind: String {
        if let stated = types.first(where: { $0 != "null" }) { return stated }
        if !properties.isEmpty || others != nil { return "object" }
        if items != nil { return "array" }
        if minimum != nil || maximum != nil { return "number" }
        return pattern != nil ? "string" : types.first ?? "string"
    }

    func otherName(_ position: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(0x61 + position % 26)))
        let candidates = [letter, letter.uppercased() + letter.uppercased(), letter + "-1", "\(position)"]
        return candidates.first { othersPattern?.matches($0) ?? true } ?? letter
    }

    /// A number within the bounds, in the middle where there are two.
    func number(_ ordinal: Int) -> String {
        var value: Double
        switch (minimum, maximum) {
        case (let low?, let high?):
            value = low.value + (high.value - low.value) * (ordinal.isMultiple(of: 2) ? 0.5 : 0.25)
        case (let low?, nil): value = low.value + Double(ordinal + 1)
        case (nil, let high?): value = high.value - Double(ordinal + 1)
        case (nil, nil): value = Double(ordinal + 1)
        }
        if let step = multipleOf, step > 0 { value = (value / step).rounded() * step }
        if kind == "integer" {
            value = value.rounded()
            if let low = minimum, low.isExclusive, value <= low.value { value += 1 }
        }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
