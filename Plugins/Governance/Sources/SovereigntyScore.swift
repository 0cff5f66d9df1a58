/// One question of the framework: the value and the level attached to each of its answers, the weakest first.
struct SovereigntyCriterion {
    /// Objective and number, such as `3.1`.
    let id: String
    let values: [Double]
    let levels: [Int]
    /// 0…7 for SOV-1…SOV-8.
    let objective: Int

    init(_ id: String, _ values: [Double], _ levels: [Int]) {
        self.id = id
        self.values = values
        self.levels = levels
        objective = Int(id.prefix { $0 != "." }).map { $0 - 1 } ?? 0
    }

    /// Whether every answer has one level, so that it never binds.
    var isInert: Bool { Set(levels).count == 1 }
}

/// A named, dated table of weights of the eight objectives.
struct SovereigntyWeights {
    let name: String
    let title: String
    /// Per objective, summing to 100.
    let percent: [Double]
    let mark: Mark
}

/// Answers to the criteria of the EU Cloud Sovereignty Framework, with home and trusted jurisdictions in the place of the
/// Union.
///
/// The score is S = Σ w·Score ÷ 1000, with the nominal 1000 of the workbook, though the objectives' own maxima go up to
/// 1002; the level is the minimum over the criteria and no function of the score. An answer that is not given is worth 0
/// to the worse end of the score, and may have any level: it never raises either.
/// Tests: `SovereigntyScoreTests`, the three answer sets of the supplementary table.
struct SovereigntyScore {
    let criteria: [SovereigntyCriterion]
    /// The number of the answer to each criterion; nil is not answered.
    let answers: [Int?]

    static let nominalMaximum = 1000.0

    /// - Parameter answers: by criterion; a number beyond the criterion's answers counts as none.
    init(criteria: [SovereigntyCriterion] = SovereigntyCriterion.shipped, answers: (SovereigntyCriterion) -> Int?) {
        self.criteria = criteria
        self.answers = criteria.map { criterion in
            answers(criterion).flatMap { criterion.values.indices.contains($0) ? $0 : nil }
        }
    }

    var unanswered: Int { answers.count { $0 == nil } }

    /// The sums of the values of the answers to each of the eight objectives, 0…1002.
    var scores: [Interval] {
        var sums = Array(repeating: Interval(0), count: 8)
        for (criterion, answer) in zip(criteria, answers) {
            let value = answer.map { Interval(criterion.values[$0]) }
            sums[criterion.objective] =
                sums[criterion.objective]
                + (value ?? Interval(low: criterion.values.first ?? 0, high: criterion.values.last ?? 0))
        }
        return sums
    }

    /// S, 0…1.001.
    func total(_ weights: SovereigntyWeights) -> Interval {
        zip(scores, weights.percent).reduce(Interval(0)) { sum, pair in
            let weight = pair.1 / 100 / SovereigntyScore.nominalMaximum
            return sum + Interval(low: pair.0.low * weight, high: pair.0.high * weight)
        }
    }

    /// The level, 0…4: of the whole, or of one objective. Not above the lowest answer given, and as low as the lowest
    /// level that a criterion without an answer may have.
    func level(ofObjective objective: Int? = nil) -> Interval {
        zip(criteria, answers).filter { objective == nil || $0.0.objective == objective }.reduce(Interval(4)) {
            lowest, pair in
            let (criterion, answer) = pair
            let levels = answer.map { [criterion.levels[$0]] } ?? criterion.levels
            return Interval(
                low: min(lowest.low, Double(levels.min() ?? 0)), high: min(lowest.high, Double(levels.max() ?? 4)))
        }
    }

    /// The criteria whose answers are at a level: those that bind, if it is the lowest.
    func criteria(atLevel level: Int) -> [String] {
        zip(criteria, answers).filter { criterion, answer in answer.map { criterion.levels[$0] == level } ?? false }
            .map(\.0.id)
    }
}
