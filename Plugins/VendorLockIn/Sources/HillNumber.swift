#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many equal shares a set of shares is worth: Hill's number of order q.
///
/// Order 2 is 1 ÷ Σ s², the effective number of Laakso and Taagepera (1979); order 1 is e to the power −Σ s·ln s. Hill,
/// "Diversity and evenness: a unifying notation and its consequences", Ecology 54 (1973). RECALLED. Higher orders give
/// the large shares more weight, so order 1 is never below order 2. Nil when there is nothing to share.
/// Test: `HillNumberTests`.
func hillNumber(_ amounts: [Double], order: Int) -> Double? {
    guard let largest = amounts.max(), largest > 0 else { return nil }
    let scaled = amounts.map { $0 / largest }
    let total = scaled.reduce(0, +)
    let shares = scaled.map { $0 / total }.filter { $0 > 0 }
    if order == 1 { return exp(-shares.reduce(0) { $0 + $1 * log($1) }) }
    return 1 / shares.reduce(0) { $0 + $1 * $1 }
}
