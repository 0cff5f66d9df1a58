/// Mean age in seconds of what an M/M/1 first-come-first-served queue delivers; infinite when it is unstable or silent.
///
/// (1/μ)(1 + 1/ρ + ρ²/(1 − ρ)) with ρ = λ/μ. S. Kaul, R. Yates, M. Gruteser, Real-time status: how often should one
/// update?, INFOCOM 2012. It is least near ρ = 0.53: sending more often can make the twin older.
/// `AgeOfInformationTests` reproduces μ = 1: 3.5 at ρ = 0.5, 3.48445 at 0.53, 10.2111 at 0.9.
func queuedAge(updatesPerSecond: Double, servicesPerSecond: Double) -> Double {
    guard updatesPerSecond > 0, updatesPerSecond < servicesPerSecond else { return .infinity }
    let load = updatesPerSecond / servicesPerSecond
    return (1 + 1 / load + load * load / (1 - load)) / servicesPerSecond
}

/// Mean age in seconds of a value sampled periodically and never queued: half the period.
func periodicAge(updatesPerSecond: Double) -> Double {
    updatesPerSecond > 0 ? 0.5 / updatesPerSecond : .infinity
}
