import Diagnostics
import Documents
import RiskModel

/// Indicators that the manifest declares instead of a program measuring them: checked, and handed to the program that
/// measures what it is told.
enum DeclaredIndicators {
    /// The bundled program that measures what a manifest declares.
    static let program = "plumbline-declared"
    private static let aggregates = [
        "value", "count", "sum", "max", "min", "weighted-mean", "share-where", "checklist-coverage",
    ]

    /// Adds what the manifest declares to a module, and what its indicators need where the manifest does not say.
    static func complete(_ module: inout InstalledModule, from root: Node) throws(Problems) {
        let indicators = root["indicators"]?.elements ?? []
        let declaring = indicators.filter { $0["declared"] != nil }
        let isTold = module.manifest.command.first == program
        guard isTold || !declaring.isEmpty else { return }
        var problems: [Diagnostic] = []
        if !isTold, let node = root["command"] {
            problems.append(
                node.document.diagnostic(
                    "module.declared", "indicators are declared, but \(quoted(module.manifest.command[0])) measures",
                    at: node.index, help: "command: [\(program)]"))
        }
        for node in indicators where isTold && node["declared"] == nil {
            problems.append(
                node.document.diagnostic(
                    "module.declared",
                    "\(quoted(node["id"]?.string ?? "")) is not declared, and \(program) measures only what is",
                    at: node.index, help: "declared: { share-where: /list/*, where: { member: value } }, for example"))
        }
        for node in declaring { problems += self.problems(of: node, in: module) }
        guard problems.isEmpty else { throw Problems(problems) }
        module.declared = text(declaring, of: module)
        for (position, node) in indicators.enumerated() where module.manifest.indicators[position].needs.isEmpty {
            module.manifest.indicators[position].needs = patterns(of: node["declared"]).map(\.pattern)
        }
    }

    // MARK: checks

    private static func problems(of indicator: Node, in module: InstalledModule) -> [Diagnostic] {
        guard let declared = indicator["declared"] else { return [] }
        var problems: [Diagnostic] = []
        for (pattern, node) in patterns(of: declared) where !module.selection.covers(pattern) {
            problems.append(
                node.document.diagnostic(
                    "module.declared", "\(quoted(pattern)) is not in the input schema", at: node.index,
                    help: "what an indicator reads is declared there first"))
        }
        let aggregate = aggregates.first { declared[$0] != nil } ?? ""
        func report(_ message: String, at node: Node, _ help: String) {
            problems.append(node.document.diagnostic("module.declared", message, at: node.index, help: help))
        }
        if aggregate == "share-where", declared["where"] == nil {
            report("share-where does not say where", at: declared, "where: { member: value }")
        }
        if aggregate == "weighted-mean", declared["weight"] == nil {
            report("weighted-mean does not say what it is weighted by", at: declared, "weight: member")
        }
        if let weight = declared["weight"], !["weighted-mean", "share-where"].contains(aggregate) {
            report(
                "\(aggregate) is not weighted", at: weight, "leave 'weight' out, or use weighted-mean or share-where")
        }
        if let filter = declared["where"], ["value", "checklist-coverage"].contains(aggregate) {
            report("\(aggregate) takes no 'where'", at: filter, "leave it out, or use share-where")
        }
        if let pattern = declared[aggregate], let text = pattern.string {
            let hasStar = (pointerTokens(text) ?? []).contains("*")
            if aggregate == "value", hasStar {
                report("value is of one pointer, without *", at: pattern, "use sum, max, min or share-where")
            } else if aggregate != "value", !hasStar {
                report("\(aggregate) is over a list, written with *", at: pattern, "\(text)/*, or value: \(text)")
            }
        }
        if let per = declared["per"], (pointerTokens(per.string ?? "") ?? []).contains("*") {
            report("per is one pointer, without *", at: per, "divide by one number")
        }
        return problems
    }

