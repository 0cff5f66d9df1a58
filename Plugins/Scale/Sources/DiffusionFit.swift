#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Curves fitted to a series by least squares: every ceiling of a grid is tried, and given the ceiling the other
/// parameters come from the curve's linear form. The grid has three significant digits, from just above the greatest
/// count to about a thousand times of it, so a series counted in another unit is fitted alike.
///
/// `DiffusionFitTests` reproduces the ceilings 3.24 (logistic) and 3.46 (Gompertz) of the worked series.
struct DiffusionFit: Equatable {
    let curve: DiffusionCurve

    /// Sum of the squared differences between the curve and the counts.
    let squares: Double

    /// How many parameters were fitted, the spread of the counts about the curve not included.
    let parameters: Int

    /// A series that does not begin with its launch: logistic and Gompertz, on a clock that starts at the first count.
    ///
    /// - Parameter ceiling: the stated ceiling, above every count; nil to fit it.
    static func growing(_ counts: [YearlyCount], ceiling: Double?) -> [DiffusionFit] {
        [logistic(counts, ceiling: ceiling), gompertz(counts, ceiling: ceiling)].compactMap { $0 }
    }

    /// A series whose first count closes the year of the launch: a Bass curve on a clock that starts a year before.
    static func launched(_ counts: [YearlyCount], ceiling: Double?) -> DiffusionFit? {
        guard let first = counts.first else { return nil }
        let points = counts.map { (t: $0.year - first.year + 1, count: $0.count) }
        let greatest = counts.map(\.count).max() ?? 0
        func best(of ceilings: [Double]) -> DiffusionFit? {
            ceilings.compactMap { bass(points, ceiling: $0, isFitted: ceiling == nil) }.min { $0.squares < $1.squares }
        }
        if let ceiling { return best(of: [ceiling]) }
        let grid = ceilings(above: greatest)
        let stride = 10
        let coarse = grid.indices.filter { $0 % stride == 0 }
        guard let near = best(of: coarse.map { grid[$0] }), let middle = grid.firstIndex(of: near.curve.ceiling) else {
            return nil
        }
        return best(of: Array(grid[max(0, middle - stride)...min(grid.count - 1, middle + stride)]))
    }

