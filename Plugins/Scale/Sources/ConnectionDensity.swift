import ModuleKit

/// SC-04: devices per square kilometre in the densest district ÷ what the access technology is specified for.
func connectionDensityUtilisation(_ reading: Reading) throws -> Measurement {
    let access = reading["access"]
    let name = access["technology"].text
    if name == "wired" { return .notApplicable }
    let districts = access["districts"].items
    let densities = districts?.map { district in
        density(devices: district["devices"].number, squareKilometres: district["area-km2"].number)
    }
    let technology = name.flatMap { AccessTechnology.named($0, reading) }
    let traffic = technology?.bytesPerDeviceHour == nil ? 0 : access["bytes-per-device-hour"].number
    guard let name, let densities else { return .unavailable }
    guard let technology else { return .unavailable(because: "no access technology is called '\(name)'") }
    if densities.isEmpty { return .unavailable(because: "no district is listed") }
    let known = densities.compactMap { $0 }
    guard let traffic, let densest = known.max() else { return .unavailable }
    let limit = technology.limit(bytesPerDeviceHour: traffic)
    let utilisation = densityUtilisation(densest, limit: limit)
    guard known.count == densities.count else { return .bounded(low: utilisation, high: greatestRatio) }
    let measured = Measurement.measured(utilisation)
    guard densest.isFinite, limit > 0 else { return measured }
    return measured.saying(
        "\(Wording.amount(densest)) devices per km² where it is densest; \(technology.title) carries "
            + "\(Wording.amount(limit)) at this traffic (\(technology.cited(on: reading.asOf))).")
}

/// Devices per square kilometre; infinite on no area at all, nil when one of the two is not known.
func density(devices: Double?, squareKilometres: Double?) -> Double? {
    guard let devices, let squareKilometres else { return nil }
    if devices <= 0 { return 0 }
    return squareKilometres > 0 ? devices / squareKilometres : .infinity
}

/// Density in units of the limit.
///
/// `ConnectionDensityTests` reproduces 12 000 devices on 0.25 km² against 1 000 000 per km²: 0.048.
func densityUtilisation(_ density: Double, limit: Double) -> Double {
    if density <= 0 { return 0 }
    return limit > 0 ? reportable(density / limit) : greatestRatio
}

extension AccessTechnology {
    /// Devices per square kilometre at a traffic: the specified figure, in proportion less where devices send more than
    /// it was specified for.
    func limit(bytesPerDeviceHour traffic: Double) -> Double {
        guard let specified = bytesPerDeviceHour, traffic > specified else { return devicesPerSquareKilometre }
        return devicesPerSquareKilometre * specified / traffic
    }
}
