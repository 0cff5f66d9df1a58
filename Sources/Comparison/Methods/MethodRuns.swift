/// Several methods on one matrix: what each says, and why some could not.
public struct MethodRuns: Sendable {
    /// In the order asked for.
    public let results: [MethodResult]
    public let problems: [(method: RankingMethod, problem: MethodProblem)]

    public subscript(_ method: RankingMethod) -> MethodResult? { results.first { $0.method == method } }
}

extension DecisionMatrix {
    /// Runs methods by name. A consensus counts the voters of the settings, whether or not they were asked for too; a
    /// voter that cannot read the matrix has no voice in it.
    public func run(_ methods: [RankingMethod], _ settings: MethodSettings = MethodSettings()) -> MethodRuns {
        var results: [MethodResult] = []
        var problems: [(RankingMethod, MethodProblem)] = []
        for method in methods {
            do throws(MethodProblem) {
                results.append(try run(method, settings))
            } catch {
                problems.append((method, error))
            }
        }
        return MethodRuns(results: results, problems: problems)
    }

    private func run(_ method: RankingMethod, _ settings: MethodSettings) throws(MethodProblem) -> MethodResult {
        switch method {
        case .weightedSum: return scored(method, weightedSum().ranking)
        case .weightedProduct: return scored(method, try weightedProduct().ranking)
        case .geometricMean: return scored(method, try aggregated(by: .geometric))
        case .powerMean:
            return scored(
                method, try aggregated(by: .power(settings.exponent)), [.init("exponent", .number(settings.exponent))])
        case .owa:
            let weights = settings.orderWeights(for: criteria.count)
            let told: [MethodResult.Named<MethodResult.Setting>] = [
                .init("weights", .numbers(weights)), .init("orness", .number(orness(of: weights))),
            ]
            return scored(method, try orderedWeightedAverage(weights), told)
        case .topsis: return described(topsis(settings.normalisation))
        case .vikor: return described(try vikor(strategy: settings.strategy))
        case .prometheeII: return described(prometheeII())
        case .electreI:
            return described(
                try electreI(concordance: settings.concordance, discordance: settings.discordance), settings)
        case .copras: return scored(method, try copras().ranking)
        case .marcos: return scored(method, try marcos().ranking)
        case .borda, .copeland: return try consensus(method, settings)
        case .dominance:
            var over = alternatives.map { _ in [Int]() }
            for pair in dominances { over[pair.dominating].append(pair.dominated) }
            return MethodResult(method, over: .init("dominates", over))
        case .pareto: return MethodResult(method, choices: [.init("front", paretoFront)])
        }
    }

    private func scored(
        _ method: RankingMethod, _ ranking: Ranking, _ settings: [MethodResult.Named<MethodResult.Setting>] = []
    ) -> MethodResult {
        MethodResult(method, settings: settings, figures: [.init("scores", ranking.scores)], ranking: ranking)
    }

    private func described(_ topsis: TOPSIS) -> MethodResult {
        MethodResult(
            .topsis, settings: [.init("normalisation", .text(topsis.normalisation.rawValue))],
            figures: [
                .init("scores", topsis.ranking.scores), .init("toIdeal", topsis.toIdeal),
                .init("toAntiIdeal", topsis.toAntiIdeal),
            ], ranking: topsis.ranking)
    }

    private func described(_ vikor: VIKOR) -> MethodResult {
        MethodResult(
            .vikor,
            settings: [
                .init("v", .number(vikor.strategy)), .init("advantage", .number(vikor.advantage)),
                .init("neededAdvantage", .number(vikor.neededAdvantage)),
                .init("acceptableAdvantage", .flag(vikor.hasAdvantage)),
                .init("acceptableStability", .flag(vikor.isStable)),
            ],
            figures: [.init("s", vikor.s.scores), .init("r", vikor.r.scores), .init("q", vikor.q.scores)],
            ranking: vikor.q, choices: [.init("compromise", vikor.compromise)])
    }

    private func described(_ promethee: PROMETHEEII) -> MethodResult {
        MethodResult(
            .prometheeII,
            figures: [
                .init("plus", promethee.plus), .init("minus", promethee.minus), .init("net", promethee.net.scores),
            ], ranking: promethee.net)
    }

    private func described(_ electre: ELECTREI, _ settings: MethodSettings) -> MethodResult {
        MethodResult(
            .electreI,
            settings: [
                .init("concordance", .number(settings.concordance)),
                .init("discordance", .number(settings.discordance)),
            ], choices: [.init("kernel", electre.kernel)], over: .init("outranks", electre.outranks))
    }

    private func consensus(
        _ method: RankingMethod, _ settings: MethodSettings
    ) throws(MethodProblem) -> MethodResult {
        let voices = run(settings.voters.filter { RankingMethod.voters.contains($0) }, settings).results
        let rankings = voices.compactMap(\.ranking)
        let ranking = method == .borda ? try Consensus.borda(rankings) : try Consensus.copeland(rankings)
        return scored(method, ranking, [.init("over", .texts(voices.map(\.method.rawValue)))])
    }
}
