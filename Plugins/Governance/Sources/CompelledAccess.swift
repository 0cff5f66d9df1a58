import ModuleKit

/// GV-02: how far some foreign authority could lawfully have usable data handed over.
///
/// X = 1 − Π (1 − a·e·(1 − m)) over the actors that can reach data: a their reach, e the guarantees their law lacks,
/// m the part of it that is ciphertext with keys only at home.
/// Test: `CompelledAccessTests`, a joint-venture plant on a foreign service (X = 0.724).
func compelledAccessExposure(_ reading: Reading) throws -> Measurement {
    let book = reading.book
    guard let standpoint = book.standpoint else { return .withoutHome }
    guard let rows = reading["actors"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    var basis = LawBasis(asOf: reading.asOf)
    let actors = rows.map { row in
        let places = lawsOver(row).map { $0.map { book.view(of: $0, from: standpoint) } }
        let isLimited = places.contains { $0?.isLimited ?? false }
        let isCovered: Bool? = isLimited ? row["in-adequacy-scope"].flag : nil
        for place in places { place?.note(in: &basis) }
        return Actor(
            gap: places.reduce(Interval(0)) { .larger($0, $1?.gap(isCovered: isCovered) ?? .anyShare) },
            reach: Interval(share: row["reach"].number),
            ciphertext: Interval(share: row["home-ciphertext"].number))
    }
    return .share(exposure(to: actors)).noting(basis)
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
