import ModuleKit

/// Whether something last happened within so many months before a day; nil when that is not known.
///
/// A date to the month or the year may be any day of it up to the day itself; `never` is no date, and what is announced
/// for later has not happened.
func happened(_ lastTime: String?, within months: Int, before day: CalendarDate) -> Bool? {
    guard let lastTime else { return nil }
    if lastTime == "never" { return false }
    guard let stated = CalendarDate(iso: lastTime) else { return nil }
    let (first, last) = stated.dayNumbers
    let end = day.dayNumber
    let start = CalendarDate(monthsBack: months, from: day).dayNumber
    if first > end || last < start { return false }
    return first >= start ? true : nil
}

extension CalendarDate {
    /// The first and the last day a date may be.
    fileprivate var dayNumbers: (first: Int, last: Int) {
        let next =
            switch (month, day) {
            case (_, _?): dayNumber + 1
            case (let month?, nil) where month < 12: CalendarDate(year: year, month: month + 1, day: 1).dayNumber
            default: CalendarDate(year: year + 1, month: 1, day: 1).dayNumber
            }
        return (dayNumber, next - 1)
    }

    /// The same day of an earlier month.
    fileprivate init(monthsBack months: Int, from day: CalendarDate) {
        let count = day.year * 12 + (day.month ?? 1) - 1 - months
        self.init(year: count / 12, month: count % 12 + 1, day: day.day ?? 1)
    }
}
