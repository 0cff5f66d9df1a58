#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Forecasts of several models brought together: least, greatest, and one that stands for them.
///
/// With enough counts for the corrected Akaike criterion each model weighs e^(−Δ/2), its difference to the best halved
/// (Burnham, Anderson 2002, section 2.9); with fewer the median stands, of an even number the middle of the two.
struct Forecasts: Equatable {
    let counts: [Double]
    let central: Double

    /// Nil when no model could be fitted.
    init?(_ fits: [DiffusionFit], after years: Double, points: Int) {
        let found = fits.map { fit in
            // A Bass curve's clock starts a year before the first count.
            if case .bass = fit.curve { return fit.curve.count(after: years + 1) }
            return fit.curve.count(after: years)
        }
        guard !found.isEmpty, found.allSatisfy(\.isFinite) else { return nil }
        counts = found
        let criteria = fits.compactMap { $0.akaike(of: points) }
        guard criteria.count == fits.count, let best = criteria.min() else {
            central = median(found)
            return
        }
        let weights = criteria.map { exp(-($0 - best) / 2) }
        let mean = zip(weights, found).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
        central = min(max(mean, found.min() ?? mean), found.max() ?? mean)
    }
}

/// The middle of a list that is not empty; of an even number the middle of the two in the middle.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2
}
