import Documents
import LineProtocol
import RiskModel

/// How a module's indicators cover the uncertainty of their evidence; the record says which.
public enum HullMethod: String, Sendable {
    /// Nothing was uncertain, or the module gave the bounds itself.
    case exact
    /// Every combination of the ends of at most six ranges, the centre, and seven points along each range.
    case corners
    /// The centre, each range at both ends, and 64 points of a Latin hypercube.
    case sampled
}

/// The ways in which the ranges below one module are taken: the centre first.
struct Variants {
    static let cornerLimit = 6
    /// Eighths of a range: an indicator that turns within it is seen turning.
    static let steps = 8
    static let samplePoints = 64

    let method: HullMethod
    /// One row per measurement, one choice per range.
    let rows: [[RangeChoice]]
    /// Of each row the one range that moves, where everything else is known from the rows before.
    let movers: [Int?]

    /// - Parameter looksInside: whether the inside of each range is looked at, not its ends alone.
    init(ranges count: Int, seed: UInt64, looksInside: Bool = true) {
        let centre = [RangeChoice](repeating: .centre, count: count)
        guard count > 0 else {
            (method, rows, movers) = (.exact, [centre], [nil])
            return
        }
        guard count > Variants.cornerLimit else {
            method = .corners
            let corners = (0..<1 << count).map { corner -> [RangeChoice] in
                (0..<count).map { corner >> $0 & 1 == 0 ? .low : .high }
            }
            let along = looksInside ? Variants.along(count, from: centre) : []
            rows = [centre] + corners + along.map(\.row)
            movers = [Int?](repeating: nil, count: 1 + corners.count) + along.map(\.mover)
            return
        }
        method = .sampled
        var rows = [centre]
        for index in 0..<count {
            for end in [RangeChoice.low, .high] {
                var row = centre
                row[index] = end
                rows.append(row)
            }
        }
        self.rows = rows + Variants.hypercube(count, seed: seed)
        movers = self.rows.map { _ in nil }
    }

    private static func along(_ count: Int, from centre: [RangeChoice]) -> [(row: [RangeChoice], mover: Int)] {
        (0..<count).flatMap { range in
            (1..<steps).map { step in
                var row = centre
                row[range] = .quantile(Double(step) / Double(steps))
                return (row, range)
            }
        }
    }

    /// A Latin hypercube (McKay, Beckman and Conover, 1979): each range is met once in each of 64 equal slices.
    private static func hypercube(_ count: Int, seed: UInt64) -> [[RangeChoice]] {
        var random = SplitMix64(seed: seed)
        var columns: [[Double]] = []
        for _ in 0..<count {
            var slices = Array(0..<samplePoints)
            for last in stride(from: slices.count - 1, to: 0, by: -1) {
                slices.swapAt(last, Int(random.next() % UInt64(last + 1)))
            }
            columns.append(slices.map { (Double($0) + random.unit()) / Double(samplePoints) })
        }
        return (0..<samplePoints).map { point in columns.map { .quantile($0[point]) } }
    }
}

/// Another module's indicator as a range: its ends, and its centre where one was measured.
struct UpstreamRange {
    let indicator: String
    let centre: Double?
    let low: Double
    let high: Double

    /// Nil unless every answer was a number.
    init?(indicator: String, measured: MeasuredIndicator) {
        guard let hull = measured.rawHull else { return nil }
        self.indicator = indicator
        (low, high) = hull
        switch measured.centre {
        case .measured(.number(let value)): centre = value
        case .bounded(_, _, let value): centre = value
        default: centre = nil
        }
    }

    var isUncertain: Bool { low < high }

    func value(_ choice: RangeChoice) -> Double {
        switch choice {
        case .low: low
        case .high: high
        case .centre: centre ?? (low + high) / 2
        case .quantile(let share): low + (high - low) * share
        }
    }
}
