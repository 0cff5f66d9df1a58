import ModuleKit

/// GV-03: the share of the platform operator that is, looked through all holdings, owned from abroad; the whole of it
/// where somebody abroad holds a right of control.
func foreignUltimateControl(_ reading: Reading) throws -> Measurement {
    guard let standpoint = reading.book.standpoint else { return .withoutHome }
    let operatorId = reading["platform"]["operator"].text
    let entities = reading["ownership"]["entities"].items
    let holdings = reading["ownership"]["holdings"].items
    guard let operatorId, let entities, let holdings else { return .unavailable }
    var graph = OwnershipGraph()
    for row in entities {
        guard let id = row["id"].text else { return .unavailable }
        let isForeign = row["jurisdiction"].text.map { !standpoint.isInside($0) }
        guard graph.add(id, isForeign: isForeign) else { return .failed("entity '\(id)' is listed twice") }
    }
    for row in holdings {
        guard let holder = row["holder"].text, let held = row["held"].text else { return .unavailable }
        let control = row["control"].text
        graph.add(
            holder: holder, held: held, stake: row["stake"].number,
            hasControl: control.map { $0 != "none" })
    }
    return .share(try graph.foreignControl(of: operatorId))
}
