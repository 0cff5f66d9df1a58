import Documents
import Loading

/// Makes inputs from a module's input schema: everything present with lists of none, one and several, each part absent or,
/// where it must be there, unknown; nothing at all. What its own schema refuses is left out.
///
/// Values are plausible where the schema says how (bounds, choices, patterns of few letters, shares that sum to 1); a
/// text is `a`, `b`, `c`, so that names in one list meet names in another.
struct InputGenerator {
    private let module: InstalledModule
    private let root: Node
    /// Deeper parts of recursive schemas are left out.
    private static let deepest = 8
    static let limit = 300

    /// Whether the second of the choices is taken that a schema gives, not the first.
    private let isAlternative: Bool

    init(_ module: InstalledModule, isAlternative: Bool = false) {
        self.module = module
        self.isAlternative = isAlternative
        root = module.input.source
    }

    func samples() -> [Sample] {
        var samples: [Sample] = []
        var seen: Set<String> = []
        func add(_ name: String, hasSeveral: Bool = false, _ trees: DocumentTree?...) {
            guard samples.count < InputGenerator.limit,
                let shown = trees.lazy.compactMap({ $0 }).compactMap(shown).first, seen.insert(shown.root.raw).inserted
            else { return }
            var sample = Sample(name: name, shown: shown, whole: nil)
            sample.upstream = upstream
            sample.mayContradict = hasSeveral
            samples.append(sample)
        }
        for isAlternative in [false, true] {
            let other = isAlternative ? ", the other choices" : ""
            func everything(_ elements: Int) -> DocumentTree? {
                module.mended(
                    InputGenerator(module, isAlternative: isAlternative)
                        .value(root, elements: elements, ordinal: 0, depth: 0))
            }
            let several = everything(3)
            add("everything present, lists of several\(other)", hasSeveral: true, several)
            add("everything present, lists of one\(other)", everything(1))
            add("everything present, lists of none\(other)", everything(0))
            add("nothing at all", .object([], nil))
            for path in InputGenerator.paths(in: several ?? .object([], nil)) {
                func without(_ tokens: [String], _ name: String) {
                    add(name + other, hasSeveral: true, several?.removing(tokens[...]), several?.hiding(tokens[...]))
                }
                without(path.tokens, "without \(path.text)")
                if path.tokens.contains("*") {
                    without(path.tokens.map { $0 == "*" ? "0" : $0 }, "without \(path.text) of the first")
                }
            }
        }
        return samples
    }

    /// What the module is shown of a deployment that its own schema accepts; nil where it does not.
    private func shown(_ tree: DocumentTree) -> Document? {
        guard let document = try? tree.flattened(), module.accepts(document) else { return nil }
        var writer = JSONWriter()
        Projection(of: document, onto: module.selection).write(to: &writer)
        let shown = Document()
        return (try? shown.read(json: writer.bytes.span)) == nil ? nil : shown
    }

