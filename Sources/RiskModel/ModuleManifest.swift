/// Who a module is and what it can answer, as `module.yaml` says. Nothing of it is repeated in the module's code.
public struct ModuleManifest: Sendable {
    public var id: String
    public var version: String
    public var title: String
    public var summary: String
    /// Versions of the line protocol it speaks.
    public var protocols: [String]
    public var command: [String]
    /// Indicators of other modules it uses, as `module/indicator`.
    public var upstream: [String]
    public var limits: Limits
    public var permissions = Permissions()
    public var indicators: [IndicatorDefinition]

    public init(
        id: String, version: String, title: String, summary: String, protocols: [String], command: [String],
        upstream: [String], limits: Limits, indicators: [IndicatorDefinition]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.summary = summary
        self.protocols = protocols
        self.command = command
        self.upstream = upstream
        self.limits = limits
        self.indicators = indicators
    }

    public struct Limits: Sendable, Hashable {
        public var memoryMiB = 256
        public var startSeconds = 5.0
        public var measureSeconds = 10.0
        /// How long it may work without a sign of life; nil where only the deadline counts.
        public var idleSeconds: Double?
        /// Requests in flight to one process.
        public var concurrency = 64

        public init() {}
    }

    /// What it asks for beyond being sent what it declares. Empty means none.
    public struct Permissions: Sendable, Hashable {
        public var network = false
        /// Absolute paths it reads.
        public var files: [String] = []
        /// Names of variables it sees.
        public var environment: [String] = []

        public init() {}
    }

    public func indicator(_ id: String) -> IndicatorDefinition? { indicators.first { $0.id == id } }
}

/// One question a module answers about a deployment.
public struct IndicatorDefinition: Sendable, Hashable {
    public var id: String
    /// The short code people quote, such as SC-05.
    public var code: String?
    public var question: String
    public var unit: String
    /// What a measured value may be, in the indicator's unit.
    public var domain: ClosedRange<Double>?
    public var method: String
    /// All it depends on: pointers, `*` for every element, and indicators of other modules as `module/indicator`. When
    /// evidence is drawn it is measured again only where one of these moves; empty says nothing, and it always is.
    public var needs: [String]
    /// Nil for an indicator that is reported and carries no weight.
    public var valueFunction: ValueFunction?
    public var sources: [Source]
    public var blindSpots: String?
    public var remediation: Remediation?
    /// Indicators that show the same fact in another way: measured both, and counted once.
    public var overlaps: [Overlap] = []

    public init(
        id: String, code: String?, question: String, unit: String, domain: ClosedRange<Double>?, method: String,
        needs: [String], valueFunction: ValueFunction?, sources: [Source], blindSpots: String?,
        remediation: Remediation?
    ) {
        self.id = id
        self.code = code
        self.question = question
        self.unit = unit
        self.domain = domain
        self.method = method
        self.needs = needs
        self.valueFunction = valueFunction
        self.sources = sources
        self.blindSpots = blindSpots
        self.remediation = remediation
    }

    public struct Source: Sendable, Hashable {
        public var title: String
        public var author: String?
        public var year: Int?
        public var url: String?
        /// VERIFIED, VERIFIED-SECOND-HAND or RECALLED: whether someone read the source itself.
        public var mark: String

        public init(title: String, author: String?, year: Int?, url: String?, mark: String) {
            self.title = title
            self.author = author
            self.year = year
            self.url = url
            self.mark = mark
        }
    }

    /// Another indicator that shows the same fact; it may be one of another module.
    public struct Overlap: Sendable, Hashable {
        /// As `module/indicator`.
        public var indicator: String
        public var reason: String?

        public init(indicator: String, reason: String?) {
            self.indicator = indicator
            self.reason = reason
        }
    }

    public struct Remediation: Sendable, Hashable {
        public var effort: String
        public var text: String

        public init(effort: String, text: String) {
            self.effort = effort
            self.text = text
        }
    }
}
