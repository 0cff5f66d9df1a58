/// Something the assessor cares about, as one column of a decision matrix.
public struct Criterion: Hashable, Sendable {
    /// Which end of the scale is wanted.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case minimise
        case maximise
    }

    /// The fixed ends of a criterion's scale in its own unit: what is worth nothing and what is worth everything does
    /// not depend on who happens to bid. Values beyond an end count as that end.
    public struct Range: Hashable, Sendable {
        public let low: Double
        public let high: Double

        public init(_ low: Double, _ high: Double) {
            self.low = low
            self.high = high
        }
    }

    public let id: String
    public let direction: Direction
    /// Not negative, in any unit: a matrix normalises its weights to sum to 1.
    public let weight: Double
    /// Nil takes the ends from the options themselves, which makes a score depend on who is compared.
    public let range: Range?
    /// How a difference between two options becomes a preference in PROMETHEE.
    public let preference: PreferenceFunction

    public init(
        _ id: String, _ direction: Direction, weight: Double = 1, range: Range? = nil,
        preference: PreferenceFunction = .usual
    ) {
        self.id = id
        self.direction = direction
        self.weight = weight
        self.range = range
        self.preference = preference
    }
}

/// A deployment as one option of a comparison: one row of a decision matrix.
public struct Alternative: Hashable, Sendable {
    public let id: String
    /// In the order of the criteria, in their own units.
    public let values: [Double]

    public init(_ id: String, _ values: [Double]) {
        self.id = id
        self.values = values
    }
}
