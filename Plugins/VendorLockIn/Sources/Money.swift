import ModuleKit

/// A sum of money in the prices of one year.
struct Money: Equatable {
    var amount: Double
    var unit: Unit

    struct Unit: Hashable, CustomStringConvertible {
        var currency: String
        var priceYear: Int
        var description: String { "\(currency) of \(priceYear)" }
    }

    init(amount: Double, unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// Nil as long as the amount, the currency or the year of its prices is unknown.
    init?(_ value: Value) {
        let (amount, currency, year) = (value["amount"].number, value["currency"].text, value["price-year"].integer)
        guard let amount, let currency, let year else { return nil }
        self.init(amount: amount, unit: Unit(currency: currency, priceYear: year))
    }
}

/// Rates the assessor stated, with their dates, by which sums in different money may be compared.
struct ExchangeRates {
    private var rates: [Pair: Double] = [:]

    private struct Pair: Hashable {
        var from: Money.Unit
        var to: Money.Unit
    }

    struct Missing: Error, CustomStringConvertible {
        let what: String
        let units: [Money.Unit]
        var description: String {
            "\(what) is stated in \(units[0]) and in \(units[1]), and no dated rate between them is given"
        }
    }

    init() {}

    init(parameters: Value) {
        for row in parameters["exchange-rates"].items ?? [] {
            guard let from = Money.Unit(row["from"]), let to = Money.Unit(row["to"]), let rate = row["rate"].number,
                rate > 0, row["as-of"].text != nil
            else { continue }
            set(rate, from: from, to: to)
        }
    }

    mutating func set(_ rate: Double, from: Money.Unit, to: Money.Unit) {
        rates[Pair(from: from, to: to)] = rate
        let back = min(1 / rate, .greatestFiniteMagnitude)
        if rates[Pair(from: to, to: from)] == nil { rates[Pair(from: to, to: from)] = back }
    }

    /// The amounts in one money, that of the first one known; an unknown sum is any amount.
    func amounts(_ sums: [Money?], of what: String) throws -> [Double?] {
        guard let unit = sums.lazy.compactMap({ $0 }).first?.unit else { return sums.map { _ in nil } }
        return try sums.map { sum in
            guard let sum else { return nil }
            if sum.unit == unit { return sum.amount }
            guard let rate = rates[Pair(from: sum.unit, to: unit)] else {
                throw Missing(what: what, units: [unit, sum.unit])
            }
            return min(sum.amount * rate, .greatestFiniteMagnitude)
        }
    }
}

/// The same question, where a rate nobody stated makes the answer not known instead of failed.
func withRates(_ measure: @escaping (Reading) throws -> Measurement) -> (Reading) throws -> Measurement {
    { reading in
        do {
            return try measure(reading)
        } catch let missing as ExchangeRates.Missing {
            return .unavailable(because: missing.description)
        }
    }
}

extension Money.Unit {
    fileprivate init?(_ value: Value) {
        guard let currency = value["currency"].text, let year = value["price-year"].integer else { return nil }
        self.init(currency: currency, priceYear: year)
    }
}
