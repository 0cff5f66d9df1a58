/// A generator with a seed, so that a failure can be repeated (SplitMix64, Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Zero, or a number of any magnitude up to a limit.
    mutating func magnitude(upTo limit: Double) -> Double {
        switch Int.random(in: 0..<6, using: &self) {
        case 0: 0
        case 1: limit
        case 2: min(1, limit)
        default: limit * Double.random(in: 0...1, using: &self) * Double.random(in: 0...1, using: &self)
        }
    }
}
