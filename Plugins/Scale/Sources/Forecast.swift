import ModuleKit

/// The greatest number of devices a forecast reports: the end of the domain in the manifest.
let greatestForecast = 1e18

/// Devices of all classes at the horizon; nil when a class leaves its number open, and 0 for a list known to be empty.
///
/// A class with `horizon-count` says so itself; one with `growth` needs `count` and the profile's horizon. Everything
/// is read before anything is given up, so that all that is missing is named.
func devicesAtHorizon(_ reading: Reading) -> Double? {
    guard let classes = reading["devices"].items else { return nil }
    var total: Double? = 0
    for device in classes {
        let devices = devicesAtHorizon(of: device, years: reading.horizonYears)
        total = total.flatMap { sum in devices.map { min(sum + $0, greatestForecast) } }
    }
    return total
}

/// Devices of one class at the horizon; nil when the class leaves its number open.
func devicesAtHorizon(of device: Value, years: Double?) -> Double? {
    if !device["growth"].isKnown, let stated = device["horizon-count"].number { return stated }
    let count = device["count"].number
    let growth = device["growth"].number
    guard let count, let growth, let years else { return nil }
    return DeviceGrowth(count: count, perYear: growth).devices(after: max(years, 0))
}

/// The growth of every class; nil when a class leaves it open or its horizon count cannot be spread over any years.
func deviceGrowth(_ reading: Reading) -> [DeviceGrowth]? {
    guard let classes = reading["devices"].items else { return nil }
    let growth = classes.map { classGrowth($0, years: reading.horizonYears) }
    let known = growth.compactMap { $0 }
    return known.count == growth.count ? known : nil
}

private func classGrowth(_ device: Value, years: Double?) -> DeviceGrowth? {
    let count = device["count"].number
    if !device["growth"].isKnown, let horizonCount = device["horizon-count"].number {
        guard let count, let years, years > 0 else { return nil }
        return DeviceGrowth(count: count, horizonCount: horizonCount, years: years)
    }
    let growth = device["growth"].number
    guard let count, let growth else { return nil }
    return DeviceGrowth(count: count, perYear: growth)
}

/// What to answer when the devices to come are unknown: what was read in vain, and the profile's horizon if that is
/// the reason.
func unavailable(_ reading: Reading) -> Measurement {
    if let years = reading.horizonYears, years > 0 { return .unavailable }
    return .unavailable(because: "the profile states no horizon-years above 0")
}

/// Devices at the horizon, for people and for other modules; it carries no value function.
func forecastDevices(_ reading: Reading) throws -> Measurement {
    guard let devices = devicesAtHorizon(reading) else { return unavailable(reading) }
    return .measured(devices)
}
