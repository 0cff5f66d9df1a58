import ModuleKit

/// VL-10: years to the first exit without penalty, with a year more for each clause that prolongs it in effect, of the
/// most rigid contract.
func contractRigidity(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["contracts"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let years = rows.map { row in
        let autoRenews = row["auto-renews"].flag
        return rigidity(
            of: ContractTerms(
                yearsToFreeExit: row["years-to-free-exit"].number,
                autoRenews: autoRenews,
                renewalNoticeDays: autoRenews == false ? nil : row["renewal-notice-days"].number,
                isExclusive: row["exclusive"].flag,
                isPriceIndexed: row["price-indexed"].flag))
    }
    return .value(years.reduce(Interval(0), Interval.larger), within: 0...100)
}

/// What of a contract holds its buyer; nil is unknown.
struct ContractTerms {
    var yearsToFreeExit: Double?
    /// Renews itself for a year or more.
    var autoRenews: Bool?
    /// How long the window is in which notice can be given before it does.
    var renewalNoticeDays: Double?
    var isExclusive: Bool?
    /// The price follows a published index or a benchmark.
    var isPriceIndexed: Bool?

    /// Windows shorter than this count against the contract.
    static let fairNoticeDays = 90.0
}

/// Years to the first exit without penalty, in effect.
func rigidity(of terms: ContractTerms) -> Interval {
    let isShort = terms.renewalNoticeDays.map { $0 < ContractTerms.fairNoticeDays }
    let renews: Bool? =
        terms.autoRenews == false || isShort == false ? false : terms.autoRenews == true ? isShort : nil
    return Interval(quantity: terms.yearsToFreeExit)
        + year(if: renews) + year(if: terms.isExclusive) + year(if: terms.isPriceIndexed.map { !$0 })
}

private func year(if clause: Bool?) -> Interval { clause.map { Interval($0 ? 1 : 0) } ?? .anyShare }
