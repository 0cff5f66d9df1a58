extension CalendarDate {
    /// Months after which evidence and rows of data tables count as old: a convention.
    public static let monthsUntilOld = 24

    /// The last day it may mean: 31 December of a year, the last day of a month.
    public var lastDay: CalendarDate {
        if day != nil { return self }
        let month = self.month ?? 12
        return CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    }

    /// Whether it lies more than `monthsUntilOld` before another date; what is left open is taken at its end.
    public func isOld(on date: CalendarDate) -> Bool {
        lastDay.later(byMonths: CalendarDate.monthsUntilOld) < date
    }

    /// The same day so many months later, or the last day of that month where it has no such day.
    func later(byMonths months: Int) -> CalendarDate {
        let count = (month ?? 1) - 1 + months
        let (year, month) = (self.year + count / 12, count % 12 + 1)
        return CalendarDate(
            year: year, month: month, day: min(day ?? 1, CalendarDate.days(inMonth: month, of: year)))
    }
}
