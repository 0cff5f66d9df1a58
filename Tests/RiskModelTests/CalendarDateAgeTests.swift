import RiskModel
import Testing

@Suite struct CalendarDateAgeTests {
    @Test(arguments: [
        ("2026", 2026, 12, 31), ("2024-02", 2024, 2, 29), ("2026-02", 2026, 2, 28), ("2026-04", 2026, 4, 30),
        ("2026-11-23", 2026, 11, 23),
    ])
    func `what a date leaves open ends with its last day`(text: String, year: Int, month: Int, day: Int) throws {
        #expect(try #require(CalendarDate(iso: text)).lastDay == CalendarDate(year: year, month: month, day: day))
    }

    @Test(arguments: [
        ("2024-11-23", false), ("2024-11-22", true), ("2024-11", false), ("2024-10", true), ("2024", false),
        ("2023", true), ("2026-12", false), ("0001", true),
    ])
    func `evidence is old once 24 months have passed since its last possible day`(text: String, isOld: Bool) throws {
        let date = CalendarDate(year: 2026, month: 11, day: 23)
        #expect(try #require(CalendarDate(iso: text)).isOld(on: date) == isOld)
    }

    @Test func `the day that a month lacks becomes its last`() throws {
        let leapDay = CalendarDate(year: 2024, month: 2, day: 29)
        #expect(!leapDay.isOld(on: CalendarDate(year: 2026, month: 2, day: 28)))
        #expect(leapDay.isOld(on: CalendarDate(year: 2026, month: 3, day: 1)))
    }
}
