extension PreferenceFunction {
    /// For each of `ascending` the sum of its preferences over all the others. O(m) where the function is made of
    /// straight pieces, O(m²) for the Gaussian.
    func leads(_ ascending: [Double]) -> [Double] {
        switch self {
        case .usual:
            return counts(ascending) { $0 > 0 }.map(Double.init)
        case .step(let indifference):
            return counts(ascending) { $0 > indifference }.map(Double.init)
        case .level(let indifference, let preference):
            let some = counts(ascending) { $0 > indifference }
            let full = counts(ascending) { $0 > preference }
            return zip(some, full).map { (Double($0) + Double($1)) / 2 }
        case .vShape(let preference):
            return ramps(ascending, from: 0, to: preference)
        case .linear(let indifference, let preference):
            return ramps(ascending, from: indifference, to: preference)
        case .gaussian:
            return ascending.map { value in
                ascending.reduce(0) { $0 + preference(ofLead: value - $1) }
            }
        }
    }

    /// For each value, over how many of the sorted ones its lead passes. A lead shrinks along the list, so the boundary
    /// only moves on.
    private func counts(_ ascending: [Double], _ passes: (Double) -> Bool) -> [Int] {
        var boundary = 0
        return ascending.map { value in
            while boundary < ascending.count, passes(value - ascending[boundary]) { boundary += 1 }
            return boundary
        }
    }

    /// Leads up to `low` count nothing, from `high` on one, between in proportion.
    private func ramps(_ ascending: [Double], from low: Double, to high: Double) -> [Double] {
        let full = counts(ascending) { $0 >= high }
        let some = counts(ascending) { $0 > low }
        var sums: [ExactSum] = [ExactSum()]
        sums.reserveCapacity(ascending.count + 1)
        for value in ascending { sums.append(sums[sums.count - 1].adding(value)) }
        return ascending.indices.map { index in
            let (first, end) = (full[index], max(full[index], some[index]))
            guard end > first else { return Double(first) }
            // Σ (lead − low) over first..<end, taken from the first so that no large numbers cancel.
            let count = Double(end - first)
            let base = ascending[first]
            let above = sums[end].subtracting(sums[first]).subtracting(product: count, base)
            let part = count * (ascending[index] - base - low) - above
            return Double(first) + min(max(part / (high - low), 0), count)
        }
    }
}

/// A running sum that keeps what rounding drops, so that differences of long sums stay exact to the last digits.
///
/// Knuth, The art of computer programming 2, 1969, section 4.2.2 (the error of an addition); Dekker, A floating-point
/// technique for extending the available precision, 1971.
struct ExactSum {
    private var high = 0.0
    private var low = 0.0

    func adding(_ value: Double) -> ExactSum {
        var sum = self
        sum.high = high + value
        let carried = sum.high - high
        sum.low = low + ((high - (sum.high - carried)) + (value - carried))
        return sum
    }

    func subtracting(_ other: ExactSum) -> ExactSum {
        adding(-other.high).adding(-other.low)
    }

    /// The value that is left after taking `count`·`value`, whose own rounding error is taken too.
    func subtracting(product count: Double, _ value: Double) -> Double {
        let product = count * value
        let rest = adding(-product).adding(-(-product).addingProduct(count, value))
        return rest.high + rest.low
    }
}
