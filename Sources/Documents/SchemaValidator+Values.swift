import Diagnostics

extension SchemaValidator {
    func checkNumber(_ rule: SchemaRule, _ index: Int) -> Bool {
        guard checkLimits(rule, index) else { return false }
        if let expected = rule.expectation { checkExpectation(expected, index) }
        if rule.isWithinHorizon { checkHorizon(index) }
        return true
    }

    private func checkLimits(_ rule: SchemaRule, _ index: Int) -> Bool {
        guard rule.hasLimits, let value = document.double(at: index) else { return true }
        if let limit = rule.minimum, value < limit {
            return fail(.outOfRange, index, "\(shownValue(index)) is below the smallest allowed value \(plain(limit))")
        }
        if let limit = rule.maximum, value > limit {
            return fail(.outOfRange, index, "\(shownValue(index)) is above the largest allowed value \(plain(limit))")
        }
        if let limit = rule.exclusiveMinimum, value <= limit {
            return fail(.outOfRange, index, "\(shownValue(index)) is not above \(plain(limit))")
        }
        if let limit = rule.exclusiveMaximum, value >= limit {
            return fail(.outOfRange, index, "\(shownValue(index)) is not below \(plain(limit))")
        }
        if let step = rule.multipleOf, step > 0 {
            // Both are decimals in the text, so their quotient may be off by a rounding or two: 19.99 / 0.01.
            let times = value / step
            if !times.isFinite || abs(times - times.rounded()) > 2 * times.ulp {
                return fail(.outOfRange, index, "\(shownValue(index)) is not a multiple of \(plain(step))")
            }
        }
        return true
    }

    func checkText(_ rule: SchemaRule, _ index: Int) -> Bool {
        if let codes = rule.codes, !checkCode(codes, index) { return false }
        guard rule.minLength != nil || rule.maxLength != nil || rule.pattern != nil else { return true }
        let node = document.nodes[index]
        // Most texts need not be decoded: a text of some bytes has some characters.
        if rule.pattern == nil, rule.maxLength == nil, let least = rule.minLength, least <= 1, node.length > 0 {
            return true
        }
        let text = Node(document: document, index: index).string ?? ""
        let length = text.unicodeScalars.count
        if let least = rule.minLength, length < least {
            let sentence = least == 1 ? "this text is empty" : "\(quoted(text)) is shorter than \(least) characters"
            return fail(.badText, index, sentence)
        }
        if let most = rule.maxLength, length > most {
            return fail(.badText, index, "\(quoted(text)) is longer than \(most) characters")
        }
        if let pattern = rule.pattern, !pattern.matches(text) {
            if let choices = alternatives(of: pattern.source) {
                return fail(
                    .notAllowed, index,
                    "\(quoted(text)) is not one of \(choices.map { quoted($0) }.joined(separator: ", "))",
                    help: suggestion(for: text, among: choices))
            }
            return fail(.badText, index, "\(quoted(text)) does not have the form \(pattern.source)")
        }
        return true
    }

    func checkItems(_ rule: SchemaRule, _ index: Int) -> Bool {
        var holds = true
        var count = 0
        var contained = rule.contains == nil
        var at = index + 1
        while at < document.nodes[index].next {
            if let tuple = rule.tuple {
                if count < tuple.count {
                    holds = check(tuple[count], at) && holds
                } else if let rest = rule.additionalItems {
                    holds = check(rest, at) && holds
                }
            } else if let items = rule.items {
                holds = check(items, at) && holds
            }
            if !contained, let wanted = rule.contains { contained = attempt(wanted, at) }
            count += 1
            at = Int(document.nodes[at].next)
        }
        if !contained { holds = fail(.wrongCount, index, "no element has the required form") }
        if let least = rule.minItems, count < least {
            holds = fail(.wrongCount, index, "this list holds \(count), at least \(least) expected")
        }
        if let most = rule.maxItems, count > most {
            holds = fail(.wrongCount, index, "this list holds \(count), at most \(most) allowed")
        }
        if rule.uniqueItems, let twin = repeatedItem(index) {
            holds = fail(.duplicateItem, twin, "\(shownValue(twin)) appears twice in this list")
        }
        if let member = rule.sharesMember { holds = checkShares(member, index) && holds }
        if let member = rule.uniqueMember { holds = checkUnique(member, index) && holds }
        if let sum = rule.sumLimit { holds = checkSum(sum, index) && holds }
        return holds
    }

