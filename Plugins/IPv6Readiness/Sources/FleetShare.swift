/// One device class as a share is counted: how many, whether it counts, whether it has the property asked for.
/// Nil is unknown.
struct FleetRow {
    var count: Double?
    var counts: Bool?
    var has: Bool?
}

/// The share of a fleet that has a property.
enum FleetShare: Equatable {
    /// Between these ends; both are reached, or come as near as one likes, for some values of what is unknown.
    case within(ClosedRange<Double>)

    /// Nothing of the fleet counts, and all of it is known.
    case nothingCounts

    /// It may be that nothing counts.
    case open

    /// Share with the property among what counts. An unknown count may be any number ≥ 0, an unknown flag either.
    /// `FleetShareTests` compares it with trying out every completion.
    init(_ rows: [FleetRow]) {
        var sureTotal = 0.0
        var isOpen = false
        var having = (low: 0.0, high: 0.0)
        var lacking = (low: 0.0, high: 0.0)
        for row in rows where row.counts != false && row.count != 0 {
            let most = row.count ?? .infinity
            let least = row.counts == nil ? 0 : row.count ?? 0
            sureTotal += least
            isOpen = isOpen || least == 0
            if row.has != false { having.high += most }
            if row.has == true { having.low += least }
            if row.has != true { lacking.high += most }
            if row.has == false { lacking.low += least }
        }
        guard sureTotal > 0 else {
            self = isOpen ? .open : .nothingCounts
            return
        }
        let low = having.low / (having.low + lacking.high)
        let high = having.high == .infinity ? 1 : having.high / (having.high + lacking.low)
        self = .within(low...max(low, high))
    }
}
