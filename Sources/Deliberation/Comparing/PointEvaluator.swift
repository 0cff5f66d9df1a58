import Assessment
import Comparison
import Documents
import RiskModel

/// Evaluates options at points of what is uncertain about them: through the live modules where evidence they read moves, at
/// once where only prices or open answers do.
final class PointEvaluator {
    let options: [ComparedOption]
    let judge: PointJudge
    let values: [UncertainValue]
    private let measuring: any Measuring
    /// What each option's modules said at the centre.
    let base: [[MeasuredModule]]
    private let reach: EvidenceReach
    /// Of each option, the uncertain values it is touched by.
    let touching: [[Int]]
    private let openAnswers: [[Int: Int]]
    private let scopes: [CheckedScope]

    init(
        options: [ComparedOption], judge: PointJudge, values: [UncertainValue], base: [[MeasuredModule]],
        measuring: any Measuring
    ) {
        self.options = options
        self.judge = judge
        self.values = values
        self.base = base
        self.measuring = measuring
        touching = options.indices.map { option in values.indices.filter { values[$0].options.contains(option) } }
        scopes = options.map { _ in CheckedScope() }
        reach = EvidenceReach(values, base, judge)
        openAnswers = touching.map { indices in
            var found: [Int: Int] = [:]
            for index in indices where values[index].kind == .indicator {
                found[PointEvaluator.slot(values[index].module, values[index].indicator)] = index
            }
            return found
        }
    }

    private static func slot(_ module: Int, _ indicator: Int) -> Int { module << 16 | indicator }

    /// Whether a value of this option can only be seen through its modules.
    func needsModules(_ option: Int) -> Bool {
        touching[option].contains { values[$0].kind == .evidence }
    }

    /// The criteria's values for an option where `quantile` says of each uncertain value where it lies; nil leaves it where an
    /// assessment takes it: the centre of a range, the worse end of what is not known.
    ///
    /// - Parameter seen: told first of what the modules say there.
    func evaluate(
        _ option: Int, _ quantile: @escaping (Int) -> Double?, seen: @escaping ([MeasuredModule]) -> Void = { _ in },
        reply: @escaping ([Double]) -> Void
    ) {
        var point: [Int: RangeChoice] = [:]
        var moved: [Int] = []
        for index in touching[option] where values[index].kind == .evidence {
            guard let node = values[index].nodes[option], let quantile = quantile(index) else { continue }
            point[node] = .quantile(values[index].share(quantile))
            moved.append(index)
        }
        guard !point.isEmpty else {
            seen(base[option])
            return reply(row(option, base[option], quantile))
        }
        AssessmentRun.measure(
            options[option].subject, under: judge.plan, with: measuring, at: point, known: base[option],
            asked: reach.asked(of: option, movedBy: moved), scope: scopes[option]
        ) { [self] measured in
            seen(measured)
            reply(row(option, measured, quantile))
        }
    }

    private func row(_ option: Int, _ measured: [MeasuredModule], _ quantile: (Int) -> Double?) -> [Double] {
        let open = openAnswers[option]
        let values = judge.values(measured, price: price(option, quantile)) { module, indicator in
            open[PointEvaluator.slot(module, indicator)].flatMap(quantile)
        }
        return judge.filled(values)
    }

    /// Nil-free: what nobody states counts at the dear end of the profile's range.
    private func price(_ option: Int, _ quantile: (Int) -> Double?) -> Double {
        let stated = judge.plan.profile.price
        let index = touching[option].first { values[$0].kind == .price }
        switch options[option].price?.amount {
        case .known(let amount): return amount
        case .range(let low, let mode, let high):
            guard let index, let quantile = quantile(index) else { return mode ?? (low + high) / 2 }
            return low + (high - low) * values[index].share(quantile)
        case .unknown, nil:
            let (low, high) = (stated?.low ?? 0, stated?.high ?? 0)
            guard let index, let quantile = quantile(index) else { return high }
            return low + (high - low) * quantile
        }
    }
}

extension PointJudge {
    /// A criterion that does not apply to an option takes what the option's other criteria come to, which is what leaving it
    /// out means; an option to which nothing applies shows no risk.
    func filled(_ values: [Double?]) -> [Double] {
        guard values.contains(where: { $0 == nil }) else { return values.compactMap { $0 } }
        let known = values.indices.filter { values[$0] != nil }
        let risks = known.map { risk(of: values[$0] ?? 0, criteria[$0].criterion) }
        let sum = known.reduce(0) { $0 + criteria[$1].criterion.weight }
        let weights = known.map { sum > 0 ? criteria[$0].criterion.weight / sum : 1 / Double(known.count) }
        let whole = known.isEmpty ? 0 : plan.profile.across.risk(risks, weights: weights)
        return values.enumerated().map { column, value in value ?? self.value(ofRisk: whole, criteria[column].criterion)
        }
    }

    func risk(of value: Double, _ criterion: Criterion) -> Double {
        guard let range = criterion.range else { return 0 }
        let share = (value - range.low) / (range.high - range.low)
        return 100 * min(max(criterion.direction == .minimise ? share : 1 - share, 0), 1)
    }

    private func value(ofRisk risk: Double, _ criterion: Criterion) -> Double {
        guard let range = criterion.range else { return 0 }
        let share = criterion.direction == .minimise ? risk / 100 : 1 - risk / 100
        return range.low + (range.high - range.low) * share
    }

    /// The profile's own aggregate of all criteria, 0…100.
    func whole(_ row: some Collection<Double>) -> Double {
        let sum = criteria.reduce(0) { $0 + $1.criterion.weight }
        let risks = zip(row, criteria).map { risk(of: $0, $1.criterion) }
        return plan.profile.across.risk(risks, weights: criteria.map { $0.criterion.weight / sum })
    }
}
