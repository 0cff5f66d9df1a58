import RiskModel

/// Draws that meet every slice of a value's range once.
///
/// McKay, Beckman and Conover, A comparison of three methods for selecting values of input variables in the analysis of
/// output from a computer code, 1979.
public enum LatinHypercube {
    /// One value's draws, 0…1 exclusive: one in each of `count` equal slices, in random order. Its seed comes from the
    /// value's own name, so that a further uncertain value changes no other's draws.
    public static func column(_ count: Int, seed: UInt64, name: String) -> [Double] {
        var random = SplitMix64(seed: seed ^ fingerprint(of: name))
        var slices = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            slices.swapAt(last, Int(random.next() % UInt64(last + 1)))
        }
        return slices.map { (Double($0) + random.unit()) / Double(count) }
    }

    /// FNV-1a: the same on every platform, unlike a hash value.
    private static func fingerprint(of name: String) -> UInt64 {
        name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
