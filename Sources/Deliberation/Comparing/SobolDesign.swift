import Comparison
import RiskModel

/// The measurements that Sobol indices of the leader's margin over the second need: two independent samples, and the first
/// with one value at a time taken from the second.
struct SobolDesign {
    struct Job {
        let option: Int
        let sample: Int
        /// Taken from the second sample: nothing, everything, or one value.
        let swap: Swap
    }

    enum Swap: Hashable {
        case none, all
        case one(Int)
    }

    let jobs: [Job]
    private let a: [[Double]]
    private let b: [[Double]]
    private let leader: Int
    private let second: Int
    private let samples: Int
    private var places: [Swap: [Int: Int]] = [:]

    init(_ evaluator: PointEvaluator, _ ranking: OptionRanking, samples: Int, seed: UInt64) {
        self.samples = samples
        leader = ranking.whole.order[0]
        second = ranking.whole.order[1]
        a = evaluator.values.map { LatinHypercube.column(samples, seed: seed, name: "first " + $0.key) }
        b = evaluator.values.map { LatinHypercube.column(samples, seed: seed, name: "second " + $0.key) }
        var jobs: [Job] = []
        let swaps: [Swap] = [.none, .all] + evaluator.values.indices.map { .one($0) }
        for swap in swaps {
            for option in [leader, second] {
                // What a value does not touch is as it was.
                if case .one(let value) = swap, !evaluator.values[value].options.contains(option) { continue }
                places[swap, default: [:]][option] = jobs.count
                jobs += (0..<samples).map { Job(option: option, sample: $0, swap: swap) }
            }
        }
        self.jobs = jobs
    }

    func quantile(_ value: Int, _ job: Job) -> Double {
        let isSwapped = job.swap == .all || job.swap == .one(value)
        return (isSwapped ? b : a)[value][job.sample]
    }

    /// - Parameter wholes: the aggregate for each job.
    func indices(_ wholes: [Double]) -> SobolIndices {
        func margins(_ swap: Swap) -> [Double] {
            func column(_ option: Int) -> ArraySlice<Double> {
                let start = places[swap]?[option] ?? places[.none]?[option] ?? 0
                return wholes[start..<start + samples]
            }
            return zip(column(second), column(leader)).map { $0 - $1 }
        }
        return SobolIndices(a: margins(.none), b: margins(.all), mixed: a.indices.map { margins(.one($0)) })
    }
}