    /// Elements are compared by their canonical text.
    private func repeatedItem(_ array: Int) -> Int? {
        var seen: Set<[UInt8]> = []
        return Node(document: document, index: array).elements.first {
            !seen.insert(document.canonicalText(of: $0.index)).inserted
        }?.index
    }

    func checkMembers(_ rule: SchemaRule, _ index: Int) -> Bool {
        var holds = true
        var count = 0
        if rule.looksInsideObjects || rule.minProperties != nil || rule.maxProperties != nil {
            var at = index + 1
            while at < document.nodes[index].next {
                count += 1
                holds = checkMember(rule, named: at) && holds
                at = Int(document.nodes[at + 1].next)
            }
        }
        if let least = rule.minProperties, count < least {
            holds = fail(.wrongCount, index, "this object has \(count) members, at least \(least) expected")
        }
        if let most = rule.maxProperties, count > most {
            holds = fail(.wrongCount, index, "this object has \(count) members, at most \(most) allowed")
        }
        for name in rule.required where document.member(name, of: index) == nil {
            holds = fail(.missingMember, index, "the member \(quoted(name)) is missing")
        }
        for dependency in rule.dependencies where document.member(dependency.name, of: index) != nil {
            for name in dependency.required where document.member(name, of: index) == nil {
                holds = fail(
                    .missingMember, index,
                    "\(quoted(dependency.name)) needs \(quoted(name)) beside it, which is missing")
            }
            if let rule = dependency.rule { holds = check(rule, index) && holds }
        }
        for comparison in rule.comparisons { holds = checkComparison(comparison, index) && holds }
        return holds
    }

    private func checkMember(_ rule: SchemaRule, named name: Int) -> Bool {
        var holds = true
        var isDeclared = false
        let node = document.nodes[name]
        for property in rule.properties {
            guard property.fingerprint == node.fingerprint || node.traits.contains(.escaped) else { continue }
            guard property.bytes.withUnsafeBufferPointer({ document.names(node, equal: $0) }) else { continue }
            isDeclared = true
            holds = check(property.rule, name + 1)
            break
        }
        if !rule.patternProperties.isEmpty {
            let text = Node(document: document, index: name).string ?? ""
            for (pattern, next) in rule.patternProperties where pattern.matches(text) {
                isDeclared = true
                holds = check(next, name + 1) && holds
            }
        }
        if let names = rule.propertyNames {
            holds = checkName(names, name) && holds
        }
        guard !isDeclared, let others = rule.additionalProperties else { return holds }
        if schema.rules[others].isAlwaysFalse {
            guard mode == .plain else { return holds }
            return failUnknown(name, among: rule.properties.map(\.name))
        }
        return check(others, name + 1) && holds
    }

    /// A name is a string to the schema, though not a value on the tape.
    private func checkName(_ rule: Int, _ name: Int) -> Bool {
        var writer = JSONWriter()
        writer.string(Node(document: document, index: name).string ?? "")
        let lone = Document()
        guard (try? lone.read(json: writer.bytes.span)) != nil else { return false }
        let validator = SchemaValidator(schema, lone, mode: .plain)
        if validator.check(rule, 0) { return true }
        return fail(.unknownMember, name, validator.violations.first?.message ?? "this name is not allowed")
    }

    private func failUnknown(_ name: Int, among known: [String]) -> Bool {
        let text = Node(document: document, index: name).string ?? ""
        return fail(
            .unknownMember, name, "there is no member \(quoted(text)) here",
            help: isTrial ? nil : suggestion(for: text, among: known) ?? "known here: \(known.joined(separator: ", "))")
    }
}

extension SchemaRule {
    var hasLimits: Bool {
        minimum != nil || maximum != nil || exclusiveMinimum != nil || exclusiveMaximum != nil || multipleOf != nil
    }
}

/// The words of a pattern that is nothing but words: `^(one|another)$`.
private func alternatives(of pattern: String) -> [String]? {
    guard pattern.hasPrefix("^("), pattern.hasSuffix(")$") else { return nil }
    let words = pattern.dropFirst(2).dropLast(2).split(separator: "|", omittingEmptySubsequences: false)
    let isPlain = words.allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
    return isPlain ? words.map(String.init) : nil
}
