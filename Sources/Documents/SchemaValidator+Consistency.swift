import Diagnostics

/// Keywords of our own about values that are possible each for itself and wrong together.
extension SchemaValidator {
    /// `x-expected`
    func checkExpectation(_ expected: SchemaExpectation, _ index: Int) {
        guard let value = document.double(at: index), !expected.holds(value) else { return }
        warn(.unexpected, index, "\(shownValue(index)) is not \(expected.phrase): \(expected.because)")
    }

    /// `x-within-horizon`: a number of years from now that lies beyond what is looked at.
    func checkHorizon(_ index: Int) {
        guard let horizonYears, let value = document.double(at: index), value > horizonYears else { return }
        warn(
            .beyondHorizon, index,
            "\(shownValue(index)) years reach beyond the profile's horizon of \(plain(horizonYears)) years")
    }

    /// `x-codes`
    func checkCode(_ list: CodeList, _ index: Int) -> Bool {
        let text = Node(document: document, index: index).string ?? ""
        if list.contains(text) { return true }
        return fail(
            .notAllowed, index, "\(quoted(text)) is not \(list.phrase)",
            help: list.meant(by: text).map { "did you mean '\($0)'?" })
    }

    /// `x-sum-at-most`: what is not known adds nothing, so that only what is certain is reported.
    func checkSum(_ sum: SchemaSumLimit, _ list: Int) -> Bool {
        var groups: [(name: String, sum: Double, notes: [String])] = []
        for row in Node(document: document, index: list).elements {
            guard let member = document.member(sum.member, of: row.index), let value = least(member) else { continue }
            var name = ""
            if let per = sum.per {
                guard let node = document.member(per, of: row.index),
                    case .known(let known) = document.reading(of: node)
                else { continue }
                name = Node(document: document, index: known).string ?? ""
            }
            let line = document.place(of: member).map { " (line \($0.line))" } ?? ""
            let note = "\(plain(value))\(line)"
            if let position = groups.firstIndex(where: { $0.name == name }) {
                groups[position].sum += value
                groups[position].notes.append(note)
            } else {
                groups.append((name, value, [note]))
            }
        }
        var holds = true
        for group in groups where roundedTo12Digits(group.sum) > sum.limit + SchemaValidator.sharesTolerance + 1e-12 {
            let rows = sum.per.map { " of the rows whose \(quoted($0)) is \(quoted(group.name))" } ?? " of this list"
            holds = fail(
                .sumAboveLimit, list,
                "the members \(quoted(sum.member))\(rows) sum to \(plain(roundedTo12Digits(group.sum))), more than "
                    + plain(sum.limit),
                notes: [group.notes.joined(separator: ", ")])
        }
        return holds
    }

    /// `x-compare`: reported where no value of what is uncertain could make it right.
    func checkComparison(_ comparison: SchemaComparison, _ object: Int) -> Bool {
        guard let left = bounds(of: comparison.product, in: object),
            let right = bounds(of: comparison.than, in: object),
            let at = node(of: comparison.product[0][...], in: object)
        else { return true }
        let slack = 1e-9 * abs(right.high)
        guard comparison.relation == .below ? left.low >= right.high : left.low > right.high + slack else {
            return true
        }
        let sentence =
            "\(shown(comparison.product)) is \(plain(roundedTo12Digits(left.low))), not \(comparison.relation.phrase) "
            + "\(shown(comparison.than)), which is \(plain(roundedTo12Digits(right.high))): \(comparison.because)"
        guard comparison.severity == .error else {
            warn(.inconsistent, at, sentence)
            return true
        }
        return fail(.inconsistent, at, sentence)
    }

    private func shown(_ product: [[String]]) -> String {
        product.map { path in
            let name = quoted(path.joined(separator: "/"))
            return path.contains("*") ? "the sum of \(name)" : name
        }.joined(separator: " × ")
    }

    /// Bounds of a product of quantities that are not negative; nil where one of them is not known.
    private func bounds(of product: [[String]], in object: Int) -> (low: Double, high: Double)? {
        var bounds = (low: 1.0, high: 1.0)
        for path in product {
            guard let factor = self.bounds(of: path[...], in: object) else { return nil }
            bounds = (bounds.low * factor.low, bounds.high * factor.high)
        }
        return bounds.low.isNaN || bounds.high.isNaN ? nil : bounds
    }

    private func bounds(of path: ArraySlice<String>, in object: Int) -> (low: Double, high: Double)? {
        guard let star = path.firstIndex(of: "*") else {
            guard let node = node(of: path, in: object), let low = least(node), let high = greatest(node) else {
                return nil
            }
            return (low, high)
        }
        guard let list = node(of: path[..<star], in: object), document.nodes[list].kind == .array else { return nil }
        var sum = (low: 0.0, high: 0.0)
        for row in Node(document: document, index: list).elements {
            let factor = bounds(of: path[(star + 1)...], in: row.index)
            sum = (sum.low + (factor?.low ?? 0), sum.high + (factor?.high ?? .infinity))
        }
        return sum
    }

    /// The node at the end of a path of members, up to the first `*`.
    private func node(of path: ArraySlice<String>, in object: Int) -> Int? {
        var at = object
        for step in path.prefix(while: { $0 != "*" }) {
            guard case .known(let known) = document.reading(of: at), let next = document.member(step, of: known) else {
                return nil
            }
            at = next
        }
        return at
    }

    private func least(_ node: Int) -> Double? {
        switch document.reading(of: node) {
        case .known(let value): document.double(at: value)
        case .range(let low, _, _): document.double(at: low)
        case .unknown: nil
        }
    }

    private func greatest(_ node: Int) -> Double? {
        if case .range(_, _, let high) = document.reading(of: node) { return document.double(at: high) }
        return least(node)
    }
}
