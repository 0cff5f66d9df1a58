import ModuleKit

/// SC-15: share of the fleet that is out of service, as counted or as the crews' work will leave it.
///
/// Which of the two is stated, so that hiding the count never brings in the estimate.
func fieldServiceability(_ reading: Reading) throws -> Measurement {
    let service = reading["field-service"]
    switch service["kind"].text {
    case "observed": return observed(service, reading)
    case "estimated": return estimated(service, reading)
    default: return .unavailable
    }
}

private func observed(_ service: Value, _ reading: Reading) -> Measurement {
    let out = service["out-of-service"].number
    guard let classes = reading["devices"].items else { return .unavailable }
    let counts = classes.map { $0["count"].number }
    let known = counts.compactMap { $0 }
    guard let out, known.count == counts.count else { return .unavailable }
    let fleet = known.reduce(0, +)
    return .measured(shareOut(out, of: fleet))
        .saying("\(Wording.amount(out)) of \(Wording.amount(fleet)) devices are out of service by count.")
}

private func estimated(_ service: Value, _ reading: Reading) -> Measurement {
    let batteries = service["battery-changes-per-device-year"].number
    let failures = service["failures-per-device-year"].number
    let crews = service["crews"].number
    let visits = service["visits-per-crew-year"].number
    guard let devices = devicesAtHorizon(reading) else { return unavailable(reading) }
    guard let batteries, let failures, let crews, let visits else { return .unavailable }
    let demand = devices * (batteries + failures)
    return .measured(shareUnserved(demand: demand, capacity: crews * visits))
        .saying("\(Wording.amount(demand)) visits a year are needed and \(Wording.amount(crews * visits)) can be made.")
}

/// Devices out of service ÷ devices; some out of none are all.
///
/// `FieldServiceabilityTests` reproduces 711 of 1 900 cameras: 0.374.
func shareOut(_ out: Double, of fleet: Double) -> Double {
    if out <= 0 { return 0 }
    return fleet > 0 ? min(out / fleet, 1) : 1
}

/// The share of the visits needed that the crews cannot make: max(0, 1 − capacity ÷ demand).
func shareUnserved(demand: Double, capacity: Double) -> Double {
    guard demand > 0, capacity < demand else { return 0 }
    return demand.isFinite ? min(max(1 - capacity / demand, 0), 1) : 1
}
