import ModuleKit

/// GV-04: the share of the traffic that can be observed where neither home, trusted, origin nor destination law applies.
///
/// The document says what is known of the routes: the path of every flow, or only which networks carry the country's
/// transit. Which of the two is a fact of its own, so that leaving the paths out never gives the milder answer.
func thirdJurisdictionRouting(_ reading: Reading) throws -> Measurement {
    guard let standpoint = reading.book.standpoint else { return .withoutHome }
    switch reading["routing"]["evidence"].text {
    case "paths": return pathsAbroad(reading, standpoint)
    case "transit-influence": return transitAbroad(reading, standpoint)
    default: return .unavailable
    }
}

private func pathsAbroad(_ reading: Reading, _ standpoint: Standpoint) -> Measurement {
    guard let rows = reading["data-flows"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let flows = rows.map { row in
        Route(
            volume: row["volume-gb-per-month"].number, from: row["from"].text, to: row["to"].text,
            crossed: row["route"].items.map { $0.map(\.text) })
    }
    return .share(observableShare(of: flows, standpoint))
}

private func transitAbroad(_ reading: Reading, _ standpoint: Standpoint) -> Measurement {
    guard let rows = reading["routing"]["transit-networks"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let networks = rows.map { row in
        TransitNetwork(
            isForeign: row["jurisdiction"].text.map { !standpoint.isInside($0) },
            influence: Interval(share: row["influence"].number))
    }
    return .share(largestForeignInfluence(of: networks))
}