    /// Every place a declaration reads, `*` for elements, with the node that says so.
    private static func patterns(of declared: Node?) -> [(pattern: String, node: Node)] {
        guard let declared else { return [] }
        var found: [(String, Node)] = []
        for name in aggregates where declared[name] != nil {
            guard let node = declared[name], let pattern = node.string else { continue }
            let isOfElements = name == "count" || name == "share-where"
            if !isOfElements || declared["where"] == nil && declared["weight"] == nil { found.append((pattern, node)) }
            let element = elementPattern(pattern)
            for (member, condition) in declared["where"]?.members ?? [] {
                found.append((element + "/" + member, condition))
            }
            if let weight = declared["weight"], let member = weight.string {
                found.append((element + "/" + member, weight))
            }
        }
        for point in declared["checklist-coverage"]?.elements ?? [] {
            if let node = point["at"], let pattern = node.string { found.append((pattern, node)) }
        }
        if let node = declared["per"], let pattern = node.string { found.append((pattern, node)) }
        return found
    }

    /// `/a/*/b/c` → `/a/*`: the element whose members 'where' and 'weight' name.
    private static func elementPattern(_ pattern: String) -> String {
        var tokens = pattern.split(separator: "/", omittingEmptySubsequences: false)
        while let last = tokens.last, last != "*" { tokens.removeLast() }
        return tokens.joined(separator: "/")
    }

    // MARK: what the program is told

    private static func text(_ declaring: [Node], of module: InstalledModule) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { body in
            for node in declaring {
                guard let declared = node["declared"], let id = node["id"]?.string else { continue }
                body.name(id)
                body.object { entry in
                    for (name, value) in declared.members {
                        entry.name(name)
                        entry.raw(value.raw)
                    }
                    if let domain = node["domain"] {
                        entry.name("domain")
                        entry.raw(domain.raw)
                    }
                    if node["value-function"]?["table"] != nil {
                        entry.name("words")
                        entry.bool(true)
                    }
                    entry.name("limits")
                    writeLimits(patterns(of: declared).map(\.pattern), module.input.source, &entry)
                }
            }
        }
        return writer.bytes
    }

    /// What the input schema says of the numbers read: the ends between which an unknown one lies.
    private static func writeLimits(_ patterns: [String], _ schema: Node, _ writer: inout JSONWriter) {
        writer.object { limits in
            var seen: Set<String> = []
            for pattern in patterns where seen.insert(pattern).inserted {
                let ends = SchemaEnds(pattern, in: schema)
                guard ends.low != nil || ends.high != nil else { continue }
                limits.name(pattern)
                limits.array { pair in
                    for end in [ends.low, ends.high] {
                        if let end { pair.number(end) } else { pair.null() }
                    }
                }
            }
        }
    }
}

/// The least and greatest number a schema allows at a place, where it says so.
struct SchemaEnds {
    private(set) var low: Double?
    private(set) var high: Double?

    /// - Parameter pattern: a pointer, `*` for elements.
    init(_ pattern: String, in root: Node) {
        visit(root, (pointerTokens(pattern) ?? [])[...], root, depth: 0)
    }

    private mutating func visit(_ node: Node, _ tokens: ArraySlice<String>, _ root: Node, depth: Int) {
        guard depth < 64 else { return }
        for part in node["allOf"]?.elements ?? [] { visit(part, tokens, root, depth: depth + 1) }
        if let reference = node["$ref"]?.string, reference.hasPrefix("#"),
            let target = node.document.node(at: reference.dropFirst(), from: root.index)
        {
            visit(Node(document: node.document, index: target), tokens, root, depth: depth + 1)
        }
        guard let token = tokens.first else {
            low = [low, node["minimum"]?.double, node["exclusiveMinimum"]?.double].compactMap { $0 }.max()
            high = [high, node["maximum"]?.double, node["exclusiveMaximum"]?.double].compactMap { $0 }.min()
            return
        }
        if token == "*", let items = node["items"] { visit(items, tokens.dropFirst(), root, depth: depth + 1) }
        if let member = node["properties"]?[token] { visit(member, tokens.dropFirst(), root, depth: depth + 1) }
    }
}
