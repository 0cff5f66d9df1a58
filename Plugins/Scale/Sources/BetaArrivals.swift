#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many times the mean rate the peak is when arrivals over a window follow a Beta(α, β) density, α and β above 1:
/// the density at its mode (α − 1) ÷ (α + β − 2).
///
/// 3GPP TR 37.868, traffic model 2, has devices that return after an outage arrive as Beta(3, 4). `BetaArrivalsTests`
/// reproduces 60 · 0.4² · 0.6³ = 2.0736.
func betaPeak(alpha: Double, beta: Double) -> Double {
    let mode = (alpha - 1) / (alpha + beta - 2)
    let scale = lgamma(alpha + beta) - lgamma(alpha) - lgamma(beta)
    return exp(scale + (alpha - 1) * log(mode) + (beta - 1) * log(1 - mode))
}

/// How devices that return after an outage spread over the window.
enum ArrivalPattern: String {
    /// Bunched, as measured where nothing holds them back.
    case beta
    /// Even, by a random back-off that the devices are known to keep.
    case uniform

    /// Peak ÷ mean.
    var peak: Double {
        switch self {
        case .beta: betaPeak(alpha: 3, beta: 4)
        case .uniform: 1
        }
    }
}
