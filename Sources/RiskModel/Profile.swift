/// What matters to one assessor: whose home, which modules and weights, which value functions, which gates.
public struct Profile: Sendable {
    public var id: String
    public var title: String
    /// Code of the home whose law and whose risk it is.
    public var home: String?
    public var trusted: [Trusted] = []
    public var horizonYears: Double?
    public var modules: [Module]
    public var within: Aggregation = .arithmetic
    public var across: Aggregation = .arithmetic
    /// Below this coverage the verdict is "insufficient evidence".
    public var minimumCoverage = 0.6
    public var unknown: UnknownRule = .worst
    public var gates: [Gate] = []
    public var exemptions: [Exemption] = []
    /// Nil where price plays no part.
    public var price: Price?
    /// Criteria of comparisons; empty means one for each module that weighs anything.
    public var criteria: [Criterion] = []
    /// SHA-256 of the resolved profile in canonical JSON.
    public var digest = ""

    public init(id: String, title: String, modules: [Module]) {
        self.id = id
        self.title = title
        self.modules = modules
    }

    /// A code the assessor trusts besides the home, why, and by what instrument.
    public struct Trusted: Sendable, Hashable {
        public var code: String
        public var reason: String
        public var instrument: String?

        public init(code: String, reason: String, instrument: String?) {
            self.code = code
            self.reason = reason
            self.instrument = instrument
        }
    }

    public struct Module: Sendable {
        public var id: String
        public var weight: Double
        /// JSON text handed to the module as it stands.
        public var parameters: [UInt8]
        public var indicators: [Indicator]
        /// What counts of the indicators that are not named.
        public var others: Others
        /// Of its risk, where options are compared.
        public var thresholds = Thresholds()

        public init(
            id: String, weight: Double, parameters: [UInt8], indicators: [Indicator], others: Others = Others()
        ) {
            self.id = id
            self.weight = weight
            self.parameters = parameters
            self.indicators = indicators
            self.others = others
        }

        /// What is said of an indicator by name, if anything.
        public func named(_ indicator: String) -> Indicator? { indicators.first { $0.id == indicator } }

        /// Weight of an indicator, named or not, in its group.
        public func weight(of indicator: String) -> Double { named(indicator)?.weight ?? others.weight }

        /// Why it has that weight, where the profile says so.
        public func reason(of indicator: String) -> String? {
            if let named = named(indicator) { return named.reason }
            return others.reason
        }
    }

    /// What a profile says at once of all indicators of a module that it does not name.
    public struct Others: Sendable, Hashable {
        public var weight: Double
        public var reason: String?

        public init(weight: Double = 1, reason: String? = nil) {
            self.weight = weight
            self.reason = reason
        }
    }

    /// What a profile says of one indicator; the rest is the manifest's.
    public struct Indicator: Sendable, Hashable {
        public var id: String
        public var weight: Double
        public var reason: String?
        public var valueFunction: ValueFunction?

        public init(id: String, weight: Double, reason: String?, valueFunction: ValueFunction?) {
            self.id = id
            self.weight = weight
            self.reason = reason
            self.valueFunction = valueFunction
        }
    }

    /// What `value` an indicator has that could not be measured.
    public enum UnknownRule: String, Sendable {
        /// The top of its value function: silence never pays.
        case worst
        /// Half way; the record says so.
        case middle
    }
}

/// A condition that passes, fails or is undetermined, whatever the scores.
public struct Gate: Sendable, Hashable {
    public enum Bound: Sendable, Hashable {
        case atMost(Double)
        case atLeast(Double)

        public var limit: Double {
            switch self {
            case .atMost(let limit), .atLeast(let limit): limit
            }
        }
    }

    public enum Verdict: String, Sendable {
        case pass, fail, undetermined
    }

    public var id: String
    /// `module/indicator`.
    public var module: String
    public var indicator: String
    public var bound: Bound
    /// Whether the bound is on the risk instead of the raw measurement.
    public var isOnRisk: Bool
    /// The law, contract or decision that makes it a gate.
    public var basis: String?

    public init(
        id: String, module: String, indicator: String, bound: Bound, isOnRisk: Bool = false, basis: String? = nil
    ) {
        self.id = id
        self.module = module
        self.indicator = indicator
        self.bound = bound
        self.isOnRisk = isOnRisk
        self.basis = basis
    }

    /// `at-most L` passes if high ≤ L, fails if low > L; `at-least` mirrored. Equality holds to 1e-12 of the limit.
    public func verdict(low: Double, high: Double) -> Verdict {
        let slack = 1e-12 * max(abs(bound.limit), .leastNormalMagnitude)
        switch bound {
        case .atMost(let limit): return high <= limit + slack ? .pass : low > limit + slack ? .fail : .undetermined
        case .atLeast(let limit): return low >= limit - slack ? .pass : high < limit - slack ? .fail : .undetermined
        }
    }
}

/// Leave to pass although a gate fails or an indicator is bad: by whom, why and until when. It is shown, and expires.
public struct Exemption: Sendable, Hashable {
    public var id: String
    /// The gate's id.
    public var gate: String
    public var grantedBy: String
    public var reason: String
    public var until: CalendarDate

    public init(id: String, gate: String, grantedBy: String, reason: String, until: CalendarDate) {
        self.id = id
        self.gate = gate
        self.grantedBy = grantedBy
        self.reason = reason
        self.until = until
    }
}
