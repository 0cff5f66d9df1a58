import Foundation
import Testing

@testable import IPv6Readiness

/// Tables of the RFCs behind the host-density ratio, number by number.
@Suite struct PublishedTableTests {
    /// RFC 3194, section 4; the RFC prints these rounded (16 M, 45 M, …).
    @Test(
        arguments: [
            (log2(1e9), [15_848_932, 44_668_359, 54_954_087, 67_608_298]),
            (log2(1e10), [100_000_000, 316_227_766, 398_107_171, 501_187_234]),
            (32, [50_859_008, 154_175_683, 192_462_215, 240_256_463]),
        ] as [(Double, [Double])])
    func `the table of RFC 3194 comes out`(bits: Double, sizes: [Double]) {
        for (ratio, size) in zip([0.80, 0.85, 0.86, 0.87], sizes) {
            #expect(abs(HDRatio.practicalUnits(bits: bits, at: ratio) - size) < 0.51, "\(bits) bits at \(ratio)")
        }
    }

    /// RFC 3194, section 3: the link to the H ratio of C. Huitema, RFC 1715, 1994: HD = H ÷ log10 2.
    @Test func `the ratio is the H ratio over the logarithm of 2`() {
        let h = log10(1e7) / log2(1e8)
        #expect(near(HDRatio.ratio(allocated: 1e7, bits: log2(1e8)), h / log10(2), 12))
    }

    /// RFC 4692, figure 5: utilisation (2^b)^(HD − 1) of blocks of b bits.
    static let figure5: [(bits: Double, shares: [Double])] = [
        (1, [0.986, 0.959, 0.933, 0.908, 0.883, 0.871]), (4, [0.946, 0.847, 0.758, 0.678, 0.607, 0.574]),
        (8, [0.895, 0.717, 0.574, 0.460, 0.369, 0.330]), (12, [0.847, 0.607, 0.435, 0.312, 0.224, 0.189]),
        (16, [0.801, 0.514, 0.330, 0.212, 0.136, 0.109]), (20, [0.758, 0.435, 0.250, 0.144, 0.082, 0.062]),
        (24, [0.717, 0.369, 0.189, 0.097, 0.050, 0.036]), (28, [0.678, 0.312, 0.144, 0.066, 0.030, 0.021]),
        (32, [0.642, 0.264, 0.109, 0.045, 0.018, 0.012]), (36, [0.607, 0.224, 0.082, 0.030, 0.011, 0.007]),
        (40, [0.574, 0.189, 0.062, 0.021, 0.007, 0.004]), (44, [0.543, 0.160, 0.047, 0.014, 0.004, 0.002]),
        (48, [0.514, 0.136, 0.036, 0.009, 0.003, 0.001]),
    ]

    @Test(arguments: figure5) func `figure 5 of RFC 4692 comes out`(bits: Double, shares: [Double]) {
        for (ratio, share) in zip([0.98, 0.94, 0.90, 0.86, 0.82, 0.80], shares) {
            // 0.0625 is printed .062.
            let utilisation = HDRatio.practicalUnits(bits: bits, at: ratio) / exp2(bits)
            #expect(abs(utilisation - share) <= 0.0006, "\(bits) bits at \(ratio)")
        }
    }

