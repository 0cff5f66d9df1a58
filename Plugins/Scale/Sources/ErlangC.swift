#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Probability that all `workers` are busy in a loss system offered `load` erlang.
///
/// Erlang B by its recursion, never by factorials, which overflow above 170 workers. A. K. Erlang 1917; L. Kleinrock,
/// Queueing Systems, vol. 1, 1975, section 3.6. O(workers).
func erlangB(workers: Int, load: Double) -> Double {
    guard workers > 0 else { return 1 }
    var blocking = 1.0
    for worker in 1...workers {
        blocking = load * blocking / (Double(worker) + load * blocking)
    }
    return blocking
}

/// Probability that a message waits in an M/M/c queue offered `load` erlang; 1 when the queue is unstable.
///
/// Kleinrock 1975, section 3.5. The printed table cells C(8, 3.87) = 0.05 and C(10, 4.08) = 0.01 are reproduced by
/// `ErlangCTests`.
func erlangC(workers: Int, load: Double) -> Double {
    guard load > 0 else { return 0 }
    guard workers > 0, load < Double(workers) else { return 1 }
    let blocking = erlangB(workers: workers, load: load)
    let share = load / Double(workers)
    return min(max(blocking / (1 - share * (1 - blocking)), 0), 1)
}

/// Probability that a message waits longer than `seconds`: C·e^(−(c·μ − λ)·t), and 1 when the queue is unstable.
func waitProbability(
    arrivalsPerSecond: Double,
    workers: Int,
    servicesPerSecond: Double,
    seconds: Double
) -> Double {
    guard arrivalsPerSecond > 0 else { return 0 }
    let served = Double(max(workers, 0)) * servicesPerSecond
    guard arrivalsPerSecond < served else { return 1 }
    let waits = erlangC(workers: workers, load: arrivalsPerSecond / servicesPerSecond)
    let late = waits * exp(-(served - arrivalsPerSecond) * seconds)
    return late > 0 ? min(late, 1) : 0
}
