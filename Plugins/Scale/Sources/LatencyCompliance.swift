import ModuleKit

/// SC-13: latency of the worst time-critical flow ÷ what its class allows.
func latencyClassCompliance(_ reading: Reading) throws -> Measurement {
    guard let flows = reading["time-critical-flows"].items else { return .unavailable }
    if flows.isEmpty { return .notApplicable }
    let found = flows.map { latency(of: $0, reading) }
    let known = found.enumerated().compactMap { index, one in one.result.map { (flow: flows[index], latency: $0) } }
    guard let worst = known.max(by: { $0.latency.ratio < $1.latency.ratio }) else { return unavailable(found) }
    let ratio = worst.latency.ratio
    guard known.count == found.count else { return .bounded(low: ratio, high: greatestRatio) }
    let row = worst.latency.row
    return .measured(ratio).saying(
        "The worst of \(flows.count) is \(worst.flow["id"].text ?? "a flow"): \(Wording.plain(worst.latency.measured)) ms "
            + "of the \(Wording.plain(worst.latency.limit)) ms its class \(row.id) allows (\(row.cited(on: reading.asOf)))."
    )
}

/// Latency in units of its limit; nothing is fast enough for a limit of zero.
///
/// `LatencyComplianceTests` reproduces 8.5 ms against 10 ms: 0.85.
func latencyRatio(_ milliseconds: Double, limit: Double) -> Double {
    limit > 0 ? reportable(milliseconds / limit) : greatestRatio
}

private struct Latency {
    var measured: Double
    var limit: Double
    var row: ServiceClass
    var ratio: Double { latencyRatio(measured, limit: limit) }
}

private func latency(of flow: Value, _ reading: Reading) -> Found<Latency> {
    let measured = flow["latency-ms"].number
    guard let name = flow["latency-class"].text else { return .missing }
    guard let row = ServiceClass.named(name, reading) else {
        return .impossible("no service class is called '\(name)'")
    }
    switch row.latency {
    case nil: return .impossible("the service class '\(name)' states no latency")
    case .milliseconds(let limit)?:
        return measured.map { .known(Latency(measured: $0, limit: limit, row: row)) } ?? .missing
    case .transferInterval?:
        guard let interval = flow["transfer-interval-ms"].number, let measured else { return .missing }
        return .known(Latency(measured: measured, limit: interval, row: row))
    }
}
