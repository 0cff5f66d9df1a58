import ModuleKit

/// SC-12: mean age of the twin ÷ the age its decision tolerates.
///
/// `kind: none` states that there is no twin. An unknown kind could be that too, so it bounds nothing.
func twinFreshness(_ reading: Reading) throws -> Measurement {
    let twin = reading["platform"]["twin"]
    let kind = twin["kind"].text
    if kind == "none" { return .notApplicable }
    let updates = twin["updates-per-second"].number
    let services = kind == "periodic" ? 0 : twin["services-per-second"].number
    let delay = twin["network-delay-seconds"].number
    let required = twin["required-freshness-seconds"].number
    guard let kind, let updates, let services, let delay, let required else { return .unavailable }
    let age =
        kind == "periodic"
        ? periodicAge(updatesPerSecond: updates)
        : queuedAge(updatesPerSecond: updates, servicesPerSecond: services)
    return .measured(freshnessRatio(age: age + delay, required: required))
}

/// Age in units of the required freshness; nothing is fresh enough for a requirement of zero.
func freshnessRatio(age: Double, required: Double) -> Double {
    required > 0 ? reportable(age / required) : greatestRatio
}
