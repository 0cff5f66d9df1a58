#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A curve by which something spreads until it is everywhere it will be.
enum DiffusionCurve: Equatable {
    /// K ÷ (1 + e^−(a + b·t)). P.-F. Verhulst 1838; t in years from the first count.
    case logistic(ceiling: Double, a: Double, b: Double)

    /// K·e^−e^−(a + b·t). B. Gompertz 1825; t in years from the first count.
    case gompertz(ceiling: Double, a: Double, b: Double)

    /// m·(1 − e^−(p+q)t) ÷ (1 + (q/p)·e^−(p+q)t). F. M. Bass, A new product growth for model consumer durables,
    /// Management Science 15, 1969; t in years from the launch, p > 0. With p towards 0 it becomes logistic.
    ///
    /// `DiffusionCurveTests` reproduces F(1) = 0.035758, F(5) = 0.331199, F(10) = 0.812803 for p = 0.03, q = 0.38.
    case bass(ceiling: Double, p: Double, q: Double)

    var name: String {
        switch self {
        case .logistic: "logistic"
        case .gompertz: "Gompertz"
        case .bass: "Bass"
        }
    }

    /// What is reached in the end if the curve grows.
    var ceiling: Double {
        switch self {
        case .logistic(let ceiling, _, _), .gompertz(let ceiling, _, _), .bass(let ceiling, _, _): ceiling
        }
    }

    /// The count after `t` years on the curve's own clock; between 0 and the ceiling.
    func count(after t: Double) -> Double {
        switch self {
        case .logistic(let ceiling, let a, let b): ceiling / (1 + exp(-(a + b * t)))
        case .gompertz(let ceiling, let a, let b): ceiling * exp(-exp(-(a + b * t)))
        case .bass(let ceiling, let p, let q):
            t <= 0 ? 0 : ceiling * (1 - exp(-(p + q) * t)) / (1 + q / p * exp(-(p + q) * t))
        }
    }
}

/// Years from the launch to the year of most adoptions in a Bass curve: ln(q/p) ÷ (p + q).
///
/// Bass 1969. `DiffusionCurveTests` reproduces 6.1926 for p = 0.03, q = 0.38.
func bassPeak(p: Double, q: Double) -> Double { log(q / p) / (p + q) }
