import ModuleKit

/// How a row of data is known.
enum RowMark: String {
    case verified = "VERIFIED"
    case secondHand = "VERIFIED-SECOND-HAND"
    case recalled = "RECALLED"
    /// A convention of this framework, not a fact of a source.
    case convention = "C"
    /// A row of the profile, which the assessor answers for.
    case profile = "row of the profile"
}

/// A row of data that was true on a day, and who says so.
protocol DatedRow {
    var id: String { get }
    var source: String { get }
    var mark: RowMark { get }
    /// The day, month or year it was read.
    var asOf: String { get }
}

extension DatedRow {
    /// Whether the row was read more than 24 months before a day.
    func isStale(on day: CalendarDate) -> Bool {
        guard let read = CalendarDate(iso: asOf) else { return true }
        return day.years(since: read) > 2
    }

    /// Source, mark and date for a note; a row older than 24 months says so.
    func cited(on day: CalendarDate) -> String {
        "\(source), \(mark.rawValue), read \(asOf)" + (isStale(on: day) ? ", older than 24 months" : "")
    }
}
