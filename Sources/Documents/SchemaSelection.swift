import Diagnostics

extension Schema {
    /// What the schema reads: members under `properties`, through `items`, `allOf` and `$ref`; members that
    /// `additionalProperties` or `patternProperties` give a schema; the whole subtree where a schema says none of it.
    ///
    /// Throws when a conditional part (`anyOf`, `oneOf`, `not`, `if`) names members that are not selected otherwise:
    /// what a module reads may not depend on what it reads.
    public func selection() throws(Problems) -> Selection {
        var builder = SelectionBuilder(schema: self)
        _ = builder.part(for: [0])
        let selection = Selection(parts: builder.parts)
        var hidden: Set<String> = []
        var check = ConditionalCheck(schema: self, selection: selection)
        check.visit(rule: 0, part: 0, conditional: false, path: "", &hidden)
        guard hidden.isEmpty else {
            throw Problems(
                hidden.sorted().map {
                    Diagnostic(
                        "schema.conditional-property",
                        "\(quoted($0)) is declared only inside anyOf, oneOf, not or if",
                        help: "declare it under 'properties' as well; conditions may only restrict what is declared")
                })
        }
        return selection
    }

    /// Every path the schema declares, `*` for elements, with the types it allows there. Recursion is followed to
    /// depth 12.
    public func declaredTypes() -> [(path: String, types: SchemaTypes)] {
        var found: [(String, SchemaTypes)] = []
        declare(0, "", 0, &found)
        return found
    }

    private func declare(_ number: Int, _ path: String, _ depth: Int, _ found: inout [(String, SchemaTypes)]) {
        guard depth < 12 else { return }
        if let types = allowedTypes(of: number), !path.isEmpty { found.append((path, types)) }
        for rule in reached(from: number).map({ rules[$0] }) {
            for property in rule.properties {
                declare(property.rule, path + "/" + escapedPointerToken(property.name), depth + 1, &found)
            }
            for item in [rule.items].compactMap({ $0 }) { declare(item, path + "/*", depth + 1, &found) }
        }
    }

    /// A rule and what it reaches through `$ref` and `allOf`.
    func reached(from rule: Int) -> [Int] {
        var found: [Int] = []
        var queue = [rule]
        while let next = queue.popLast() {
            if found.contains(next) { continue }
            found.append(next)
            queue += rules[next].allOf + [rules[next].reference].compactMap { $0 }
        }
        return found.sorted()
    }

    /// The types a schema allows for a value, through `$ref` and `allOf`; nil when it allows any.
    func allowedTypes(of rule: Int, depth: Int = 0) -> SchemaTypes? {
        guard depth < 32 else { return nil }
        var types = rules[rule].types
        for next in rules[rule].allOf + [rules[rule].reference].compactMap({ $0 }) {
            guard let more = allowedTypes(of: next, depth: depth + 1) else { continue }
            types = types.map { $0.intersection(more) } ?? more
        }
        return types
    }
}

private struct SelectionBuilder {
    let schema: Schema
    var parts: [Selection.Part] = []
    private var known: [[Int]: Int] = [:]

    init(schema: Schema) { self.schema = schema }

    /// The part selected by several schemas that apply to one value.
    mutating func part(for rules: [Int]) -> Int {
        let all = closure(of: rules)
        if let index = known[all] { return index }
        let index = parts.count
        known[all] = index
        parts.append(Selection.Part())
        parts[index] = build(all)
        return index
    }

    /// The rules themselves and what they reach through `$ref` and `allOf`.
    private func closure(of rules: [Int]) -> [Int] {
        Set(rules.flatMap { schema.reached(from: $0) }).sorted()
    }

    private mutating func build(_ rules: [Int]) -> Selection.Part {
        var part = Selection.Part()
        var names: [String] = []
        var targets: [String: [Int]] = [:]
        var items: [Int] = []
        var others: [Int] = []
        for rule in rules.map({ schema.rules[$0] }) {
            for property in rule.properties {
                if targets[property.name] == nil { names.append(property.name) }
                targets[property.name, default: []].append(property.rule)
            }
            items += [rule.items, rule.additionalItems].compactMap { $0 } + (rule.tuple ?? [])
            if let more = rule.additionalProperties, !schema.rules[more].isBoolean { others.append(more) }
        }
        part.members = names.map { Selection.Member(name: $0, part: self.part(for: targets[$0] ?? [])) }
        if !items.isEmpty { part.items = self.part(for: items) }
        if !others.isEmpty { part.others = self.part(for: others) }
        for rule in rules {
            for (pattern, target) in schema.rules[rule].patternProperties {
                part.patterned.append((pattern, self.part(for: [target])))
            }
        }
        part.whole = part.selectsNothing
        return part
    }
}

extension Selection.Part {
    fileprivate var partsOfOtherMembers: [Int] { patterned.map(\.part) + [others].compactMap { $0 } }
}

/// Walks the schema beside its selection, looking for members that only conditions name.
private struct ConditionalCheck {
    let schema: Schema
    let selection: Selection
    private var seen: Set<[Int]> = []

    init(schema: Schema, selection: Selection) {
        self.schema = schema
        self.selection = selection
    }

    mutating func visit(rule number: Int, part: Int, conditional: Bool, path: String, _ hidden: inout Set<String>) {
        guard seen.insert([number, part, conditional ? 1 : 0]).inserted else { return }
        let rule = schema.rules[number]
        let here = selection.parts[part]
        for property in rule.properties {
            let name = path + "/" + property.name
            if let member = here.members.first(where: { $0.name == property.name }) {
                visit(rule: property.rule, part: member.part, conditional: conditional, path: name, &hidden)
            } else if let others = here.others {
                visit(rule: property.rule, part: others, conditional: conditional, path: name, &hidden)
            } else if !here.whole || conditional {
                hidden.insert(name)
            }
        }
        let others = [rule.additionalProperties].compactMap { $0 } + rule.patternProperties.map(\.rule)
        for (next, part) in others.flatMap({ next in here.partsOfOtherMembers.map { (next, $0) } }) {
            visit(rule: next, part: part, conditional: conditional, path: path + "/*", &hidden)
        }
        for item in [rule.items, rule.additionalItems, rule.contains].compactMap({ $0 }) + (rule.tuple ?? []) {
            if let part = here.items {
                visit(rule: item, part: part, conditional: conditional, path: path + "/*", &hidden)
            }
        }
        for next in rule.allOf + [rule.reference].compactMap({ $0 }) {
            visit(rule: next, part: part, conditional: conditional, path: path, &hidden)
        }
        let conditions =
            rule.anyOf + rule.oneOf
            + [rule.not, rule.condition, rule.consequence, rule.alternative]
            .compactMap { $0 } + rule.dependencies.compactMap(\.rule)
        for next in conditions { visit(rule: next, part: part, conditional: true, path: path, &hidden) }
    }
}
