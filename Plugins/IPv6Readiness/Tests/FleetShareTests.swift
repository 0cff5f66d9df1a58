import Testing

@testable import IPv6Readiness

@Suite struct FleetShareTests {
    @Test func theEuropeanCitysSharesComeOut() {
        let capable = [(7_000.0, true), (5_400, true), (2_000, true), (5_600, false)]
        let rows = capable.map { FleetRow(count: $0.0, counts: true, has: $0.1) }
        #expect(FleetShare(rows + [FleetRow(counts: false)]) == .within(0.72...0.72))
    }

    @Test func anUnknownFlagIsEitherWay() {
        let rows = [FleetRow(count: 3, counts: true, has: true), FleetRow(count: 1, counts: true)]
        #expect(FleetShare(rows) == .within(0.75...1))
    }

    @Test func anUnknownCountIsAnyNumber() {
        let known = FleetRow(count: 3, counts: true, has: true)
        #expect(FleetShare([known, FleetRow(counts: true, has: false)]) == .within(0...1))
        #expect(FleetShare([known, FleetRow(counts: true, has: true)]) == .within(1...1))
    }

    @Test func aDeviceThatMayNotSpeakIPMayNotCount() {
        let known = FleetRow(count: 3, counts: true, has: true)
        #expect(FleetShare([known, FleetRow(count: 1, has: false)]) == .within(0.75...1))
    }

    @Test func nothingToCountIsAFactOnlyWhenAllIsKnown() {
        #expect(FleetShare([]) == .nothingCounts)
        #expect(FleetShare([FleetRow(counts: false), FleetRow(count: 0)]) == .nothingCounts)
        #expect(FleetShare([FleetRow(count: 5)]) == .open)
        #expect(FleetShare([FleetRow(counts: true, has: true)]) == .open)
    }

    @Test(arguments: [UInt64(20_261_123), 11])
    func hidingAFactNeverNarrowsTheBounds(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<2000 {
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                FleetRow(
                    count: Bool.random(using: &random) ? random.magnitude(upTo: 1e12) : nil,
                    counts: [true, true, false, nil].randomElement(using: &random)!,
                    has: [true, false, nil].randomElement(using: &random)!)
            }
            let before = FleetShare(rows)
            for index in rows.indices {
                var hidden = rows
                hidden[index].count = nil
                #expect(covers(FleetShare(hidden), before), "seed \(seed): \(rows)")
                hidden[index] = rows[index]
                hidden[index].counts = nil
                #expect(covers(FleetShare(hidden), before), "seed \(seed): \(rows)")
                hidden[index] = rows[index]
                hidden[index].share = 0...1
                #expect(covers(FleetShare(hidden), before), "seed \(seed): \(rows)")
            }
        }
    }

    private func covers(_ wider: FleetShare, _ narrower: FleetShare) -> Bool {
        switch (wider, narrower) {
        case (.open, _), (.nothingCounts, .nothingCounts): true
        case (.within(let outer), .within(let inner)):
            outer.lowerBound <= inner.lowerBound + 1e-12 && inner.upperBound <= outer.upperBound + 1e-12
        default: false
        }
    }
}
