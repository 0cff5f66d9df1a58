/// One row of a fleet as a share is counted: how much it weighs, whether it counts, and what share of it has the property
/// asked for. Nil is unknown.
struct FleetRow {
    var count: Double?
    var counts: Bool?
    var share: ClosedRange<Double>

    init(count: Double? = nil, counts: Bool? = nil, share: ClosedRange<Double>) {
        self.count = count
        self.counts = counts
        self.share = share
    }

    /// A row that has the property as a whole or not at all.
    init(count: Double? = nil, counts: Bool? = nil, has: Bool? = nil) {
        self.init(count: count, counts: counts, share: has.map { $0 ? 1...1 : 0...0 } ?? 0...1)
    }

    fileprivate var least: Double { counts == true ? count ?? 0 : 0 }
    fileprivate var most: Double { counts == false ? 0 : count ?? .infinity }
}

/// The share of a fleet that has a property.
enum FleetShare: Equatable {
    /// Between these ends; both are reached, or come as near as one likes, for some values of what is unknown.
    case within(ClosedRange<Double>)

    /// Nothing of the fleet counts, and all of it is known.
    case nothingCounts

    /// It may be that nothing counts.
    case open

    /// Mean share of what counts, weighed by count. An unknown count may be any number ≥ 0, an unknown flag either.
    /// `FleetShareTests` compares it with trying out every completion.
    init(_ rows: [FleetRow]) {
        let rows = rows.filter { $0.most > 0 }
        guard rows.contains(where: { $0.least > 0 }) else {
            self = rows.isEmpty ? .nothingCounts : .open
            return
        }
        let low = -FleetShare.greatestMean(rows.map { (-$0.share.lowerBound, $0) })
        let high = FleetShare.greatestMean(rows.map { ($0.share.upperBound, $0) })
        self = .within(min(low, high)...high)
    }

    /// The greatest mean takes the weights at their upper end exactly for the shares above some level, so it is found
    /// among the prefixes of the shares in falling order; a weight without limit pulls the mean as near to its share as
    /// one likes.
    private static func greatestMean(_ rows: [(share: Double, row: FleetRow)]) -> Double {
        var total = rows.reduce(0) { $0 + $1.row.least }
        var sum = rows.reduce(0) { $0 + $1.row.least * $1.share }
        var best = sum / total
        for (share, row) in rows.sorted(by: { $0.share > $1.share }) {
            guard row.most.isFinite else {
                best = max(best, share)
                continue
            }
            total += row.most - row.least
            sum += (row.most - row.least) * share
            best = max(best, sum / total)
        }
        return best
    }
}
