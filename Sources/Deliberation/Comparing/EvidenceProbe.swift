import Comparison
import Diagnostics

/// One question: uncertain values that one answer would settle, and what each possible answer would do to the ranking.
struct EvidenceProbe {
    struct Job {
        let option: Int
        let point: Int
    }

    /// Equally likely answers that are tried, beside the two ends.
    static let answers = 50

    let values: [Int]
    let options: [Int]
    /// The two ends, then the middles of equally likely slices.
    let quantiles: [Double]
    let jobs: [Job]
    /// Aggregates of all ranked options as an assessment takes them.
    private let base: [Double]
    /// By option it touches, then by point.
    private var wholes: [Int: [Double]]
    /// The same, whether the option fails a gate there.
    private var isOut: [Int: [Bool]]

    /// Open answers that rest on the same missing pointers of the same options are one question.
    static func all(_ evaluator: PointEvaluator, _ ranking: OptionRanking) -> [EvidenceProbe] {
        var groups: [(key: String, values: [Int])] = []
        for (index, value) in evaluator.values.enumerated() {
            let isGrouped = value.kind == .indicator && !value.missing.isEmpty
            let key = isGrouped ? "\(value.options) \(value.missing)" : value.key
            if let place = groups.firstIndex(where: { $0.key == key }) {
                groups[place].values.append(index)
            } else {
                groups.append((key, [index]))
            }
        }
        return groups.map { EvidenceProbe($0.values, evaluator.values[$0.values[0]].options, ranking.whole.scores) }
    }

    private init(_ values: [Int], _ options: [Int], _ base: [Double]) {
        self.values = values
        self.options = options
        self.base = base
        let count = Double(EvidenceProbe.answers)
        quantiles = [0, 1] + (0..<EvidenceProbe.answers).map { (Double($0) + 0.5) / count }
        let points = quantiles.indices
        jobs = options.flatMap { option in points.map { Job(option: option, point: $0) } }
        wholes = Dictionary(uniqueKeysWithValues: options.map { ($0, [Double](repeating: 0, count: points.count)) })
        isOut = Dictionary(uniqueKeysWithValues: options.map { ($0, [Bool](repeating: false, count: points.count)) })
    }

    mutating func keep(_ job: Job, _ whole: Double, isOut fails: Bool) {
        wholes[job.option]?[job.point] = whole
        isOut[job.option]?[job.point] = fails
    }

    /// Who leads if this is the answer; an option that then fails a gate does not.
    private func leader(at point: Int) -> Int {
        let scores = base.indices.map { option -> Double in
            isOut[option]?[point] == true ? 1e6 : wholes[option]?[point] ?? base[option]
        }
        let leaders = Ranking(scores, leading: .least, scale: 100).leaders
        let current = Ranking(base, leading: .least, scale: 100).order[0]
        return leaders.contains(current) ? current : leaders[0]
    }

    var bar: TornadoBar {
        TornadoBar(
            values: values, ends: options.map { ($0, wholes[$0]?[0] ?? 0, wholes[$0]?[1] ?? 0) },
            leaderAtLow: leader(at: 0), leaderAtHigh: leader(at: 1))
    }

    /// Who leads instead of the current leader, most often first.
    var instead: [(option: Int, share: Double)] {
        let current = Ranking(base, leading: .least, scale: 100).order[0]
        var counts: [Int: Int] = [:]
        for point in quantiles.indices.dropFirst(2) {
            let leader = leader(at: point)
            if leader != current { counts[leader, default: 0] += 1 }
        }
        return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .map { ($0.key, Double($0.value) / Double(EvidenceProbe.answers)) }
    }
}
