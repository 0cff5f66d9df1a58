import ModuleKit

/// A list of suppliers an authority restricts, in the state in which it was read.
struct RestrictedList {
    enum Status: String {
        case inForce = "in-force"
        case passedNotInForce = "passed-not-in-force"
        case bill
        case agreementSigned = "agreement-signed"
        case lapsed
    }

    enum Mark: String {
        case verified = "VERIFIED"
        case secondHand = "VERIFIED-SECOND-HAND"
        case recalled = "RECALLED"
    }

    var id: String
    /// Whose authority restricts: a jurisdiction or a bloc.
    var home: String
    /// What the law forbids, in words.
    var effect: String
    /// Only what is in force counts.
    var status: Status
    /// The state of the list that was read, to the day, month or year.
    var asOf: String
    var source: String
    var mark: Mark
    /// Ultimate parents on the list; nil where the names are not public.
    var entities: [String]?

    /// Whether a supplier of that name is on the list; nil where its names are not public.
    func names(_ supplier: String) -> Bool? {
        guard let entities else { return nil }
        let words = words(of: supplier)
        return entities.contains { words.starts(with: self.words(of: $0)) }
    }

    /// Names are compared by words, whatever the case and whatever stands between them: `Huawei Technologies Co., Ltd.`
    /// begins with `huawei`.
    private func words(of name: String) -> [Substring] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    /// Whether the list was read so long before a day that its evidence counts one grade lower.
    func isStale(on day: CalendarDate) -> Bool {
        guard let read = CalendarDate(iso: asOf) else { return true }
        return monthsBetween(read, day) > RestrictedList.freshMonths
    }

    static let freshMonths = 24
}

/// Whole months from one date to a later one, taking the first day of what is left open.
func monthsBetween(_ start: CalendarDate, _ end: CalendarDate) -> Int {
    let months = (end.year - start.year) * 12 + (end.month ?? 1) - (start.month ?? 1)
    return (end.day ?? 1) < (start.day ?? 1) ? months - 1 : months
}

extension RestrictedList {
    /// The lists an assessor uses: those of the profile, and the shipped ones it does not replace.
    static func all(_ parameters: Value) -> [RestrictedList] {
        let own = (parameters["restricted-lists"].items ?? []).compactMap(RestrictedList.init(parameter:))
        guard parameters["shipped-rows"].flag != false else { return own }
        let replaced = Set(own.map(\.id))
        return own + shipped.filter { !replaced.contains($0.id) }
    }

    private init?(parameter row: Value) {
        guard let id = row["id"].text, let home = row["home"].text, let asOf = row["as-of"].text,
            let status = row["status"].text.flatMap(Status.init(rawValue:))
        else { return nil }
        self.init(
            id: id, home: home, effect: row["effect"].text ?? "", status: status, asOf: asOf,
            source: row["source"].text ?? "", mark: row["mark"].text.flatMap(Mark.init(rawValue:)) ?? .recalled,
            entities: row["entities"].items?.compactMap(\.text))
    }
}
