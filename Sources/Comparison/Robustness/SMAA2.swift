import RiskModel

/// How far a ranking can be trusted when weights, and perhaps values, are not known.
public struct SMAA2: Hashable, Sendable {
    /// The method that scored the draws.
    public let method: String
    public let draws: Int
    public let seed: UInt64
    public let sampling: WeightSampling
    /// [option][rank − 1]: the share of draws in which it took that rank; rows and columns sum to 1.
    public let acceptabilities: [[Double]]
    /// [option][other]: the share of draws in which it was ahead, level draws counting half; 1/2 on the diagonal.
    public let pairwise: [[Double]]
    /// Of each option, the mean of the weights that put it first; nil for one that never came first.
    public let centralWeights: [[Double]?]
    /// The chance that an option is first under its own central weights; nil with them.
    public let confidenceFactors: [Double?]

    /// Half the length of the 95 % interval around a share of this result that comes from the number of draws alone:
    /// 1.96·√(p(1 − p)/N), and 3/N for a share of 0 or 1 (Hanley and Lippman-Hand, If nothing goes wrong, is everything
    /// all right?, 1983).
    public func error(of share: Double) -> Double {
        let count = Double(draws)
        if share <= 0 || share >= 1 { return min(1, 3 / count) }
        return 1.96 * (share * (1 - share) / count).squareRoot()
    }

    /// The error of a share of one half, which is the greatest.
    public var greatestError: Double { error(of: 0.5) }
}

extension DecisionMatrix {
    /// Stochastic multicriteria acceptability analysis over weights, values as they are.
    ///
    /// Lahdelma and Salminen, SMAA-2: stochastic multicriteria acceptability analysis for group decision making, 2001.
    /// The same seed gives the same result, bit by bit. Published example: van Valkenhoef, smaa (R package), whose
    /// thrombolysis data is in `theThrombolysisTrialsOfTheSMAAPackage`. O(draws·m·(n + m)), at most 1,000 options.
    public func smaa2(
        _ model: WeightModel, draws: Int = 10_000, seed: UInt64, sampling: WeightSampling = .uniform
    ) throws(MethodProblem) -> SMAA2 {
        try checkSMAA(draws, sampling)
        precondition(
            model.alternativeCount == alternatives.count && model.criterionCount == criteria.count,
            "a model of this matrix")
        var sampler = WeightSampler(sampling, centre: weights, seed: seed)
        var tally = AcceptabilityTally(alternatives: alternatives.count, criteria: criteria.count)
        var drawn = weights
        var scores = [Double](repeating: 0, count: alternatives.count)
        var scratch = scores
        drawn.withUnsafeMutableBufferPointer { drawn in
            scores.withUnsafeMutableBufferPointer { scores in
                scratch.withUnsafeMutableBufferPointer { scratch in
                    for _ in 0..<draws {
                        sampler.draw(into: drawn)
                        model.score(UnsafeBufferPointer(drawn), into: scores, scratch: scratch)
                        tally.add(UnsafeBufferPointer(scores), weights: UnsafeBufferPointer(drawn))
                    }
                }
            }
        }
        let central = tally.centralWeights
        let confidence = central.enumerated().map { option, weights in
            weights.map { Self.shareOfFirst(option, model.scores($0)) }
        }
        return SMAA2(
            method: model.method, draws: draws, seed: seed, sampling: sampling,
            acceptabilities: tally.acceptabilities, pairwise: tally.pairwise, centralWeights: central,
            confidenceFactors: confidence)
    }

    /// The same with values that are uncertain too: one draw of weights for each sample, scored by the additive model or
    /// another aggregate of the criteria read as risks.
    ///
    /// Ranges that are not fixed are those of this matrix, not of the sample. Confidence factors go over the samples a
    /// second time: O(samples·m²·n).
    public func smaa2(
        _ samples: CriterionSamples, seed: UInt64, sampling: WeightSampling = .uniform,
        by aggregation: Aggregation = .arithmetic
    ) throws(MethodProblem) -> SMAA2 {
        try checkSMAA(samples.count, sampling)
        precondition(samples.values.count == samples.count * gains.count, "samples of this matrix")
        var sampler = WeightSampler(sampling, centre: weights, seed: seed)
        var tally = AcceptabilityTally(alternatives: alternatives.count, criteria: criteria.count)
        var drawn = weights
        let scale = scale
        for sample in 0..<samples.count {
            drawn.withUnsafeMutableBufferPointer { sampler.draw(into: $0) }
            tally.add(scores(samples, sample, scale, drawn, aggregation), weights: drawn)
        }
        let central = tally.centralWeights
        var firsts = central.map { $0 == nil ? nil : 0.0 as Double? }
        for sample in 0..<samples.count {
            for (option, weights) in central.enumerated() {
                guard let weights, let count = firsts[option] else { continue }
                firsts[option] = count + Self.shareOfFirst(option, scores(samples, sample, scale, weights, aggregation))
            }
        }
        return SMAA2(
            method: aggregation == .arithmetic ? "weighted-sum" : "aggregate", draws: samples.count, seed: seed,
            sampling: sampling,
            acceptabilities: tally.acceptabilities, pairwise: tally.pairwise, centralWeights: central,
            confidenceFactors: firsts.map { $0.map { $0 / Double(samples.count) } })
    }

    private func checkSMAA(_ draws: Int, _ sampling: WeightSampling) throws(MethodProblem) {
        if let fault = sampling.fault { throw fault }
        if draws < 1 {
            throw .setting(method: "smaa-2", name: "draws", given: "\(draws)", needs: "a number from 1 up")
        }
        if alternatives.count > 1_000 {
            throw .tooMany(method: "smaa-2", alternatives: alternatives.count, limit: 1_000)
        }
    }

    private func scores(
        _ samples: CriterionSamples, _ sample: Int, _ scale: ValueScale, _ weights: [Double],
        _ aggregation: Aggregation
    ) -> [Double] {
        let width = criteria.count
        let start = sample * gains.count
        guard aggregation == .arithmetic else {
            return alternatives.indices.map { row in
                let risks = (0..<width).map { scale.risk(of: samples.values[start + row * width + $0], on: $0) }
                return -aggregation.risk(risks, weights: weights)
            }
        }
        return samples.values.withUnsafeBufferPointer { values in
            alternatives.indices.map { row in
                var score = 0.0
                for column in 0..<width {
                    score += weights[column] * scale.utility(values[start + row * width + column], on: column)
                }
                return score
            }
        }
    }

    /// 1 for the only first, a share for one of several, 0 for the others.
    private static func shareOfFirst(_ option: Int, _ scores: [Double]) -> Double {
        let score = scores[option]
        if scores.contains(where: { $0 > score }) { return 0 }
        return 1 / Double(scores.count { $0 == score })
    }
}