    /// Corrected Akaike criterion with the spread as one more parameter; nil when there are too few counts for it.
    ///
    /// n·ln(squares ÷ n) + 2k + 2k(k + 1) ÷ (n − k − 1). N. Sugiura 1978; K. P. Burnham, D. R. Anderson, Model selection
    /// and multimodel inference, 2002, section 2.4. A perfect fit counts as one part in 10⁹ of the ceiling off.
    func akaike(of counts: Int) -> Double? {
        let (n, k) = (Double(counts), Double(parameters + 1))
        guard n - k - 1 > 0 else { return nil }
        let least = n * curve.ceiling * curve.ceiling * 1e-18
        let criterion = n * log(max(squares, least) / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
        return criterion.isFinite ? criterion : nil
    }

    private static func logistic(_ counts: [YearlyCount], ceiling: Double?) -> DiffusionFit? {
        fitted(counts, ceiling) { ceiling, points in
            let (a, b) = line(points.map { ($0.t, log($0.count / (ceiling - $0.count))) })
            return .logistic(ceiling: ceiling, a: a, b: b)
        }
    }

    private static func gompertz(_ counts: [YearlyCount], ceiling: Double?) -> DiffusionFit? {
        fitted(counts, ceiling) { ceiling, points in
            let (a, b) = line(points.map { ($0.t, -log(log(ceiling / $0.count))) })
            return .gompertz(ceiling: ceiling, a: a, b: b)
        }
    }

    private typealias Point = (t: Double, count: Double)

    private static func fitted(
        _ counts: [YearlyCount], _ stated: Double?, _ curve: (Double, [Point]) -> DiffusionCurve
    ) -> DiffusionFit? {
        guard let first = counts.first else { return nil }
        let points: [Point] = counts.map { ($0.year - first.year, $0.count) }
        let candidates = stated.map { [$0] } ?? ceilings(above: counts.map(\.count).max() ?? 0)
        return candidates.compactMap { ceiling in
            fit(curve(ceiling, points), points, parameters: stated == nil ? 3 : 2)
        }.min { $0.squares < $1.squares }
    }

    private static func fit(_ curve: DiffusionCurve, _ points: [Point], parameters: Int) -> DiffusionFit? {
        let squares = points.reduce(0) { sum, point in
            let off = curve.count(after: point.t) - point.count
            return sum + off * off
        }
        return squares.isFinite ? DiffusionFit(curve: curve, squares: squares, parameters: parameters) : nil
    }

    /// The best Bass curve under one ceiling. Given r = q ÷ p, ln((1 + r·F) ÷ (1 − F)) = (p + q)·t is a line through the
    /// origin; r itself is searched by golden section around the best of a coarse scan of its logarithm.
    private static func bass(_ points: [Point], ceiling: Double, isFitted: Bool) -> DiffusionFit? {
        func fitted(_ logRatio: Double) -> DiffusionFit? {
            let ratio = exp(logRatio)
            var (products, squares) = (0.0, 0.0)
            for point in points {
                let share = point.count / ceiling
                products += point.t * log((1 + ratio * share) / (1 - share))
                squares += point.t * point.t
            }
            let rate = products / squares
            let curve = DiffusionCurve.bass(ceiling: ceiling, p: rate / (1 + ratio), q: rate * ratio / (1 + ratio))
            return fit(curve, points, parameters: isFitted ? 3 : 2)
        }
        let scan = (-8...16).map(Double.init).compactMap { at in fitted(at).map { (at, $0) } }
        guard let (start, best) = scan.min(by: { $0.1.squares < $1.1.squares }) else { return nil }
        let refined = goldenSection(from: start - 1, to: start + 1) { fitted($0)?.squares ?? .infinity }
        return [fitted(refined), best].compactMap { $0 }.min { $0.squares < $1.squares }
    }

    /// Slope and intercept of the least-squares line.
    private static func line(_ points: [(t: Double, z: Double)]) -> (a: Double, b: Double) {
        let n = Double(points.count)
        let meanT = points.reduce(0) { $0 + $1.t } / n
        let meanZ = points.reduce(0) { $0 + $1.z } / n
        let products = points.reduce(0) { $0 + ($1.t - meanT) * ($1.z - meanZ) }
        let squares = points.reduce(0) { $0 + ($1.t - meanT) * ($1.t - meanT) }
        let slope = squares > 0 ? products / squares : 0
        return (meanZ - slope * meanT, slope)
    }

    /// Numbers of three significant digits above `greatest`, over three decades.
    static func ceilings(above greatest: Double) -> [Double] {
        guard greatest > 1e-290, greatest < 1e290 else { return [] }
        var unit = pow(10, log10(greatest).rounded(.down) - 2)
        var digits = Int((greatest / unit).rounded(.down)) + 1
        while Double(digits) * unit <= greatest { digits += 1 }
        var found: [Double] = []
        for _ in 0..<3 {
            while digits < 1000 {
                found.append(Double(digits) * unit)
                digits += 1
            }
            digits = 100
            unit *= 10
        }
        return found
    }
}

/// Where a function with one valley is least, to about 10⁻⁷ of the interval. J. Kiefer 1953.
func goldenSection(from start: Double, to end: Double, _ value: (Double) -> Double) -> Double {
    let share = (5.0.squareRoot() - 1) / 2
    var (low, high) = (start, end)
    var (left, right) = (high - share * (high - low), low + share * (high - low))
    var (atLeft, atRight) = (value(left), value(right))
    for _ in 0..<34 {
        if atLeft <= atRight {
            (high, right, atRight) = (right, left, atLeft)
            left = high - share * (high - low)
            atLeft = value(left)
        } else {
            (low, left, atLeft) = (left, right, atRight)
            right = low + share * (high - low)
            atRight = value(right)
        }
    }
    return low + (high - low) / 2
}
