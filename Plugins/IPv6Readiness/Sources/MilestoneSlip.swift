import ModuleKit

/// V6-14: years by which the latest of the milestones that bind the deployment is missed.
///
/// An empty list says that none binds it, unless the profile has one that binds everyone where the deployment is. What is
/// not known of a milestone may be as late as the domain allows.
func milestoneSlip(_ reading: Reading) throws -> Measurement {
    guard let entries = reading["network"]["milestones"].items else { return .unavailable }
    let table = [Milestone](parameters: reading.parameters)
    var notes: [String] = []
    var slips: [ClosedRange<Double>] = []
    var named: Set<String> = []
    for entry in entries {
        let id = entry["milestone"].text
        if let id { named.insert(id) }
        let row = table.first { $0.id == id }
        if let note = row?.ageNote(on: reading.asOf) { notes.append(note) }
        slips.append(slip(of: entry, under: row))
    }
    let binding = table.filter { $0.binds == .everyone && $0.status == .inForce && !named.contains($0.id) }
    if !binding.isEmpty {
        let place = reading["location"]["jurisdiction"].text
        if let row = binding.first(where: { $0.jurisdiction == place }) {
            guard !slips.isEmpty else {
                return .unavailable(because: "'\(row.id)' binds everyone in \(row.jurisdiction) and has no date here")
            }
            slips.append(0...latestSlip)
        } else if place == nil {
            guard !slips.isEmpty else { return .unavailable }
            slips.append(0...latestSlip)
        }
    }
    guard let low = slips.map(\.lowerBound).max(), let high = slips.map(\.upperBound).max() else {
        return .notApplicable
    }
    return .bounded(low: low, high: high).saying(notes.prefix(notesShown).joined(separator: " "))
}

/// As many as fit into what may be said of one figure.
private let notesShown = 3

/// Years, the end of the domain in the manifest.
private let latestSlip = 100.0

/// The table's due day holds for its own milestones; for others the deployment states it.
private func slip(of entry: Value, under row: Milestone?) -> ClosedRange<Double> {
    let due = row.map { CalendarDate(iso: $0.due) } ?? entry["due"].text.flatMap { CalendarDate(iso: $0) }
    let planned = entry["date"].text.flatMap { CalendarDate(iso: $0) }
    guard let due, let planned else { return 0...latestSlip }
    let slip = min(Milestone.slip(planned: planned, due: due), latestSlip)
    return slip...slip
}
