#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How likely the places between the ends of a range are.
public enum UncertainShape: Hashable, Sendable {
    /// Every place alike: nobody said which is likelier.
    case uniform
    /// A straight rise to the mode and a straight fall from it; the mode as a share of the way from low to high.
    case triangular(mode: Double)
    /// A beta curve around the mode with the weight 4 (Malcolm, Roseboom, Clark and Fazar, Application of a technique for
    /// research and development program evaluation, 1959).
    case pert(mode: Double)

    /// The share of the way from low to high below which a value lies with this probability; both 0…1.
    public func share(below probability: Double) -> Double {
        let p = min(max(probability, 0), 1)
        switch self {
        case .uniform:
            return p
        case .triangular(let mode):
            if p <= mode { return (p * mode).squareRoot() }
            return 1 - ((1 - p) * (1 - mode)).squareRoot()
        case .pert(let mode):
            return Self.betaQuantile(p, 1 + 4 * mode, 1 + 4 * (1 - mode))
        }
    }

    /// By bisection, which needs nothing of the curve but that it rises.
    private static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
        if p <= 0 { return 0 }
        if p >= 1 { return 1 }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if incompleteBeta(middle, a, b) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The regularised incomplete beta function by its continued fraction (Abramowitz and Stegun, Handbook of
    /// mathematical functions, 1964, 26.5.8).
    static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
        let logBeta: Double = lgamma(a) + lgamma(b) - lgamma(a + b)
        let front: Double = exp(a * log(x) + b * log(1 - x) - logBeta) / a
        var c = 1.0
        var d = 1 / (1 - (a + b) * x / (a + 1))
        var fraction = d
        for step in 1...200 {
            let m = Double(step)
            let place: Double = a + 2 * m
            let even: Double = m * (b - m) * x / ((place - 1) * place)
            d = 1 / (1 + even * d)
            c = 1 + even / c
            fraction *= d * c
            let odd: Double = -(a + m) * (a + b + m) * x / (place * (place + 1))
            d = 1 / (1 + odd * d)
            c = 1 + odd / c
            let change = d * c
            fraction *= change
            if (change - 1).magnitude < 1e-15 { break }
        }
        return front * fraction
    }
}
