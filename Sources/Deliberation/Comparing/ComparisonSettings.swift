import Comparison

/// How far a comparison goes to find out what can be trusted.
public struct ComparisonSettings: Sendable {
    /// Draws of the uncertain evidence; 0 draws none.
    public var samples = 1_000
    /// Draws of the weights alone.
    public var weightDraws = 10_000
    public var seed: UInt64 = 1
    /// Draws weights around the profile's own, the closer the greater it is, 1 or more; nil draws from all there are.
    public var concentration: Double?
    /// Whether Sobol indices are worked out, which takes samples × (uncertain values + 2) more measurements.
    public var wantsSobol = false
    /// A beta curve instead of a triangle between $low, $mode and $high.
    public var isPERT = false
    /// Questions under way at once. It changes no result.
    public var window = 256
    /// Indicators for which it is worked out what would have to change, for each option.
    public var remedies = 3

    public init() {}

    var weightSampling: WeightSampling { concentration.map { .around(concentration: $0) } ?? .uniform }
}