    private var upstream: String {
        "{\(module.manifest.upstream.map { "\"\($0)\":{\"outcome\":\"measured\",\"value\":1000}" }.joined(separator: ","))}"
    }

    // MARK: values

    /// A value the schema allows, or nil where none was found; `ordinal` tells the elements of a list apart.
    private func value(_ node: Node, elements: Int, ordinal: Int, depth: Int) -> DocumentTree? {
        let shape = Shape(node, root: root, isAlternative: isAlternative)
        if let constant = shape.constant { return DocumentTree(constant) }
        if !shape.choices.isEmpty { return DocumentTree(shape.choices[ordinal % shape.choices.count]) }
        switch shape.kind {
        case "object": return object(shape, elements, ordinal, depth)
        case "array": return array(shape, elements, depth)
        case "string": return text(shape, ordinal).map { scalar("\"\($0)\"") }
        case "boolean": return scalar(ordinal.isMultiple(of: 2) ? "true" : "false")
        case "integer", "number": return scalar(shape.number(ordinal))
        default: return scalar("null")
        }
    }

    private func scalar(_ text: String) -> DocumentTree { .scalar(Array(text.utf8), nil) }

    private func object(_ shape: Shape, _ elements: Int, _ ordinal: Int, _ depth: Int) -> DocumentTree? {
        guard depth < InputGenerator.deepest else { return nil }
        var members: [DocumentTree.Member] = []
        for (name, node) in shape.properties where !shape.excluded.contains(name) {
            guard let made = value(node, elements: elements, ordinal: ordinal, depth: depth + 1) else { continue }
            members.append(DocumentTree.Member(name: name, place: nil, value: made))
        }
        if let others = shape.others {
            for position in 0..<elements {
                guard let made = value(others, elements: elements, ordinal: position, depth: depth + 1) else {
                    continue
                }
                let name = shape.otherName(position)
                members.append(DocumentTree.Member(name: name, place: nil, value: made))
            }
        }
        return .object(members, nil)
    }

    private func array(_ shape: Shape, _ elements: Int, _ depth: Int) -> DocumentTree? {
        guard let items = shape.items else { return .array([], nil) }
        let count = min(max(elements, shape.minItems), max(shape.maxItems, shape.minItems))
        var made: [DocumentTree] = []
        for position in 0..<count {
            guard var element = value(items, elements: elements, ordinal: position, depth: depth + 1) else { continue }
            if let member = shape.shares {
                element = element.setting(member, to: scalar(InputGenerator.share(position, of: count)))
            }
            made.append(element)
        }
        return .array(made, nil)
    }

    /// Shares of a whole that sum to 1 exactly: halves, quarters, eighths.
    private static func share(_ position: Int, of count: Int) -> String {
        let exponent = position == count - 1 ? count - 1 : position + 1
        return "\(1 / Double(1 << exponent))"
    }

    private func text(_ shape: Shape, _ ordinal: Int) -> String? {
        let letter = String(UnicodeScalar(UInt8(0x61 + ordinal % 26)))
        let capital = letter.uppercased()
        let candidates =
            [
                letter, capital, capital + capital, capital + capital + capital, letter + "1", capital + "1",
                "\(ordinal + 1)",
            ]
            + ["2026", "2026-01", "2026-01-0\(ordinal % 9 + 1)", "1.0.\(ordinal)", "https://example.org/\(letter)"]
            + [letter + "-" + letter, letter + "@example.org", "10.0.0.0/8", "2001:db8::/32"]
        return candidates.first { candidate in
            candidate.count >= shape.minLength && candidate.count <= shape.maxLength
                && (shape.pattern.map { $0.matches(candidate) } ?? true)
        }
    }

    // MARK: what can be left out

    /// Every member that is there, `*` for the elements of lists, each once.
    private static func paths(in tree: DocumentTree) -> [(tokens: [String], text: String)] {
        var found: [(tokens: [String], text: String)] = []
        func visit(_ tree: DocumentTree, _ tokens: [String]) {
            switch tree {
            case .object(let members, _):
                for member in members {
                    let path = tokens + [member.name]
                    let text = path.map { "/" + escapedPointerToken($0) }.joined()
                    if !found.contains(where: { $0.text == text }) { found.append((path, text)) }
                    visit(member.value, path)
                }
            case .array(let elements, _): elements.forEach { visit($0, tokens + ["*"]) }
            case .scalar: break
            }
        }
        visit(tree, [])
        return found
    }
}

extension DocumentTree {
    /// The tree without a member, `*` meaning every element. Elements themselves become null.
    func removing(_ tokens: ArraySlice<String>) -> DocumentTree { replacing(tokens, isRemoved: true) }

    /// The tree with a value that nobody knows, as a deployment says it.
    func hiding(_ tokens: ArraySlice<String>) -> DocumentTree { replacing(tokens, isRemoved: false) }

    private func replacing(_ tokens: ArraySlice<String>, isRemoved: Bool) -> DocumentTree {
        guard let token = tokens.first else {
            let unknown = Member(name: "$unknown", place: nil, value: .scalar(Array("true".utf8), nil))
            return isRemoved ? .scalar(Array("null".utf8), place) : .object([unknown], place)
        }
        let rest = tokens.dropFirst()
        switch self {
        case .scalar: return self
        case .array(let elements, let place):
            return .array(
                elements.enumerated().map {
                    token == "*" || token == "\($0)" ? $1.replacing(rest, isRemoved: isRemoved) : $1
                }, place)
        case .object(let members, let place):
            return .object(
                members.compactMap { member in
                    guard member.name == token else { return member }
                    if rest.isEmpty, isRemoved { return nil }
                    var kept = member
                    kept.value = member.value.replacing(rest, isRemoved: isRemoved)
                    return kept
                }, place)
        }
    }
}
