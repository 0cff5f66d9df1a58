import Foundation
import Testing

@testable import IPv6Readiness

@Suite struct HDRatioTests {
    /// RFC 3194, section 3: telephone numbers and DECnet. The denominator of the 9.2-digit plan is 10^9.2, which the
    /// RFC prints as 9.5E+9 although its result is 8/9.2.
    @Test(arguments: [
        (1e7, 1e8, 0.8750), (1e7, 1e9, 0.7778), (1e8, 1.584893192e9, 0.8696), (1e8, 1e10, 0.8000),
        (15_000, 65_536, 0.8670),
    ])
    func theWorkedExamplesOfRFC3194ComeOut(allocated: Double, units: Double, expected: Double) {
        #expect(abs(HDRatio.ratio(allocated: allocated, bits: log2(units)) - expected) < 5e-5)
    }

    /// RFC 3194, section 4, exact values of what it prints rounded.
    @Test(arguments: [
        (32, 0.80, 50_859_008), (32, 0.85, 154_175_683), (32, 0.86, 192_462_215), (32, 0.87, 240_256_463),
        (22, 0.87, 577_716), (24, 0.87, 1_929_773), (16, 0.94, 33_689), (8, 0.94, 184), (24, 0.94, 6_183_533),
        (27, 0.94, 43_665_787),
    ])
    func practicalSizesComeOut(bits: Double, ratio: Double, expected: Double) {
        #expect(abs(HDRatio.practicalUnits(bits: bits, at: ratio) - expected) < 0.51)
    }

    /// RFC 4692, figure 5: utilisation of a block of b bits, (2^b)^(HD - 1).
    @Test(arguments: [(4, 0.94, 0.847), (16, 0.94, 0.514), (32, 0.94, 0.264), (48, 0.94, 0.136), (32, 0.80, 0.012)])
    func utilisationOfRFC4692ComesOut(bits: Double, ratio: Double, expected: Double) {
        #expect(abs(HDRatio.practicalUnits(bits: bits, at: ratio) / exp2(bits) - expected) < 6e-4)
    }

    @Test func theExamplesPoolsComeOut() {
        #expect(abs(HDRatio.ratio(allocated: 900, bits: 16) - 0.613) < 5e-4)
        #expect(abs(HDRatio.ratio(allocated: 1_200_000, bits: 22) - 0.918) < 5e-4)
        #expect(abs(HDRatio.ratio(allocated: 600_000, bits: 22) - 0.8725) < 5e-5)
    }

    @Test func anEmptyPoolIsEmptyAndAPoolOfOneIsFull() {
        #expect(HDRatio.ratio(allocated: 0, bits: 0) == 0)
        #expect(HDRatio.ratio(allocated: 1, bits: 0) == 1)
        #expect(HDRatio.ratio(allocated: 1, bits: -4) == 1)
        #expect(HDRatio.ratio(allocated: 1, bits: 8) == 0)
        #expect(HDRatio.ratio(allocated: 1e300, bits: 128) == 1)
    }

    @Test(arguments: [UInt64(20_261_123)])
    func theRatioIsTotalAndGrowsWithEveryAllocation(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<1000 {
            let bits = Double.random(in: -128...128, using: &random)
            let allocated = random.magnitude(upTo: 1e30)
            let ratio = HDRatio.ratio(allocated: allocated, bits: bits)
            #expect(ratio >= 0 && ratio <= 1, "seed \(seed)")
            #expect(HDRatio.ratio(allocated: allocated + 1, bits: bits) >= ratio, "seed \(seed)")
            if bits > 0 {
                #expect(HDRatio.ratio(allocated: allocated, bits: bits + 1) <= ratio, "seed \(seed)")
            }
        }
    }

    @Test func prefixUseIsOneAtTheRegistriesThreshold() {
        #expect(abs(prefixUse(subnets: 900, prefixLength: 48) - 0.0267) < 1e-4)
        #expect(abs(prefixUse(subnets: 33_689, prefixLength: 48) - 1) < 1e-4)
    }

    @Test func oneSlash64HoldsOneSubnet() {
        #expect(prefixUse(subnets: 1, prefixLength: 64) == 1)
        #expect(prefixUse(subnets: 2, prefixLength: 64) == greatestRatio)
        #expect(prefixUse(subnets: 1, prefixLength: 65) == greatestRatio)
        #expect(prefixUse(subnets: 1e300, prefixLength: 0) == greatestRatio)
    }
}
