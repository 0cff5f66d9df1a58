import ModuleKit

/// V6-09: log that the translator writes and the law has kept ÷ the storage there is for it.
func translationLogBurden(_ reading: Reading) throws -> Measurement {
    try logMeasurement(reading) { bytesPerYear in
        let translation = reading["network"]["translation"]
        let years = translation["log-retention-years"].number
        let storage = translation["log-storage-bytes"].number
        guard let years, let storage else { return nil }
        return logBurden(bytesPerYear: bytesPerYear, retentionYears: years, storageBytes: storage)
    }
}

/// The volume behind V6-09, in terabytes a year. It is reported and judged by nobody.
func translationLogVolume(_ reading: Reading) throws -> Measurement {
    try logMeasurement(reading) { min($0 / 1e12, greatestVolume) }
}

/// Terabytes a year, the end of the domain in the manifest.
private let greatestVolume = 1e12

/// Where nothing is translated nothing is logged; a log mode that is not known may write nothing, or as much as any.
///
/// - Parameter measure: what a volume in bytes a year comes to; nil when that cannot be said.
private func logMeasurement(_ reading: Reading, _ measure: (Double) -> Double?) throws -> Measurement {
    let network = reading["network"]
    let mode = network["translation"]["log-mode"].text.flatMap(LogMode.init(rawValue:))
    if mode == .untranslated { return .notApplicable }
    if network["connectivity"]["ipv4-access"].text == "public" { return .notApplicable }
    if let mode, mode.bytesPerConnection == 0 { return .measured(0) }
    let devices = network["connectivity"]["devices-behind-nat"].number
    let connections = network["translation"]["connections-per-device-per-day"].number
    let bytes = mode?.bytesPerConnection ?? LogMode.allCases.map(\.bytesPerConnection).max() ?? 0
    let volume = logBytesPerYear(
        devices: devices ?? 0, connectionsPerDay: connections ?? 0, bytesPerConnection: bytes)
    guard let value = measure(volume), devices != nil, connections != nil else { return .unavailable }
    return mode == nil ? .bounded(low: 0, high: value) : .measured(value)
}
