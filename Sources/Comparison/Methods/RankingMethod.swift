/// The methods by the names people choose them by.
public enum RankingMethod: String, Hashable, Sendable, CaseIterable {
    case weightedSum = "weighted-sum"
    case weightedProduct = "weighted-product"
    case geometricMean = "geometric-mean"
    case powerMean = "power-mean"
    case owa
    case topsis
    case vikor
    case prometheeII = "promethee-ii"
    case electreI = "electre-i"
    case copras
    case marcos
    case borda
    case copeland
    case dominance
    case pareto

    /// Those that order all options by themselves, and so may speak in a consensus. The three aggregates are left out:
    /// they are one more weighted mean each.
    public static let voters: [RankingMethod] = [
        .weightedSum, .weightedProduct, .topsis, .vikor, .prometheeII, .copras, .marcos,
    ]
}

/// What a person may set of the methods, with what they do where nobody sets anything.
public struct MethodSettings: Hashable, Sendable {
    public var normalisation = TOPSIS.Normalisation.vector
    /// VIKOR's weight of the majority of criteria.
    public var strategy = 0.5
    public var concordance = 0.65
    public var discordance = 0.35
    /// Of the power mean: 4 stresses the worst criterion.
    public var exponent = 4.0
    /// Worst first; nil takes n, n − 1, … 1 scaled to sum to 1, an orness of 2/3.
    public var orderWeights: [Double]?
    /// Whose rankings the consensus counts.
    public var voters = RankingMethod.voters

    public init() {}

    func orderWeights(for count: Int) -> [Double] {
        orderWeights ?? DecisionMatrix.normalised((0..<count).map { Double(count - $0) })
    }
}

/// What a method says of a matrix, in one form for all of them.
public struct MethodResult: Hashable, Sendable {
    public enum Setting: Hashable, Sendable {
        case text(String)
        case number(Double)
        case numbers([Double])
        case texts([String])
        case flag(Bool)
    }

    public struct Named<Value: Hashable & Sendable>: Hashable, Sendable {
        public let name: String
        public let value: Value

        init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    public let method: RankingMethod
    /// With what it was run, and what holds of the result as a whole.
    public let settings: [Named<Setting>]
    /// Figures in the order of the options; the one people call the score is `scores`, or the method's own name for it.
    public let figures: [Named<[Double]>]
    /// Nil for methods that do not order everybody.
    public let ranking: Ranking?
    /// Choices among the options, such as a kernel.
    public let choices: [Named<[Int]>]
    /// Of each option, over whom it has something.
    public let over: Named<[[Int]]>?

    init(
        _ method: RankingMethod, settings: [Named<Setting>] = [], figures: [Named<[Double]>] = [],
        ranking: Ranking? = nil, choices: [Named<[Int]>] = [], over: Named<[[Int]]>? = nil
    ) {
        self.method = method
        self.settings = settings
        self.figures = figures
        self.ranking = ranking
        self.choices = choices
        self.over = over
    }
}
