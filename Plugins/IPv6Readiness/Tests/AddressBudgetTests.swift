import Testing

@testable import IPv6Readiness

@Suite struct AddressBudgetTests {
    /// The metering roll-out: 1.2 m modems, 1 024 addresses, 60 ports each, a /10 in every private realm.
    @Test(arguments: [(1.0, 0.51857), (2, 0.082667)])
    func theMeteringExamplesComeOut(realms: Double, expected: Double) {
        let addressable = shared(realms: Bounds(realms))
        let shortfall = AddressBudget.shortfall(devices: 1_200_000, addressable: addressable)
        #expect(shortfall.low == shortfall.high)
        #expect(abs(shortfall.high - expected) < 5e-6)
    }

    @Test func anUnknownNumberOfRealmsIsAtWorstOne() {
        let open = AddressBudget.shortfall(
            devices: 1_200_000, addressable: shared(realms: Bounds(nil, within: 1, .infinity)))
        let one = AddressBudget.shortfall(devices: 1_200_000, addressable: shared(realms: Bounds(1)))
        #expect(open.high == one.high)
        #expect(abs(open.low - 0.082667) < 5e-6)
    }

    @Test func aPrefixNumbersItsSubnetsTimesTheirHosts() {
        let budget = AddressBudget.ipv6(prefixLength: Bounds(48), hostsPerSubnet: Bounds(2))
        #expect(abs(budget.high - 2 * 33_689) < 1.1)
        #expect(AddressBudget.ipv6(prefixLength: Bounds(65), hostsPerSubnet: Bounds(2)) == Bounds(0))
    }

    @Test func ofNoDevicesNoneIsLeftOut() {
        #expect(AddressBudget.shortfall(devices: 0, addressable: Bounds(0)) == Bounds(0))
        #expect(AddressBudget.shortfall(devices: 5, addressable: Bounds(0)) == Bounds(1))
    }

    @Test func nothingKnownIsAnythingFromAllToNone() {
        let open = AddressBudget.sharedIPv4(
            addresses: Bounds(nil, within: 0, .infinity),
            reservedPorts: Bounds(nil, within: 0, AddressBudget.ports),
            portsPerDevice: Bounds(nil, within: 1, .infinity),
            realms: Bounds(nil, within: 1, .infinity),
            poolPrefixLength: Bounds(nil, within: 0, 32)
        )
        let shortfall = AddressBudget.shortfall(devices: 10, addressable: open)
        #expect(shortfall.low == 0 && shortfall.high == 1)
    }

    @Test(arguments: [UInt64(20_261_123), 3])
    func boundsHoldWhateverTheUnknownTurnsOutToBe(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<2000 {
            let facts = [
                random.magnitude(upTo: 4e9), random.magnitude(upTo: 65_536), 1 + random.magnitude(upTo: 65_535),
                1 + random.magnitude(upTo: 100), random.magnitude(upTo: 32),
            ]
            let ends: [(Double, Double)] = [(0, .infinity), (0, 65_536), (1, .infinity), (1, .infinity), (0, 32)]
            let hidden = (0..<5).map { _ in Bool.random(using: &random) }
            func budget(_ facts: [Bounds]) -> Bounds {
                AddressBudget.sharedIPv4(
                    addresses: facts[0], reservedPorts: facts[1], portsPerDevice: facts[2], realms: facts[3],
                    poolPrefixLength: facts[4])
            }
            let devices = random.magnitude(upTo: 1e12)
            let known = AddressBudget.shortfall(devices: devices, addressable: budget(facts.map { Bounds($0) }))
            let masked = (0..<5).map {
                Bounds(hidden[$0] ? nil : facts[$0], within: ends[$0].0, ends[$0].1)
            }
            let open = AddressBudget.shortfall(devices: devices, addressable: budget(masked))
            #expect(known.low == known.high && known.low >= 0 && known.high <= 1, "seed \(seed)")
            #expect(open.low <= known.low && known.high <= open.high, "seed \(seed): \(facts) \(hidden)")
        }
    }

    private func shared(realms: Bounds) -> Bounds {
        AddressBudget.sharedIPv4(
            addresses: Bounds(1024), reservedPorts: Bounds(1024), portsPerDevice: Bounds(60), realms: realms,
            poolPrefixLength: Bounds(10))
    }
}
