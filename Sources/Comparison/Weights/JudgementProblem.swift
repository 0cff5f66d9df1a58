/// One thing that keeps pairwise judgements from becoming weights.
public enum JudgementProblem: Hashable, Sendable {
    case count(found: Int, fewest: Int, most: Int)
    case repeated(String)
    case shape(row: Int, found: Int, expected: Int)
    case ratio(of: String, over: String, value: Double)
    /// Two statements about one pair that are not each other's inverse.
    case contradiction(of: String, over: String, value: Double, inverse: Double)
    /// The judgements as a whole; the pair named is furthest from the quotient of the weights.
    case inconsistent(ratio: Double, table: RandomIndex, of: String, over: String, value: Double, implied: Double)

    /// Stable; sentences may improve.
    public var code: String {
        switch self {
        case .count: "judgements.count"
        case .repeated: "judgements.repeated"
        case .shape: "judgements.shape"
        case .ratio: "judgements.ratio"
        case .contradiction: "judgements.contradiction"
        case .inconsistent: "judgements.inconsistent"
        }
    }

    public var sentence: String {
        switch self {
        case .count(let found, let fewest, let most):
            "there are \(found) items to judge, not \(fewest) to \(most)"
        case .repeated(let id):
            "more than one item is called '\(id)'"
        case .shape(let row, let found, let expected):
            "row \(row) has \(found) \(found == 1 ? "judgement" : "judgements"), not \(expected)"
        case .ratio(let a, let b, let value):
            "'\(a)' over '\(b)' is \(plain(value)), not a number above 0 and at most 1e6"
        case .contradiction(let a, let b, let value, let inverse):
            "'\(a)' over '\(b)' is \(plain(value)) while '\(b)' over '\(a)' is \(plain(inverse)), "
                + "not \(rounded(1 / value))"
        case .inconsistent(let ratio, let table, let a, let b, let value, let implied):
            "judgements contradict each other: consistency ratio \(rounded(ratio)), above 0.10 by the random index of "
                + "\(table.rawValue); '\(a)' over '\(b)' is \(rounded(value)) where the weights say \(rounded(implied))"
        }
    }

    /// Three digits after the point are enough to see a contradiction.
    private func rounded(_ value: Double) -> String { plain((value * 1000).rounded() / 1000) }
}

/// Everything that is wrong with pairwise judgements, at once.
public struct JudgementProblems: Error, Hashable, Sendable, CustomStringConvertible {
    public let problems: [JudgementProblem]

    public var description: String {
        problems.map { "error: \($0.sentence) [\($0.code)]" }.joined(separator: "\n")
    }
}
