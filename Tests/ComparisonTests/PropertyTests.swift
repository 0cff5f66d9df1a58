import Foundation
import RiskModel
import Testing

@testable import Comparison

/// Properties on random matrices. `PLUMBLINE_SEED` repeats a run; the seed is printed and stands beside each failure.
@Suite struct PropertyTests {
    static let seed: UInt64 = {
        let given = ProcessInfo.processInfo.environment["PLUMBLINE_SEED"].flatMap(UInt64.init)
        let seed = given ?? 20_261_123
        print("comparison properties: PLUMBLINE_SEED=\(seed)")
        return seed
    }()

    typealias Method = (name: String, ranking: @Sendable (DecisionMatrix) throws -> Ranking)

    static let methods: [Method] = [
        ("weighted-sum", { $0.weightedSum().ranking }), ("weighted-product", { try $0.weightedProduct().ranking }),
        ("topsis", { $0.topsis(.vector).ranking }), ("topsis-min-max", { $0.topsis(.minMax).ranking }),
        ("vikor", { try $0.vikor().q }), ("promethee-ii", { $0.prometheeII().net }),
        ("copras", { try $0.copras().ranking }), ("marcos", { try $0.marcos().ranking }),
        ("geometric", { try $0.aggregated(by: .geometric) }), ("power", { try $0.aggregated(by: .power(4)) }),
    ]

    static func random(_ generator: inout SplitMix64) throws -> DecisionMatrix {
        let options = 2 + Int(generator.next() % 7)
        let columns = 1 + Int(generator.next() % 6)
        let criteria = (0..<columns).map { column -> Criterion in
            let functions: [PreferenceFunction] = [
                .usual, .step(indifference: 10), .vShape(preference: 30), .linear(indifference: 5, preference: 30),
                .level(indifference: 5, preference: 30), .gaussian(spread: 12),
            ]
            return Criterion(
                "c\(column)", generator.next() % 2 == 0 ? .minimise : .maximise, weight: 0.05 + generator.unit(),
                range: generator.next() % 2 == 0 ? nil : .init(0, 100),
                preference: functions[Int(generator.next() % UInt64(functions.count))])
        }
        let alternatives = (0..<options).map { row in
            Alternative("a\(row)", (0..<columns).map { _ in 1 + 98 * generator.unit() })
        }
        return try DecisionMatrix(criteria: criteria, alternatives: alternatives)
    }

    /// Runs over 200 random matrices and every method.
    private func forEach(
        _ body: (DecisionMatrix, Method, inout SplitMix64) throws -> Bool, line: Int = #line
    ) throws {
        var generator = SplitMix64(seed: Self.seed &+ UInt64(line))
        for round in 0..<200 {
            let matrix = try Self.random(&generator)
            for method in Self.methods {
                let holds = try body(matrix, method, &generator)
                #expect(holds, "\(method.name), round \(round), PLUMBLINE_SEED=\(Self.seed)")
            }
        }
    }

    @Test func permutingOptionsPermutesTheirScores() throws {
        try forEach { matrix, method, generator in
            let order = matrix.alternatives.indices.shuffled(using: &generator)
            let shuffled = try DecisionMatrix(
                criteria: matrix.criteria, alternatives: order.map { matrix.alternatives[$0] })
            let before = try method.ranking(matrix)
            let after = try method.ranking(shuffled)
            return near(after.scores, order.map { before.scores[$0] }, 1e-10)
                && after.ranks == order.map { before.ranks[$0] }
        }
    }

    @Test func permutingCriteriaChangesNothing() throws {
        try forEach { matrix, method, generator in
            let order = matrix.criteria.indices.shuffled(using: &generator)
            let shuffled = try DecisionMatrix(
                criteria: order.map { matrix.criteria[$0] },
                alternatives: matrix.alternatives.map { option in
                    Alternative(option.id, order.map { option.values[$0] })
                })
            let before = try method.ranking(matrix)
            let after = try method.ranking(shuffled)
            return near(after.scores, before.scores, 1e-10) && after.ranks == before.ranks
        }
    }

    @Test func anotherUnitChangesNothing() throws {
        try forEach { matrix, method, generator in
            let factors = matrix.criteria.map { _ in exp(20 * (generator.unit() - 0.5)) }
            let criteria = zip(matrix.criteria, factors).map { criterion, factor in
                Criterion(
                    criterion.id, criterion.direction, weight: criterion.weight,
                    range: criterion.range.map { .init($0.low * factor, $0.high * factor) },
                    preference: criterion.preference.scaled(by: factor))
            }
            let alternatives = matrix.alternatives.map {
                Alternative($0.id, zip($0.values, factors).map { $0 * $1 })
            }
            let after = try method.ranking(DecisionMatrix(criteria: criteria, alternatives: alternatives))
            let before = try method.ranking(matrix)
            return near(after.scores, before.scores, 1e-9)
        }
    }

