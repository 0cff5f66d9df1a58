import ModuleKit

/// GV-06: the share of the privileged accounts held from abroad, each counted by how freely it can be used.
func foreignPrivilegedAccess(_ reading: Reading) throws -> Measurement {
    guard let standpoint = reading.book.standpoint else { return .withoutHome }
    guard let rows = reading["privileged-access"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let parts = rows.map { row in
        let accounts = row["accounts"].number
        let mode = row["mode"].text.flatMap(AccessMode.init(rawValue:))
        let isForeign = row["jurisdiction"].text.map { !standpoint.isInside($0) }
        return WeightedPart(
            value: freedom(of: mode, isForeign: isForeign),
            weight: accounts.map(Interval.init) ?? Interval(low: 0, high: .infinity))
    }
    // Rows that all state 0 accounts: nobody administers from abroad.
    return .share(weightedMean(of: parts) ?? Interval(0))
}

/// How freely a privileged account can be used, and what it therefore counts.
enum AccessMode: String, CaseIterable {
    case standing, approved, escorted

    var weight: Double {
        switch self {
        case .standing: 1
        case .approved: 0.5
        case .escorted: 0.25
        }
    }
}

/// What an account counts: nothing at home, by its mode abroad, and everything between where that is not known.
func freedom(of mode: AccessMode?, isForeign: Bool?) -> Interval {
    let abroad =
        mode.map { Interval($0.weight) }
        ?? Interval(low: AccessMode.escorted.weight, high: AccessMode.standing.weight)
    return switch isForeign {
    case true?: abroad
    case false?: Interval(0)
    case nil: Interval(low: 0, high: abroad.high)
    }
}
