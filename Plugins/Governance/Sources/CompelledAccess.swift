import ModuleKit

/// GV-02: how far some foreign authority could lawfully have usable data handed over.
///
/// X = 1 − Π (1 − a·e·(1 − m)) over the actors that can reach data: a their reach, e the guarantees their law lacks,
/// m the part of it that is ciphertext with keys only at home.
/// Test: `CompelledAccessTests`, a joint-venture plant on a foreign service (X = 0.724).
func compelledAccessExposure(_ reading: Reading) throws -> Measurement {
    guard let standpoint = Standpoint(reading) else { return .withoutHome }
    guard let rows = reading["actors"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let law = Law(parameters: reading.parameters, asOf: reading.asOf)
    let actors = rows.map { row in
        let jurisdictions = row["jurisdictions"]
        let places =
            [jurisdictions["incorporated"].text, jurisdictions["parent"].text]
            + (jurisdictions["hosting"].items.map { $0.map(\.text) } ?? [nil])
            + (jurisdictions["staff"].items.map { $0.map(\.text) } ?? [nil])
        let isCovered: Bool? =
            places.contains { $0.map { law.isLimited(standpoint.home, $0) } ?? false }
            ? row["in-adequacy-scope"].flag : nil
        return Actor(
            gap: places.reduce(Interval(0)) { worst, place in
                .larger(worst, place.map { law.gap(of: $0, seenFrom: standpoint, isCovered: isCovered) } ?? .anyShare)
            },
            reach: Interval(share: row["reach"].number),
            ciphertext: Interval(share: row["home-ciphertext"].number))
    }
    return .share(exposure(to: actors))
}

/// Somebody who can reach data.
struct Actor {
    /// e: the share of the essential guarantees that the worst law over this actor lacks.
    var gap: Interval
    /// a: the share of the data it can reach.
    var reach: Interval
    /// m: the share of that data which is ciphertext to it, with keys only at home.
    var ciphertext: Interval
}

/// The chance-like index that at least one of the actors is the one through whom data is lost.
func exposure(to actors: [Actor]) -> Interval {
    actors.reduce(Interval(1)) { $0 * ($1.reach * $1.gap * $1.ciphertext.complement).complement }.complement
}