    @Test func aDominatedOptionIsNeverFirst() throws {
        try forEach { matrix, method, generator in
            let chosen = Int(generator.next() % UInt64(matrix.alternatives.count))
            let worse = zip(matrix.alternatives[chosen].values, matrix.criteria).map { value, criterion in
                criterion.direction == .minimise ? value + 0.4 * (100 - value) : 0.6 * value
            }
            let more = try DecisionMatrix(
                criteria: matrix.criteria, alternatives: matrix.alternatives + [Alternative("worse", worse)])
            let ranking = try method.ranking(more)
            let (ahead, behind) = (ranking.ranks[chosen], ranking.ranks[matrix.alternatives.count])
            // Below its thresholds PROMETHEE does not see a difference, but never sees it the wrong way round.
            if method.name == "promethee-ii" { return ahead <= behind }
            return ahead < behind && behind > 1
                && more.dominances.contains(Dominance(dominating: chosen, dominated: matrix.alternatives.count))
                && !more.paretoFront.contains(matrix.alternatives.count)
        }
    }

    @Test func duplicatesTie() throws {
        try forEach { matrix, method, generator in
            let chosen = Int(generator.next() % UInt64(matrix.alternatives.count))
            let copy = Alternative("copy", matrix.alternatives[chosen].values)
            let more = try DecisionMatrix(criteria: matrix.criteria, alternatives: matrix.alternatives + [copy])
            let ranking = try method.ranking(more)
            return ranking.ranks[chosen] == ranking.ranks[matrix.alternatives.count]
                && ranking.ties.contains { $0.contains(chosen) && $0.contains(matrix.alternatives.count) }
        }
    }

    @Test func weightsTimesAConstantChangeNothing() throws {
        try forEach { matrix, method, generator in
            let factor = exp(200 * (generator.unit() - 0.5))
            let scaled = try matrix.weighted(matrix.criteria.map { $0.weight * factor })
            let before = try method.ranking(matrix)
            let after = try method.ranking(scaled)
            return near(after.scores, before.scores, 1e-12) && after.ranks == before.ranks
        }
    }

    /// The flows that are found by sorting are those that the definition gives pair by pair.
    @Test(arguments: [
        PreferenceFunction.usual, .step(indifference: 7), .vShape(preference: 25),
        .linear(indifference: 4, preference: 30), .level(indifference: 4, preference: 30), .gaussian(spread: 9),
    ])
    func flowsBySortingAreFlowsByPairs(function: PreferenceFunction) throws {
        var generator = SplitMix64(seed: Self.seed)
        for offset in [0.0, 1e9] {
            // Whole numbers in part, so that leads fall on the thresholds too.
            let values = (0..<80).map { offset + ($0 % 2 == 0 ? Double($0 % 40) : 60 * generator.unit()) }
            let ascending = values.sorted()
            let expected = ascending.map { value in
                ascending.reduce(0) { $0 + function.preference(ofLead: value - $1) }
            }
            #expect(near(function.leads(ascending), expected, 1e-9), "PLUMBLINE_SEED=\(Self.seed)")
        }
    }

    @Test func flowsSumToNothing() throws {
        var generator = SplitMix64(seed: Self.seed)
        for _ in 0..<200 {
            let promethee = try Self.random(&generator).prometheeII()
            #expect(promethee.net.scores.reduce(0, +).magnitude < 1e-12)
            #expect((promethee.plus + promethee.minus).allSatisfy { -1e-12...1 + 1e-12 ~= $0 })
        }
    }

    @Test func theParetoFrontIsWhomNobodyDominates() throws {
        var generator = SplitMix64(seed: Self.seed)
        for _ in 0..<200 {
            let matrix = try Self.random(&generator)
            let dominated = Set(matrix.dominances.map(\.dominated))
            #expect(matrix.paretoFront == matrix.alternatives.indices.filter { !dominated.contains($0) })
        }
    }
}

extension PreferenceFunction {
    fileprivate func scaled(by factor: Double) -> PreferenceFunction {
        switch self {
        case .usual: .usual
        case .step(let q): .step(indifference: q * factor)
        case .vShape(let p): .vShape(preference: p * factor)
        case .linear(let q, let p): .linear(indifference: q * factor, preference: p * factor)
        case .level(let q, let p): .level(indifference: q * factor, preference: p * factor)
        case .gaussian(let s): .gaussian(spread: s * factor)
        }
    }
}