    /// RFC 4692, figure 5, "limited levels": three quarters used at each of a few levels, one for every eight bits. That is
    /// a ratio that rises with the size of the block, and at 48 bits, six levels, it is what the RFC compares 0.94 with.
    @Test(arguments: [
        (4, 0.750), (8, 0.750), (12, 0.563), (16, 0.563), (20, 0.422), (24, 0.422), (28, 0.316), (32, 0.316),
        (36, 0.237),
        (40, 0.237), (44, 0.178), (48, 0.178),
    ]) func `the limited levels of figure 5 of RFC 4692 come out`(bits: Double, share: Double) {
        let levels = (bits / 8).rounded(.up)
        #expect(abs(pow(0.75, levels) - share) <= 0.0006)
        let ratio = HDRatio.ratio(allocated: pow(0.75, levels) * exp2(bits), bits: bits)
        #expect(near(ratio, 1 + levels * log2(0.75) / bits, 12))
        #expect(abs(HDRatio.practicalUnits(bits: bits, at: ratio) / exp2(bits) - share) <= 0.0006)
        if bits == 48 { #expect(abs(ratio - 0.94) < 0.01) }
    }

    /// RFC 4692, figure 6 is counted from a registry's records and follows from no formula; what the RFC says of it does.
    @Test func `a threshold of 0.8 takes seven times the space of 0.94, as under figure 6 of RFC 4692`() {
        #expect((191_901.0 / 27_364).rounded() == 7)
    }

    /// RFC 4692, figure 4: blocks for 8 million customers with 16-bit site identifiers.
    @Test(arguments: [(0.80, 19.0), (0.94, 23)])
    func `figure 4 of RFC 4692 comes out`(ratio: Double, prefixLength: Double) {
        let bits = (0...48).map(Double.init).first { HDRatio.practicalUnits(bits: $0, at: ratio) >= 8e6 }
        #expect(bits.map { 48 - $0 } == prefixLength)
    }

    /// RFC 4692, appendix A: sites of a /48 each at the threshold of 0.8.
    @Test(arguments: [
        (8, 84.0), (16, 7132), (20, 65_536), (24, 602_249), (28, 5_534_417), (32, 50_859_008),
    ])
    func `appendix A of RFC 4692 comes out at 0.8`(bits: Double, sites: Double) {
        #expect(abs(HDRatio.practicalUnits(bits: bits, at: 0.80) - sites) < 1)
    }

    /// The appendix's column for 0.94 is not 2^(0.94 b): it is the threshold of the next larger block, halved.
    @Test(arguments: [(8, 177.0), (16, 32_317), (20, 437_827), (24, 5_931_642), (32, 1_088_730_702)])
    func `appendix A of RFC 4692 at 0.94 is half of the next larger block`(bits: Double, sites: Double) {
        #expect((HDRatio.practicalUnits(bits: bits + 1, at: 0.94) / 2).rounded(.up) == sites)
        #expect(HDRatio.practicalUnits(bits: bits, at: 0.94) > sites)
    }

    /// Practical capacities of common plans at 0.80, 0.87 and 0.94.
    @Test(
        arguments: [
            (32.0, 50_859_008.0, 240_256_463.0, 1_134_964_479.0), (22, 198_668, 577_716, nil),
            (24, 602_249, 1_929_773, 6_183_533), (16, 7132, 15_500, 33_689), (8, 84, 124, 184),
            (27, nil, nil, 43_665_787),
        ] as [(Double, Double?, Double?, Double?)])
    func `practical capacities come out`(bits: Double, at80: Double?, at87: Double?, at94: Double?) {
        for (ratio, size) in [(0.80, at80), (0.87, at87), (0.94, at94)] {
            guard let size else { continue }
            #expect(abs(HDRatio.practicalUnits(bits: bits, at: ratio) - size) < 0.51, "\(bits) bits at \(ratio)")
        }
    }

    @Test func `ten billion devices with a link each need a block of 28 bits`() {
        #expect(HDRatio.practicalUnits(bits: 64 - 28, at: 0.94) >= 1e10)
        #expect(HDRatio.practicalUnits(bits: 64 - 29, at: 0.94) < 1e10)
        #expect(near(pow(1e10, 1 / 0.94) / 1e10, 4.3, 1))
    }

    /// 35 million meters, a link each.
    @Test(arguments: [(32.0, 0.783), (29, 0.716)])
    func `the national metering plan comes out`(prefixLength: Double, ratio: Double) {
        #expect(near(HDRatio.ratio(allocated: 35e6, bits: 64 - prefixLength), ratio, 3))
    }

    /// RFC 7422, section 2.3: 14 users of one address, and a dynamic pool worth two.
    @Test(arguments: [(1, 1024, 5055), (2, 5056, 9087), (7, 25_216, 29_247), (14, 53_440, 57_471)])
    func `the port ranges of RFC 7422 come out`(user: Int, first: Int, last: Int) {
        let ports = Int(portsPerDevice(reserved: 1024, devices: 14, addresses: 1, dynamicFactor: 2))
        #expect(ports == 4032)
        #expect(1024 + ports * (user - 1) == first && 1023 + ports * user == last)
        #expect(65_536 - (1024 + ports * 14) == 8064)
    }
}
