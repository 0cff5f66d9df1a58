import LineProtocol
import RiskModel

/// A date, possibly only to the month or the year.
public typealias CalendarDate = RiskModel.CalendarDate

/// One indicator of a module: its id in the manifest and the function that measures it.
public struct Indicator {
    let id: String
    let measure: (Reading) throws -> Measurement

    /// - Parameter measure: reads what it needs from the reading and returns a measurement. What it throws becomes
    ///   a `failed` measurement with the error's description as the reason.
    public init(_ id: String, _ measure: @escaping (Reading) throws -> Measurement) {
        self.id = id
        self.measure = measure
    }
}

/// What an indicator function returns: an answer in the indicator's own unit.
///
/// What it rests on, and what was missing, is what the function read; `resting(on:)` narrows that.
public struct Measurement {
    let answer: Answer
    var resting: [Value]?
    var note: String?

    /// A finite number within the indicator's domain.
    public static func measured(_ value: Double) -> Measurement {
        guard value.isFinite else { return .failed("the measured value is \(value), not a finite number") }
        return Measurement(answer: .measured(.number(value)))
    }

    /// A key of the indicator's value table.
    public static func choice(_ key: String) -> Measurement { Measurement(answer: .measured(.key(key))) }

    /// Anything from `low` to `high`. Give `value` only where the spread comes from the method, such as several
    /// models, and never where a fact is missing: without it the worse end counts.
    public static func bounded(low: Double, high: Double, value: Double? = nil) -> Measurement {
        guard low.isFinite, high.isFinite, low <= high, value.map({ low <= $0 && $0 <= high }) ?? true else {
            return .failed("the bounds \(low)…\(high) with value \(value.map { "\($0)" } ?? "none") are not in order")
        }
        if low == high { return .measured(low) }
        return Measurement(answer: .bounded(low: low, high: high, value: value))
    }

    /// One of several keys of the value table.
    public static func among(_ keys: [String]) -> Measurement {
        keys.count == 1 ? .choice(keys[0]) : Measurement(answer: .among(keys))
    }

    /// It cannot be said, because of the values that were read and not found.
    public static var unavailable: Measurement {
        Measurement(answer: .unavailable(missing: [], reason: nil))
    }

    /// It cannot be said, for a reason that no pointer into the deployment can tell.
    public static func unavailable(because reason: String) -> Measurement {
        Measurement(answer: .unavailable(missing: [], reason: reason))
    }

    /// The question does not arise, and what was read shows it. Never to be concluded from an absence.
    public static var notApplicable: Measurement { Measurement(answer: .notApplicable) }

    public static func failed(_ reason: String) -> Measurement { Measurement(answer: .failed(reason: reason)) }

    /// The same answer, resting on these values instead of everything that was read.
    public func resting(on values: [Value]) -> Measurement {
        var copy = self
        copy.resting = values
        return copy
    }

    /// The same answer with one or two plain sentences on what the figure means, such as which definition was compared
    /// with which. An empty text says nothing; what is longer than the host takes is cut. It is shown under the figure
    /// and changes none.
    public func saying(_ note: String) -> Measurement {
        var copy = self
        let limit = MeasureResult.noteLimit
        let isLong = note.unicodeScalars.count > limit
        copy.note = isLong ? String(note.unicodeScalars.prefix(limit - 1)) + "…" : note.isEmpty ? nil : note
        return copy
    }
}
