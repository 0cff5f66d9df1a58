import ModuleKit

/// GV-09: the share of the personal data leaving home that no instrument valid under home law covers.
func unlawfulTransferShare(_ reading: Reading) throws -> Measurement {
    let book = reading.book
    guard let standpoint = book.standpoint else { return .withoutHome }
    guard let rows = reading["data-flows"].items else { return .unavailable }
    var basis = LawBasis(asOf: reading.asOf)
    let transfers = rows.map { row in
        Transfer(
            volume: row["volume-gb-per-month"].number, isPersonal: row["personal"].flag, from: row["from"].text,
            to: row["to"].text, instrument: row["instrument"].text.flatMap(TransferGround.init(rawValue:)),
            holds: row["instrument-until"].text.flatMap { holds(until: $0, on: reading.asOf) },
            isInAdequacyScope: row["in-adequacy-scope"].flag)
    }
    let counted = transfers.filter { $0.leavesHome(standpoint) != false }
    if counted.isEmpty { return .notApplicable }
    let parts = counted.map { transfer in
        WeightedPart(
            value: book.lack(of: transfer, standpoint, &basis),
            weight: Interval(
                low: transfer.leavesHome(standpoint) == true ? transfer.volume ?? 0 : 0,
                high: transfer.volume ?? .infinity))
    }
    // Flows that all carry nothing: nothing leaves without an instrument.
    return .share(weightedMean(of: parts) ?? Interval(0)).noting(basis)
}

/// Whether an instrument still holds: `open` has no end, on its last day it still does; nil for no date at all.
private func holds(until text: String, on day: CalendarDate) -> Bool? {
    text == "open" ? true : CalendarDate(iso: text).map { day <= $0 }
}

/// What a flow of personal data is said to rest on.
enum TransferGround: String, CaseIterable {
    case none, adequacy
    case standardContract = "standard-contract"
    case certification
    case bindingRules = "binding-rules"
    case assessment, exemption
}

/// A flow as a register of transfers states it; nil is unknown.
struct Transfer {
    var volume: Double?
    var isPersonal: Bool?
    var from: String?
    var to: String?
    var instrument: TransferGround?
    /// Whether the instrument has not run out.
    var holds: Bool?
    var isInAdequacyScope: Bool?

    /// Whether it is personal data that crosses a border to a place outside home; nil when that is not known.
    func leavesHome(_ standpoint: Standpoint) -> Bool? {
        if isPersonal == false { return false }
        if let to, standpoint.isHome(to) { return false }
        if let from, let to, from == to { return false }
        return isPersonal == nil || from == nil || to == nil ? nil : true
    }
}

extension LawBook {
    /// 1 where a transfer rests on nothing valid under home law on the day, 0 where it does, either where it is not
    /// known: of what a law that no row tells about would accept, nothing is.
    func lack(of transfer: Transfer, _ standpoint: Standpoint, _ basis: inout LawBasis) -> Interval {
        let rules = transferRules
        for rule in rules { basis.add("transfers from \(rule.code)", rule.provenance) }
        if rules.isEmpty { basis.addMissing("transfers from \(standpoint.home)") }
        if rules.contains(where: { !$0.isNeeded }) { return Interval(0) }
        guard let to = transfer.to else { return .anyShare }
        let view = view(of: to, from: standpoint)
        view.noteDecisions(in: &basis)
        if view.isAdequate { return Interval(0) }
        let byList: Bool? = view.isLimited ? transfer.isInAdequacyScope : false
        if byList == true { return Interval(0) }
        let byInstrument = accepts(transfer, rules)
        if byInstrument == true { return Interval(0) }
        return byList == nil || byInstrument == nil ? .anyShare : Interval(1)
    }

    /// Whether the instrument of a transfer is one of the law's and has not run out.
    private func accepts(_ transfer: Transfer, _ rules: [TransferRule]) -> Bool? {
        guard let ground = transfer.instrument else { return nil }
        // A decision of adequacy that were in force would have been found among the decisions, if the law is known.
        if ground == .none || transfer.holds == false { return false }
        if ground == .adequacy { return rules.contains(where: \.isExhaustive) ? false : nil }
        guard let instrument = TransferInstrument(rawValue: ground.rawValue), !rules.isEmpty else { return nil }
        if rules.contains(where: { $0.accepts.contains(instrument) }) { return transfer.holds }
        return rules.contains { $0.isExhaustive } ? false : nil
    }
}
