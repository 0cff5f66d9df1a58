/// A risk from 0 (none shown) to 100 (the worst described) and how far it may be off: `low ≤ value ≤ high`.
public struct Risk: Hashable, Sendable {
    public var low: Double
    public var value: Double
    public var high: Double

    public init(low: Double, value: Double, high: Double) {
        self.low = low
        self.value = value
        self.high = high
    }

    public init(_ value: Double) { self.init(low: value, value: value, high: value) }

    public var width: Double { high - low }
}

/// The bands of NIST SP 800-30 r1, table I-3: 0–4, 5–20, 21–79, 80–95, 96–100.
public enum Band: String, Sendable, CaseIterable, Comparable {
    case veryLow = "very low"
    case low
    case moderate
    case high
    case veryHigh = "very high"

    /// The table counts in whole points; a risk belongs to the band whose first point it has reached.
    public init(risk: Double) {
        self =
            switch risk {
            case ..<5: .veryLow
            case ..<21: .low
            case ..<80: .moderate
            case ..<96: .high
            default: .veryHigh
            }
    }

    /// Reads `high` as well as `very-high`.
    public init?(name: String) {
        self.init(rawValue: name.split(whereSeparator: { $0 == "-" || $0 == " " }).joined(separator: " "))
    }

    public static func < (left: Band, right: Band) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}
