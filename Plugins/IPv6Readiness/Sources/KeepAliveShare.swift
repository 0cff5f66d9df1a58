import ModuleKit

/// V6-10: share of a device's traffic that only keeps the translator's mapping alive.
///
/// A mapping must be refreshed before it times out, so the shorter of the two intervals counts. Of an interval that is not
/// known it is known only that it may be the shorter.
func natKeepAliveShare(_ reading: Reading) throws -> Measurement {
    let translation = reading["network"]["translation"]
    let bytes = translation["keep-alive-bytes"].number
    if bytes == 0 { return .measured(0) }
    let payload = translation["payload-bytes-per-device-per-day"].number
    let timeout = translation["udp-mapping-timeout-seconds"].number
    let interval = translation["keep-alive-seconds"].number
    guard let bytes, let payload, let longest = [timeout, interval].compactMap({ $0 }).min() else {
        return .unavailable
    }
    let share = keepAliveShare(intervalSeconds: longest, bytes: bytes, payloadBytesPerDay: payload)
    return timeout == nil || interval == nil ? .bounded(low: share, high: 1) : .measured(share)
}

/// k·b ÷ (k·b + payload) with k = 86 400 ÷ interval keep-alives a day, of b bytes there and back.
///
/// Mapping timeouts: F. Audet, C. Jennings, RFC 4787, 2007, REQ-5. `KeepAliveShareTests` recomputes the metering example.
func keepAliveShare(intervalSeconds: Double, bytes: Double, payloadBytesPerDay: Double) -> Double {
    guard bytes > 0 else { return 0 }
    guard payloadBytesPerDay > 0, intervalSeconds > 0 else { return 1 }
    return 1 / (1 + payloadBytesPerDay / bytes * (intervalSeconds / 86_400))
}
