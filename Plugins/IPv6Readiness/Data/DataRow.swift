import ModuleKit

/// How sure a table of this module is of a row.
enum Mark: String {
    case verified = "VERIFIED"
    case secondHand = "VERIFIED-SECOND-HAND"
    case recalled = "RECALLED"
}

/// A row of a table that ages: a name to call it by and the day it was read.
protocol DatedRow {
    var id: String { get }
    /// ISO 8601.
    var asOf: String { get }
}

extension DatedRow {
    /// What to say of the row on a day when it is old; nil while it is not.
    func ageNote(on day: CalendarDate) -> String? {
        guard let date = CalendarDate(iso: asOf), date.isOld(on: day) else { return nil }
        return
            "The row '\(id)' of this module's data is of \(asOf), older than \(CalendarDate.monthsUntilOld) months: it counts as "
            + "weaker evidence."
    }
}
