import Diagnostics

/// Reads the keywords that `SchemaValidator` checks for consistency.
extension SchemaCompiler {
    mutating func codes(_ value: Node) -> CodeList? {
        if let list = CodeList.named(value.string ?? "") { return list }
        report(value, "\(quoted(value.string ?? value.raw)) is not a list of codes: \(known)")
        return nil
    }

    private var known: String { CodeList.all.map { quoted($0.name) }.joined(separator: ", ") }

    mutating func expectation(_ value: Node) -> SchemaExpectation? {
        let above = value["above"]?.double
        let expectation = SchemaExpectation(
            minimum: above ?? value["minimum"]?.double, maximum: value["maximum"]?.double, isAbove: above != nil,
            because: value["because"]?.string ?? "")
        if expectation.minimum != nil || expectation.maximum != nil, !expectation.because.isEmpty {
            return expectation
        }
        report(value, "this expectation needs 'minimum', 'above' or 'maximum', and 'because'")
        return nil
    }

    mutating func comparison(_ value: Node) -> SchemaComparison? {
        func product(_ name: String) -> [[String]] {
            (value[name]?.strings ?? []).map { $0.split(separator: "/").map(String.init) }.filter { !$0.isEmpty }
        }
        let relation = value["is"]?.string.flatMap { SchemaComparison.Relation(rawValue: $0) }
        let (left, right) = (product("product"), product("than"))
        guard let relation, !left.isEmpty, !right.isEmpty, let because = value["because"]?.string else {
            report(value, "this comparison needs 'product', 'is' (below or at-most), 'than' and 'because'")
            return nil
        }
        let isError = value["severity"]?.string == "error"
        return SchemaComparison(
            product: left, relation: relation, than: right, severity: isError ? .error : .warning, because: because)
    }

    mutating func sumLimit(_ value: Node) -> SchemaSumLimit? {
        guard let member = value["member"]?.string, let limit = value["limit"]?.double else {
            report(value, "this limit of a sum needs 'member' and 'limit'")
            return nil
        }
        return SchemaSumLimit(member: member, per: value["per"]?.string, limit: limit)
    }
}
