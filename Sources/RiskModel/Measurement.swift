/// How an answer ended.
public enum Outcome: String, Sendable, CaseIterable {
    case measured, bounded, unavailable
    case notApplicable = "not-applicable"
    case failed
}

/// A measured value in the indicator's own unit: a number, or a key of its value table.
public enum MeasuredValue: Hashable, Sendable {
    case number(Double)
    case key(String)
}

/// A module's answer to one indicator. Modules measure; they never score.
public enum Answer: Hashable, Sendable {
    case measured(MeasuredValue)
    /// Anything from low to high; `value` only where the spread comes from the method, not from a missing fact.
    case bounded(low: Double, high: Double, value: Double?)
    /// One of several keys of a table.
    case among([String])
    /// Pointers to what would have to be known, and why in words where pointers cannot say it.
    case unavailable(missing: [String], reason: String?)
    case notApplicable
    case failed(reason: String)

    public var outcome: Outcome {
        switch self {
        case .measured: .measured
        case .bounded, .among: .bounded
        case .unavailable: .unavailable
        case .notApplicable: .notApplicable
        case .failed: .failed
        }
    }
}

/// An answer, the pointers of the values it rests on, and what the module says of it.
public struct Measurement: Hashable, Sendable {
    public let indicator: String
    public let answer: Answer
    public let rests: [String]
    /// One or two plain sentences on what the figure means, for the report.
    public let note: String?

    public init(indicator: String, answer: Answer, rests: [String] = [], note: String? = nil) {
        self.indicator = indicator
        self.answer = answer
        self.rests = rests
        self.note = note
    }
}
