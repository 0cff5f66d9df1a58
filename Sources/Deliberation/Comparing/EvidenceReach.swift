import Assessment
import RiskModel

/// Which indicators have to be measured again when uncertain evidence of an option moves: what it can reach, as far as
/// anything is made of the answer.
final class EvidenceReach {
    private let values: [UncertainValue]
    private let plan: AssessmentPlan
    /// By module, what the criteria, gates or other modules make use of.
    private let used: [Set<Int>]
    /// By option and module, what moved over the evidence as a whole though no value is said to reach it.
    private var strays: [[Set<Int>]] = []
    private var known: [Key: [[Int]]] = [:]

    private struct Key: Hashable {
        let option: Int
        let values: [Int]
    }

    /// - Parameter base: by option, what the modules said over all of its evidence.
    init(_ values: [UncertainValue], _ base: [[MeasuredModule]], _ judge: PointJudge) {
        self.values = values
        plan = judge.plan
        used = judge.plan.modules.indices.map { EvidenceReach.used(of: $0, judge) }
        strays = base.indices.map { option in
            let reached = reach(of: values.indices.filter { values[$0].nodes[option] != nil })
            return base[option].enumerated().map { module, measured in
                Set(measured.indicators.indices.filter { measured.indicators[$0].moves }).subtracting(reached[module])
            }
        }
    }

    private static func used(of index: Int, _ judge: PointJudge) -> Set<Int> {
        let module = judge.plan.modules[index]
        var found: Set<Int> = []
        for column in judge.criteria {
            switch column.source {
            case .module(index): found.formUnion(module.indicators.indices.filter { module.indicators[$0].weight > 0 })
            case .indicator(index, let position, _): found.insert(position)
            default: break
            }
        }
        for gate in judge.plan.profile.gates where gate.module == module.id {
            found.formUnion(module.indicators.indices.filter { module.indicators[$0].definition.id == gate.indicator })
        }
        for reference in judge.plan.modules.flatMap(\.manifest.upstream) where reference.hasPrefix(module.id + "/") {
            let id = reference.dropFirst(module.id.count + 1)
            found.formUnion(module.indicators.indices.filter { module.indicators[$0].definition.id == id })
        }
        return found
    }

    private func reach(of indices: [Int]) -> [Set<Int>] {
        indices.reduce(plan.modules.map { _ in [] }) { reached, index in
            zip(reached, plan.indicators(movedBy: values[index].name)).map { $0.union($1) }
        }
    }

    /// By module, positions of the indicators to ask for.
    func asked(of option: Int, movedBy indices: [Int]) -> [[Int]] {
        let key = Key(option: option, values: indices)
        if let found = known[key] { return found }
        let found = reach(of: indices).enumerated().map { module, reached in
            reached.union(strays[option][module]).intersection(used[module]).sorted()
        }
        known[key] = found
        return found
    }
}

extension MeasuredIndicator {
    /// Whether its answer was not the same at every point of the evidence.
    fileprivate var moves: Bool { others.contains { $0 != centre } }
}
