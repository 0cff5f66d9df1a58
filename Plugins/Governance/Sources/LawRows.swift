import ModuleKit

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

/// What one speaker found of the law of `subject`, for assessors at `home`: a directed row.
struct GuaranteeRow {
    var subject: String
    var home: String
    /// In the order of `Guarantee`.
    var found: [Finding]
    var who: Speaker
    var said: String
    var since: String?
    /// From this day on `contested` is unsettled: an appeal, or the law that was assessed has lapsed.
    var contestedFrom: String?
    var contested: [Guarantee] = []
    var mark: Mark
    /// A row of the profile, signed for by the assessor.
    var isOwn = false

    /// Whether the finding had been made by the day.
    func hasBegun(_ day: CalendarDate) -> Bool { since.flatMap(CalendarDate.init(iso:)).map { $0 <= day } ?? true }

    /// The findings as they stand on a day.
    func findings(asOf day: CalendarDate) -> [Finding] {
        guard who == .court || who == .authority || who == .assessor else {
            return Guarantee.allCases.map { _ in .notAssessed }
        }
        let isContested = contestedFrom.flatMap(CalendarDate.init(iso:)).map { $0 <= day } ?? false
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
    var since: String?
    var until: String?
    var status: LegalStatus = .inForce
    var mark: Mark

    /// Whether the decision holds on a day; on its last day it still does.
    func isInForce(_ day: CalendarDate) -> Bool {
        guard status == .inForce else { return false }
        let hasBegun = since.flatMap(CalendarDate.init(iso:)).map { $0 <= day } ?? true
        let hasEnded = until.flatMap(CalendarDate.init(iso:)).map { $0 < day } ?? false
        return hasBegun && !hasEnded
    }
}
