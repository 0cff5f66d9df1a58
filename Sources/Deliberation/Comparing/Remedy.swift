import Assessment
import Diagnostics
import RiskModel

/// A failed or bad indicator of one option: what would have to change, and where the option would then stand.
public struct Remedy {
    public enum Reason {
        case gate(Gate)
        case worst
    }

    /// The indicator measured at a better value, everything else as it is.
    public struct Goal {
        public let value: MeasuredValue
        /// Of the indicator, then of the whole, and the rank among the ranked options.
        public let risk: Double
        public let whole: Double
        public let rank: Int
    }

    /// A value of the document changed, in one place or in several rows, and everything measured again.
    public struct Change {
        public let pointers: [String]
        /// Of the first of them.
        public let place: Place?
        /// JSON text.
        public let from: String
        public let to: String
        public let risk: Double
        public let whole: Double
        public let rank: Int
        /// Whether the goal, or the gate, is reached by it.
        public let suffices: Bool
    }

    /// Index of all options, also those out of the ranking.
    public let option: Int
    public let module: String
    public let indicator: IndicatorRecord
    public let reason: Reason
    public let whole: Double
    public let rank: Int?
    public let goal: Goal?
    /// Nil where no such change of what differs between the options helps.
    public let change: Change?
}
