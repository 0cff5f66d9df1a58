/// The rules of a decision matrix. Each returns what it found, none stops at the first.
enum MatrixCheck {
    /// Beyond it squares and sums could overflow, and a score would be not-a-number.
    static let greatest = 1e150

    static func problems(_ criteria: [Criterion], _ alternatives: [Alternative]) -> [MatrixProblem] {
        criterionProblems(criteria) + alternativeProblems(criteria, alternatives)
    }

    static func weightProblems(_ criteria: [Criterion]) -> [MatrixProblem] {
        let faulty = criteria.filter { !($0.weight.isFinite && $0.weight >= 0) }
        if !faulty.isEmpty { return faulty.map { .weight(criterion: $0.id, value: $0.weight) } }
        return !criteria.isEmpty && criteria.allSatisfy { $0.weight == 0 } ? [.allWeightsZero] : []
    }

    private static func criterionProblems(_ criteria: [Criterion]) -> [MatrixProblem] {
        if criteria.isEmpty { return [.noCriteria] }
        var found = repeated(criteria.map(\.id)).map { MatrixProblem.repeatedCriterion($0) }
        found += weightProblems(criteria)
        for criterion in criteria {
            if let range = criterion.range, !isSound(range) {
                found.append(.range(criterion: criterion.id, low: range.low, high: range.high))
            }
            if let fault = criterion.preference.fault {
                found.append(.thresholds(criterion: criterion.id, fault: fault))
            }
        }
        return found
    }

    private static func alternativeProblems(
        _ criteria: [Criterion], _ alternatives: [Alternative]
    ) -> [MatrixProblem] {
        var found: [MatrixProblem] = []
        if alternatives.isEmpty { found.append(.noAlternatives) }
        if alternatives.count == 1 { found.append(.oneAlternative(alternatives[0].id)) }
        found += repeated(alternatives.map(\.id)).map { .repeatedAlternative($0) }
        for alternative in alternatives {
            if alternative.values.count != criteria.count {
                found.append(
                    .wrongCount(
                        alternative: alternative.id, found: alternative.values.count, expected: criteria.count))
            }
            for (criterion, value) in zip(criteria, alternative.values) where !(value.magnitude <= greatest) {
                found.append(.notFinite(alternative: alternative.id, criterion: criterion.id, value: value))
            }
        }
        return found
    }

    private static func isSound(_ range: Criterion.Range) -> Bool {
        range.low < range.high && range.low.magnitude <= greatest && range.high.magnitude <= greatest
    }

    /// Ids that occur more than once, each once, in order of their second place.
    private static func repeated(_ ids: [String]) -> [String] {
        var seen: Set<String> = []
        var again: [String] = []
        for id in ids where !seen.insert(id).inserted && !again.contains(id) { again.append(id) }
        return again
    }
}
