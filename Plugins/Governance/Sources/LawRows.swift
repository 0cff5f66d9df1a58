import ModuleKit

/// How sure this table is of a row.
enum Mark: String {
    case verified = "VERIFIED"
    case secondHand = "VERIFIED-SECOND-HAND"
    case recalled = "RECALLED"
}

/// Where a rule stands. Only what is in force is a rule; a bill or a trade pledge is none.
enum LegalStatus: String {
    case inForce = "in-force"
    case passedNotInForce = "passed-not-in-force"
    case bill
    case agreementSigned = "agreement-signed"
    case lapsed
}

/// What every row of law carries besides what it says.
struct Provenance {
    /// Where it was read.
    var source: String
    var mark: Mark
    /// The day it was last checked; nil where nobody said.
    var read: CalendarDate?
    /// A row of the profile, not one shipped here.
    var isOwn = false

    /// The day the shipped tables were read.
    static let readingDay = CalendarDate(year: 2026, month: 11, day: 23)

    init(_ source: String, _ mark: Mark, read: String) {
        self.init(source: source, mark: mark, read: CalendarDate(iso: read), isOwn: false)
    }

    init(_ source: String, _ mark: Mark) {
        self.init(source: source, mark: mark, read: Provenance.readingDay, isOwn: false)
    }

    init(source: String, mark: Mark, read: CalendarDate?, isOwn: Bool) {
        self.source = source
        self.mark = mark
        self.read = read
        self.isOwn = isOwn
    }

    /// Months after which a row is a question rather than an answer.
    static let monthsItLasts = 24

    /// Whether the row had not been checked for more than 24 months on a day.
    func isStale(on day: CalendarDate) -> Bool {
        guard let read else { return false }
        let months = (day.year - read.year) * 12 + (day.month ?? 1) - (read.month ?? 1)
        return months > Provenance.monthsItLasts
            || months == Provenance.monthsItLasts && (day.day ?? 1) > (read.day ?? 1)
    }

    /// The mark on a day: an old row is known no better than from memory.
    func mark(on day: CalendarDate) -> Mark { isStale(on: day) ? .recalled : mark }
}

/// The days on which a rule holds, both included; nil is open.
struct Term {
    var since: CalendarDate?
    var until: CalendarDate?

    init(since: String? = nil, until: String? = nil) {
        self.since = since.flatMap(CalendarDate.init(iso:))
        self.until = until.flatMap(CalendarDate.init(iso:))
    }

    func hasBegun(_ day: CalendarDate) -> Bool { since.map { $0 <= day } ?? true }
    func contains(_ day: CalendarDate) -> Bool { hasBegun(day) && (until.map { day <= $0 } ?? true) }
}

/// The four European essential guarantees for surveillance measures (EDPB Recommendations 02/2020), used as a
/// yard-stick for any two jurisdictions.
enum Guarantee: String, CaseIterable {
    case clearRules = "clear-rules"
    case necessity
    case oversight
    case remedies
}

/// What was found about a guarantee.
enum Finding: String {
    case met, not, unsettled
    case notAssessed = "not-assessed"
}

/// Who found it. Only a court, an authority, or the assessor who signs for it can settle a guarantee.
enum Speaker: String {
    case court, authority, assessor, study, none
}

/// What one speaker found of the law of `subject`, for assessors at `home`: a directed row.
struct GuaranteeRow {
    var subject: String
    var home: String
    /// In the order of `Guarantee`.
    var found: [Finding]
    var who: Speaker
    var since: CalendarDate?
    /// From this day on `contested` is unsettled: an appeal, or the law that was assessed has lapsed.
    var contestedFrom: CalendarDate?
    var contested: [Guarantee]
    var provenance: Provenance

    init(
        subject: String, home: String, found: [Finding], who: Speaker, since: String? = nil,
        contestedFrom: String? = nil, contested: [Guarantee] = [], provenance: Provenance
    ) {
        self.subject = subject
        self.home = home
        self.found = found
        self.who = who
        self.since = since.flatMap(CalendarDate.init(iso:))
        self.contestedFrom = contestedFrom.flatMap(CalendarDate.init(iso:))
        self.contested = contested
        self.provenance = provenance
    }

    /// Whether the finding had been made by the day.
    func hasBegun(_ day: CalendarDate) -> Bool { since.map { $0 <= day } ?? true }

    /// The findings as they stand on a day.
    func findings(asOf day: CalendarDate) -> [Finding] {
        guard who == .court || who == .authority || who == .assessor else {
            return Guarantee.allCases.map { _ in .notAssessed }
        }
        let isContested = contestedFrom.map { $0 <= day } ?? false
        return zip(Guarantee.allCases, found).map { guarantee, finding in
            isContested && contested.contains(guarantee) ? .unsettled : finding
        }
    }
}

/// `from` has decided that `to` protects well enough: a directed edge with an end.
struct AdequacyEdge {
    enum Scope: String {
        /// Every recipient, or as good as every one.
        case general
        /// Only recipients that joined a scheme, or only some kinds of data.
        case listed
    }

    var from: String
    var to: String
    var scope: Scope
    var instrument: String
    var term = Term()
    var status: LegalStatus = .inForce
    var provenance: Provenance

    /// Whether the decision holds on a day; on its last day it still does.
    func isInForce(_ day: CalendarDate) -> Bool { status == .inForce && term.contains(day) }
}
