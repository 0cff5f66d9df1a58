extension Profile {
    /// How a lead between two options becomes a preference; nil where nobody says.
    public struct Thresholds: Sendable, Hashable {
        /// Up to this a lead counts for nothing.
        public var indifference: Double?
        /// From this on it counts in full.
        public var preference: Double?

        public init(indifference: Double? = nil, preference: Double? = nil) {
            self.indifference = indifference
            self.preference = preference
        }
    }

    /// What the price of an option is worth beside its risks. Assessing one deployment does not look at it.
    public struct Price: Sendable, Hashable {
        /// In its group with the modules' weights.
        public var weight: Double
        /// What is cheap and what is dear, in the currency.
        public var low: Double
        public var high: Double
        /// ISO 4217.
        public var currency: String
        public var thresholds: Thresholds

        public init(weight: Double, low: Double, high: Double, currency: String, thresholds: Thresholds = Thresholds())
        {
            self.weight = weight
            self.low = low
            self.high = high
            self.currency = currency
            self.thresholds = thresholds
        }
    }

    /// A criterion of a comparison that names its own subject, in place of one criterion for each module.
    public struct Criterion: Sendable, Hashable {
        public enum Subject: Sendable, Hashable {
            /// The risk of a module.
            case module(String)
            /// A measurement, or its risk.
            case indicator(module: String, indicator: String, onRisk: Bool)
        }

        public var id: String
        public var subject: Subject
        public var isMaximised: Bool
        public var weight: Double
        /// Fixed ends in the subject's unit.
        public var low: Double
        public var high: Double
        public var thresholds: Thresholds

        public init(
            id: String, subject: Subject, isMaximised: Bool, weight: Double, low: Double, high: Double,
            thresholds: Thresholds
        ) {
            self.id = id
            self.subject = subject
            self.isMaximised = isMaximised
            self.weight = weight
            self.low = low
            self.high = high
            self.thresholds = thresholds
        }
    }
}
