import ModuleKit

/// VL-09: months to move to a functional equivalent, of the contract that takes longest.
func exitTime(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["contracts"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let months = rows.map { row in
        [row["notice-months"], row["transition-months"], row["retrieval-months"]]
            .reduce(Interval(0)) { $0 + Interval(quantity: $1.number) }
    }
    return .value(months.reduce(Interval(0), Interval.larger), within: 0...1200)
}
