import ModuleKit

/// SC-08: sessions asked for per second at the peak after an outage ÷ sessions the front end admits.
///
/// An unknown pattern of arrivals is anything from even to bunched.
func reconnectStormRatio(_ reading: Reading) throws -> Measurement {
    let reconnect = reading["platform"]["reconnect"]
    let perDevice = reconnect["sessions-per-device"].number
    let window = reconnect["window-seconds"].number
    let admitted = reconnect["admitted-per-second"].number
    let pattern = reconnect["arrivals"].text.flatMap(ArrivalPattern.init(rawValue:))
    let devices = devicesAtHorizon(reading)
    guard let devices else { return unavailable(reading) }
    guard let perDevice, let window, let admitted else { return .unavailable }
    let sessions = devices * perDevice
    let mean = window > 0 ? sessions / window : (sessions > 0 ? .infinity : 0)
    func ratio(_ pattern: ArrivalPattern) -> Double { stormRatio(peak: mean * pattern.peak, admitted: admitted) }
    guard let pattern else { return .bounded(low: ratio(.uniform), high: ratio(.beta)) }
    let peak = mean * pattern.peak
    let measured = Measurement.measured(ratio(pattern))
    guard peak.isFinite else { return measured }
    return measured.saying(
        "\(Wording.amount(sessions)) sessions over \(Wording.amount(window)) s peak at \(Wording.amount(peak.rounded())) a "
            + "second (\(Wording.plain(pattern.peak, decimals: 4)) times the mean); "
            + "\(Wording.amount(admitted)) are admitted.")
}

/// Peak in units of what is admitted; nobody asking is 0 even of nothing.
func stormRatio(peak: Double, admitted: Double) -> Double {
    if peak <= 0 { return 0 }
    return admitted > 0 ? reportable(peak / admitted) : greatestRatio
}
