import ModuleKit

/// VL-15: the share of the money that must be spent with suppliers of one country, or with one supplier.
func tiedFinanceShare(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["finance"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let amounts = try financeAmounts(rows, reading)
    let parts = zip(rows, amounts).map { row, amount in
        WeightedPart(
            value: row["tied-share"].number.map(Interval.init) ?? .anyShare, weight: Interval(quantity: amount))
    }
    guard let share = weightedMean(of: parts) else { return .notApplicable }
    return .value(share, within: 0...1)
}

/// How much of what was lent is a gift: the grant element of the loans, by amount. Reported, never scored: what looks
/// cheap may be tied.
func loanGrantElement(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["finance"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let kinds = rows.map { $0["kind"].text }
    guard kinds.allSatisfy({ $0 != nil }) else { return .unavailable }
    let amounts = try financeAmounts(rows, reading)
    var parts: [WeightedPart] = []
    var isComplete = true
    for (index, row) in rows.enumerated() where kinds[index] == "loan" {
        guard let terms = LoanTerms(row), let amount = amounts[index] else {
            isComplete = false
            continue
        }
        guard let element = grantElement(of: terms) else {
            return .failed("the terms of '\(row["id"].text ?? "a loan")' leave no payment in which to pay it back")
        }
        parts.append(WeightedPart(value: Interval(element), weight: Interval(amount)))
    }
    guard isComplete else { return .unavailable }
    guard let mean = weightedMean(of: parts) else { return .notApplicable }
    return .value(mean, within: -1000...1)
}

private func financeAmounts(_ rows: [Value], _ reading: Reading) throws -> [Double?] {
    try ExchangeRates(parameters: reading.parameters).amounts(
        rows.map { Money($0["amount"]) }, of: "the money of the finance section")
}

extension LoanTerms {
    /// Nil as long as one of the terms is unknown.
    fileprivate init?(_ row: Value) {
        let terms = (row["interest-rate"].number, row["maturity-years"].number, row["grace-years"].number)
        guard let rate = terms.0, let maturity = terms.1, let grace = terms.2,
            let perYear = row["payments-per-year"].integer
        else { return nil }
        self.init(interestRate: rate, maturityYears: maturity, graceYears: grace, paymentsPerYear: perYear)
    }
}
