/// How many times as important each item is as each other, checked.
public struct PairwiseJudgements: Hashable, Sendable {
    public let items: [String]
    /// [a][b] over all items: reciprocal, 1 on the diagonal.
    public let ratios: [[Double]]

    /// `upper` holds the rows above the diagonal: the first item over each later one, then the second, and so on; no
    /// row for the last.
    public init(_ items: [String], upper: [[Double]]) throws(JudgementProblems) {
        var problems = Self.problems(items)
        let expected = max(items.count - 1, 0)
        if upper.count != expected {
            problems.append(.shape(row: upper.count + 1, found: 0, expected: max(expected - upper.count, 0)))
        }
        var ratios = items.map { _ in items.map { _ in 1.0 } }
        for (a, row) in upper.prefix(expected).enumerated() {
            if row.count != expected - a {
                problems.append(.shape(row: a + 1, found: row.count, expected: expected - a))
                continue
            }
            for (step, value) in row.enumerated() {
                let b = a + 1 + step
                if let problem = Self.problem(items[a], items[b], value) { problems.append(problem) }
                ratios[a][b] = value
                ratios[b][a] = 1 / value
            }
        }
        if !problems.isEmpty { throw JudgementProblems(problems: problems) }
        self.items = items
        self.ratios = ratios
    }

    /// A full table. The two statements about a pair may differ by rounding, up to 2 % (0.33 for a third); what they say
    /// together counts.
    public init(_ items: [String], table: [[Double]]) throws(JudgementProblems) {
        var problems = Self.problems(items)
        if table.count != items.count {
            problems.append(.shape(row: table.count + 1, found: 0, expected: items.count))
        }
        for (row, values) in table.enumerated() where values.count != items.count {
            problems.append(.shape(row: row + 1, found: values.count, expected: items.count))
        }
        if !problems.isEmpty { throw JudgementProblems(problems: problems) }
        var ratios = table
        for a in items.indices {
            for b in a..<items.count {
                let (value, inverse) = (table[a][b], table[b][a])
                let faults = [Self.problem(items[a], items[b], value), Self.problem(items[b], items[a], inverse)]
                problems += Array(faults.prefix(a == b ? 1 : 2)).compactMap { $0 }
                if faults[0] == nil && faults[1] == nil && (value * inverse - 1).magnitude > 0.02 {
                    problems.append(
                        .contradiction(of: items[a], over: items[b], value: value, inverse: inverse))
                }
                ratios[a][b] = (value / inverse).squareRoot()
                ratios[b][a] = 1 / ratios[a][b]
            }
        }
        if !problems.isEmpty { throw JudgementProblems(problems: problems) }
        self.items = items
        self.ratios = ratios
    }

    private static func problems(_ items: [String]) -> [JudgementProblem] {
        var problems: [JudgementProblem] = []
        if !(1...RandomIndex.mostItems ~= items.count) {
            problems.append(.count(found: items.count, fewest: 1, most: RandomIndex.mostItems))
        }
        var seen: Set<String> = []
        for item in items where !seen.insert(item).inserted { problems.append(.repeated(item)) }
        return problems
    }

    private static func problem(_ a: String, _ b: String, _ value: Double) -> JudgementProblem? {
        value > 0 && value >= 1e-6 && value <= 1e6 ? nil : .ratio(of: a, over: b, value: value)
    }
}
