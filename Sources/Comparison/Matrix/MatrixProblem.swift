/// One thing that keeps a decision matrix from being compared.
public enum MatrixProblem: Hashable, Sendable {
    case noCriteria
    case noAlternatives
    case oneAlternative(String)
    case repeatedCriterion(String)
    case repeatedAlternative(String)
    case missingValue(alternative: String, criterion: String)
    case unknownCriterion(alternative: String, criterion: String)
    case wrongCount(alternative: String, found: Int, expected: Int)
    /// Also numbers so large that their squares cannot be held.
    case notFinite(alternative: String, criterion: String, value: Double)
    case weight(criterion: String, value: Double)
    case weightCount(found: Int, expected: Int)
    case allWeightsZero
    case range(criterion: String, low: Double, high: Double)
    case thresholds(criterion: String, fault: String)

    /// Stable; sentences may improve.
    public var code: String {
        switch self {
        case .noCriteria: "matrix.no-criteria"
        case .noAlternatives: "matrix.no-alternatives"
        case .oneAlternative: "matrix.one-alternative"
        case .repeatedCriterion: "matrix.repeated-criterion"
        case .repeatedAlternative: "matrix.repeated-alternative"
        case .missingValue: "matrix.missing-value"
        case .unknownCriterion: "matrix.unknown-criterion"
        case .wrongCount: "matrix.wrong-count"
        case .notFinite: "matrix.not-finite"
        case .weight: "matrix.weight"
        case .weightCount: "matrix.weight-count"
        case .allWeightsZero: "matrix.all-weights-zero"
        case .range: "matrix.range"
        case .thresholds: "matrix.thresholds"
        }
    }

    public var sentence: String {
        switch self {
        case .noCriteria:
            "there is no criterion to compare by"
        case .noAlternatives:
            "there is no option to compare"
        case .oneAlternative(let id):
            "'\(id)' is the only option; a comparison needs at least two"
        case .repeatedCriterion(let id):
            "more than one criterion is called '\(id)'"
        case .repeatedAlternative(let id):
            "more than one option is called '\(id)'"
        case .missingValue(let alternative, let criterion):
            "option '\(alternative)' has no value for criterion '\(criterion)'"
        case .unknownCriterion(let alternative, let criterion):
            "option '\(alternative)' has a value for '\(criterion)', which is not a criterion"
        case .wrongCount(let alternative, let found, let expected):
            "option '\(alternative)' has \(found) \(found == 1 ? "value" : "values") for \(expected) criteria"
        case .notFinite(let alternative, let criterion, let value):
            "option '\(alternative)' has \(value) for criterion '\(criterion)', not a number within ±1e150"
        case .weight(let criterion, let value):
            "criterion '\(criterion)' has weight \(plain(value)), not a finite number from 0 up"
        case .weightCount(let found, let expected):
            "there are \(found) weights for \(expected) criteria"
        case .allWeightsZero:
            "every weight is 0, so nothing decides"
        case .range(let criterion, let low, let high):
            "criterion '\(criterion)' has the range [\(plain(low)), \(plain(high))], not two numbers of which the "
                + "second is greater"
        case .thresholds(let criterion, let fault):
            "criterion '\(criterion)' has \(fault)"
        }
    }
}

/// Everything that is wrong with a decision matrix, at once.
public struct MatrixProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one: criteria first, then options, each in their order.
    public let problems: [MatrixProblem]

    public var description: String {
        problems.map { "error: \($0.sentence) [\($0.code)]" }.joined(separator: "\n")
    }
}
