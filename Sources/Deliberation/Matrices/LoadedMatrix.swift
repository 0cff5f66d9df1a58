import Comparison
import Diagnostics
import Documents

/// A decision matrix that was read and found sound, with how its weights came about.
public struct LoadedMatrix {
    /// Where weights come from.
    public enum Weighting: Sendable {
        /// The criteria's own.
        case stated
        case equal, swing, entropy, critic
        case judged(AHPWeights)

        public var name: String {
            switch self {
            case .stated: "stated"
            case .equal: "equal"
            case .swing: "swing"
            case .entropy: "entropy"
            case .critic: "critic"
            case .judged: "ahp"
            }
        }
    }

    public let title: String?
    public let matrix: DecisionMatrix
    public let weighting: Weighting
    public let settings: MethodSettings
    let places: MatrixPlaces

    /// Ranks it by the methods named, or by all. A method that was named and cannot is an error; among all of them it is
    /// only told.
    ///
    /// - Parameters:
    ///   - methods: each is run once, however often it is named; all where none is.
    ///   - draws: draws of the weights; 0 for none.
    public func ranked(
        _ methods: [RankingMethod], draws: Int = 10_000, seed: UInt64 = 1
    ) throws(Problems) -> RankedMatrix {
        let runs = matrix.run(methods.isEmpty ? RankingMethod.allCases : methods.eachOnce, settings)
        if !methods.isEmpty, !runs.problems.isEmpty {
            throw Problems(runs.problems.map { places.diagnostic($0.problem) })
        }
        var shares: SMAA2?
        if draws > 0, matrix.alternatives.count <= RankedMatrix.mostDrawn {
            shares = try? matrix.smaa2(.weightedSum(matrix), draws: draws, seed: seed)
        }
        return RankedMatrix(
            loaded: self, runs: runs, overWeights: shares, sweeps: shares == nil ? [] : matrix.weightSweeps())
    }
}

/// A matrix with what the methods say of it.
public struct RankedMatrix {
    public let loaded: LoadedMatrix
    public let runs: MethodRuns
    /// The weighted sum under all possible weights; nil where none were drawn.
    public let overWeights: SMAA2?
    /// Who leads the weighted sum as one weight changes; empty with it.
    public let sweeps: [WeightSweep]

    /// Of more options than these the weights are not drawn: nobody reads such a table of shares.
    static let mostDrawn = 100

    public var matrix: DecisionMatrix { loaded.matrix }

    /// What a reader of the ranks should know: criteria that separate nobody, scales taken from the options, values
    /// beyond their range, options that nothing separates.
    public var remarks: [String] { matrix.remarks(on: runs) }
}

extension DecisionMatrix {
    func remarks(on runs: MethodRuns) -> [String] {
        var found: [String] = []
        let scale = scale
        func names(_ columns: [Int]) -> String { columns.map { quoted(criteria[$0].id) }.joined(separator: ", ") }
        if !constantCriteria.isEmpty {
            found.append("all options are alike on \(names(constantCriteria)), which separates nobody")
        }
        let open = scale.takenFromOptions.filter { !constantCriteria.contains($0) }
        if !open.isEmpty {
            found.append(
                "\(names(open)) \(open.count == 1 ? "has" : "have") no fixed range: the ends are the least and the "
                    + "greatest value, so scores of the weighted sum change with the set of options")
        }
        for cell in scale.clamped {
            let (alternative, criterion) = (alternatives[cell.alternative], criteria[cell.criterion])
            found.append(
                "option \(quoted(alternative.id)) lies beyond the range of \(quoted(criterion.id)) and counts as its end"
            )
        }
        for result in runs.results {
            for tie in result.ranking?.ties ?? [] {
                let ids = tie.map { quoted(alternatives[$0].id) }.joined(separator: ", ")
                found.append("\(result.method.rawValue) does not separate \(ids)")
            }
        }
        return found
    }
}

extension [RankingMethod] {
    /// Without repetitions, in the order of first mention.
    var eachOnce: [RankingMethod] {
        var seen: Set<RankingMethod> = []
        return filter { seen.insert($0).inserted }
    }
}
