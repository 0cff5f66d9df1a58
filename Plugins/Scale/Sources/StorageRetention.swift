import ModuleKit

/// SC-09: bytes that must be kept at the horizon ÷ bytes provisioned.
func storageRetentionAdequacy(_ reading: Reading) throws -> Measurement {
    let storage = reading["platform"]["storage"]
    let overhead = storage["overhead"].number
    let provisioned = storage["provisioned-bytes"].number
    guard let classes = reading["devices"].items else { return .unavailable }
    let kept = classes.map { device in
        retainedBytes(
            devices: devicesAtHorizon(of: device, years: reading.horizonYears),
            bytesPerSecond: device["stored-bytes-per-second"].number, days: device["retention-days"].number)
    }
    let known = kept.compactMap { $0 }
    guard known.count == kept.count else { return unavailable(reading) }
    guard let overhead, let provisioned else { return .unavailable }
    let needed = known.reduce(0, +) * (1 + overhead)
    return .measured(storageRatio(needed: needed, provisioned: provisioned))
        .saying(
            "\(Wording.bytes(needed)) must be kept, copies included; \(Wording.bytes(provisioned)) are provisioned.")
}

/// Devices × bytes a second × 86 400 × days; nil when one of them is not known.
///
/// `StorageRetentionTests` reproduces 1 900 cameras at 4 Mbit/s for 30 days: 2 462 TB.
func retainedBytes(devices: Double?, bytesPerSecond: Double?, days: Double?) -> Double? {
    guard let devices, let bytesPerSecond, let days else { return nil }
    return devices * bytesPerSecond * 86_400 * days
}

/// Bytes needed in units of what there is; nothing fits into nothing only if nothing is needed.
func storageRatio(needed: Double, provisioned: Double) -> Double {
    if needed <= 0 { return 0 }
    return provisioned > 0 ? reportable(needed / provisioned) : greatestRatio
}
