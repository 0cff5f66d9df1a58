/// Who leads the additive model as one weight goes from 0 to 1 while the others keep their proportions.
public struct WeightSweep: Hashable, Sendable {
    /// A stretch of the weight in which the same option or options lead.
    public struct Stretch: Hashable, Sendable {
        public let from: Double
        public let to: Double
        /// More than one where options are level throughout the stretch.
        public let leaders: [Int]
    }

    public let criterion: Int
    /// The weight as it is.
    public let weight: Double
    /// From 0 to 1 without a gap, at least one.
    public let stretches: [Stretch]

    /// The weights at which the lead changes, ascending.
    public var switchPoints: [Double] { stretches.dropFirst().map(\.from) }

    /// The switch point closest to the weight as it is; nil where the lead never changes.
    public var nearestSwitchPoint: Double? {
        switchPoints.min { ($0 - weight).magnitude < ($1 - weight).magnitude }
    }
}

extension DecisionMatrix {
    /// One sweep for each criterion, exact: an option's score is a straight line in the weight, so the lead changes where
    /// two lines cross. Where a criterion holds all the weight the others are given equal shares of the rest.
    ///
    /// Triantaphyllou and Sánchez, A sensitivity analysis approach for some deterministic multi-criteria decision-making
    /// methods, 1997. A worked option set is in `theSwitchPointsOfEveryWeight`. O(n·m·(n + switches)).
    public func weightSweeps() -> [WeightSweep] {
        let utilities = utilities(on: scale)
        let count = alternatives.count
        return criteria.indices.map { swept in
            let rest = 1 - weights[swept]
            let others = criteria.indices.filter { $0 != swept }
            let starts = (0..<count).map { row in
                others.reduce(0.0) { total, column in
                    let share = rest > 1e-12 ? weights[column] / rest : 1 / Double(max(others.count, 1))
                    return total + share * utilities[column * count + row]
                }
            }
            let ends = (0..<count).map { utilities[swept * count + $0] }
            // The only criterion has all the weight there is, wherever it goes.
            let lines = Envelope(starts: others.isEmpty ? ends : starts, ends: ends)
            return WeightSweep(criterion: swept, weight: weights[swept], stretches: lines.stretches())
        }
    }
}

/// The upper edge of straight lines over 0…1.
private struct Envelope {
    let starts: [Double]
    let ends: [Double]
    /// Scores are 0…1; what is closer together is level.
    private let tolerance = 1e-12

    init(starts: [Double], ends: [Double]) {
        self.starts = starts
        self.ends = ends
    }

    func stretches() -> [WeightSweep.Stretch] {
        var found: [WeightSweep.Stretch] = []
        var from = 0.0
        // Of those level at the top of the left end, the steepest leads from there on.
        var leader = steepest(at: 0, among: Array(starts.indices))
        while true {
            let (next, to) = crossing(after: from, over: leader)
            if to - from > tolerance || next == nil {
                found.append(.init(from: from, to: to, leaders: level(with: leader)))
                from = to
            }
            guard let next else { return found }
            leader = next
        }
    }

    private func value(_ line: Int, _ at: Double) -> Double { starts[line] * (1 - at) + ends[line] * at }

    private func slope(_ line: Int) -> Double { ends[line] - starts[line] }

    private func steepest(at place: Double, among lines: [Int]) -> Int {
        let top = lines.map { value($0, place) }.max() ?? 0
        let highest = lines.filter { value($0, place) >= top - tolerance }
        return highest.reduce(highest[0]) { slope($1) > slope($0) + tolerance ? $1 : $0 }
    }

    /// The steeper line that first overtakes, and where; nil and 1 if none does before the right end.
    private func crossing(after from: Double, over leader: Int) -> (Int?, Double) {
        var place = 1.0
        var candidates: [Int] = []
        for line in starts.indices where slope(line) > slope(leader) + tolerance {
            let at = max(from, (starts[leader] - starts[line]) / (slope(line) - slope(leader)))
            if at > 1 - tolerance { continue }
            if at < place - tolerance {
                place = at
                candidates = [line]
            } else if at <= place + tolerance {
                candidates.append(line)
            }
        }
        guard let first = candidates.first else { return (nil, 1) }
        return (candidates.reduce(first) { slope($1) > slope($0) ? $1 : $0 }, place)
    }

    private func level(with leader: Int) -> [Int] {
        starts.indices.filter { line in
            (starts[line] - starts[leader]).magnitude <= tolerance
                && (ends[line] - ends[leader]).magnitude <= tolerance
        }
    }
}
