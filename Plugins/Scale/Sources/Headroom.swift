import ModuleKit

/// SC-05: devices at the horizon × load per device ÷ rated capacity.
func capacityUtilisation(_ reading: Reading) throws -> Measurement {
    let capacity = reading["platform"]["capacity"].number
    let load = reading["platform"]["load-per-device"].number
    let devices = devicesAtHorizon(reading)
    guard let devices else { return unavailable(reading) }
    guard let capacity, let load else { return .unavailable }
    return .measured(utilisation(devices: devices, loadPerDevice: load, capacity: capacity))
}

/// Share of the capacity that the devices take; no capacity at all is the greatest ratio.
func utilisation(devices: Double, loadPerDevice: Double, capacity: Double) -> Double {
    guard capacity > 0 else { return greatestRatio }
    return reportable(devices * loadPerDevice / capacity)
}

/// SC-06: years until the capacity is exhausted ÷ years it takes to expand it.
func exhaustionLeadRatio(_ reading: Reading) throws -> Measurement {
    let capacity = reading["platform"]["capacity"].number
    let load = reading["platform"]["load-per-device"].number
    let lead = reading["platform"]["expansion-lead-years"].number
    let classes = deviceGrowth(reading)
    guard let classes else { return unavailable(reading) }
    guard let capacity, let load, let lead else { return .unavailable }
    return .measured(leadRatio(classes, loadPerDevice: load, capacity: capacity, leadYears: lead))
}

/// Years to exhaustion in units of the lead time: 0 when exhausted already, the greatest ratio when never.
func leadRatio(_ classes: [DeviceGrowth], loadPerDevice: Double, capacity: Double, leadYears: Double) -> Double {
    let limit = loadPerDevice > 0 ? capacity / loadPerDevice : .infinity
    let years = yearsUntilExhausted(classes, limit: limit, within: leadYears * greatestRatio)
    if years == 0 { return 0 }
    return leadYears > 0 ? reportable(years / leadYears) : greatestRatio
}
