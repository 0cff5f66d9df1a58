import ModuleKit

/// SC-10: log10 of the unavailability of the blocks in series over the unavailability the class allows.
///
/// An unknown availability is anything from always to never; an unknown common-cause share is anything from none to
/// all. A class that is itself a range of availabilities gives the interval between its ends.
func unavailabilityRatio(_ reading: Reading) throws -> Measurement {
    let blocks = reading["architecture"]["blocks"].items
    let required = requiredAvailability(reading)
    let bounds = blocks?.map(blockUnavailability)
    guard let bounds, let required else { return .unavailable }
    if bounds.isEmpty { return .unavailable(because: "no reliability block is listed") }
    let best = ReliabilityBlocks.series(bounds.map(\.lowerBound))
    let worst = ReliabilityBlocks.series(bounds.map(\.upperBound))
    let answer = Measurement.bounded(
        low: ReliabilityBlocks.exponent(unavailability: best, required: required.range.lowerBound),
        high: ReliabilityBlocks.exponent(unavailability: worst, required: required.range.upperBound)
    )
    let allowed = downtime(1 - required.range.upperBound, 1 - required.range.lowerBound)
    let basis = required.row.map { " (class \($0.id): \($0.cited(on: reading.asOf)))" } ?? ""
    return answer.saying("The blocks are down \(downtime(best, worst)) a year; \(allowed) are allowed\(basis).")
}

private func downtime(_ least: Double, _ most: Double) -> String {
    let low = Wording.plain(ReliabilityBlocks.minutesDown(inAYear: least), decimals: 2)
    let high = Wording.plain(ReliabilityBlocks.minutesDown(inAYear: most), decimals: 2)
    return low == high ? "\(low) minutes" : "\(low) to \(high) minutes"
}

/// What must be reached, and the row it comes from where it comes from one.
private struct Requirement {
    var range: ClosedRange<Double>
    var row: ServiceClass?

    init(_ stated: Double) { range = stated...stated }

    /// Nil for a class that is not there or says nothing of availability.
    init?(class name: String, _ reading: Reading) {
        guard let row = ServiceClass.named(name, reading), let availability = row.availability else { return nil }
        (range, self.row) = (availability, row)
    }
}

/// The required availability: what the profile's parameters say, else what the deployment states, as a number or as a
/// class of the sector table. The schema lets a deployment state one of the two only, so hiding one never brings in
/// the other.
private func requiredAvailability(_ reading: Reading) -> Requirement? {
    if let stated = reading.parameters["required-availability"].number { return Requirement(stated) }
    if let sector = reading.parameters["sector"].text { return Requirement(class: sector, reading) }
    let architecture = reading["architecture"]
    if architecture["availability-class"].isKnown, let named = architecture["availability-class"].text {
        guard named == "of-sector" else { return Requirement(class: named, reading) }
        return reading["sector"].text.flatMap { Requirement(class: $0, reading) }
    }
    return architecture["required-availability"].number.map(Requirement.init)
}

/// Between which ends the unavailability of one block lies.
private func blockUnavailability(_ block: Value) -> ClosedRange<Double> {
    let needed = block["required"].number
    let installed = block["installed"].number
    let unit = unitUnavailability(block)
    guard let needed, let installed else { return 0...1 }
    let required = Int(min(max(needed, 1), 1000).rounded(.up))
    let units = Int(min(max(installed, 0), 1000))
    guard required <= units else { return 1...1 }
    guard units > 1 else { return unit }
    let shared = block["common-cause"].number
    let best = redundant(unit.lowerBound, required, units, commonCause: shared)
    let worst = redundant(unit.upperBound, required, units, commonCause: shared)
    return best.lowerBound...max(worst.upperBound, best.lowerBound)
}

private func redundant(
    _ unavailability: Double,
    _ required: Int,
    _ installed: Int,
    commonCause: Double?
) -> ClosedRange<Double> {
    let independent = ReliabilityBlocks.unavailability(
        of: unavailability,
        required: required,
        installed: installed
    )
    if let commonCause {
        let group = ReliabilityBlocks.group(
            independent: independent,
            single: unavailability,
            commonCause: min(max(commonCause, 0), 1)
        )
        return group...group
    }
    return min(independent, unavailability)...max(independent, unavailability)
}

private func unitUnavailability(_ block: Value) -> ClosedRange<Double> {
    let isTimed = block["mtbf-hours"].isKnown || block["mttr-hours"].isKnown
    if !isTimed, let availability = block["availability"].number {
        let unavailability = min(max(1 - availability, 0), 1)
        return unavailability...unavailability
    }
    let failures = block["mtbf-hours"].number
    let repair = block["mttr-hours"].number
    guard let failures, let repair else { return 0...1 }
    let unavailability = ReliabilityBlocks.unavailability(betweenFailures: failures, toRepair: repair)
    return unavailability...unavailability
}
