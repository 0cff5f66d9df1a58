import Testing

@testable import IPv6Readiness

@Suite struct PortAllocationTests {
    /// RFC 7422, section 2.3: 14 users behind one address and a dynamic pool worth two.
    @Test func theExampleOfRFC7422ComesOut() {
        #expect(portsPerDevice(reserved: 1024, devices: 14, addresses: 1, dynamicFactor: 2) == 4032)
    }

    @Test func theMeteringRollOutHasNotQuiteTwiceWhatItNeeds() {
        let ports = portsPerDevice(reserved: 1024, devices: 1_200_000, addresses: 1024, dynamicFactor: 0)
        #expect(abs(ports - 55.05) < 0.005)
        #expect(abs(portHeadroom(ports: ports, needed: 30) - 1.835) < 0.0005)
    }

    @Test func theSafeCitysFourAddressesSuffice() {
        let ports = portsPerDevice(reserved: 1024, devices: 1_900, addresses: 4, dynamicFactor: 0)
        #expect(abs(portHeadroom(ports: ports, needed: 50) - 2.72) < 0.005)
    }

    @Test func headroomIsTotal() {
        #expect(portsPerDevice(reserved: 1024, devices: 5, addresses: 0, dynamicFactor: 0) == 0)
        #expect(portsPerDevice(reserved: 65_536, devices: 5, addresses: 1, dynamicFactor: 0) == 0)
        #expect(portsPerDevice(reserved: 65_536, devices: 0, addresses: 0, dynamicFactor: 0) == 0)
        #expect(portHeadroom(ports: .infinity, needed: 30) == greatestRatio)
        #expect(portHeadroom(ports: 0, needed: 0) == greatestRatio)
    }

    @Test(arguments: [UInt64(20_261_123)])
    func portsFallWithDevicesAndGrowWithAddresses(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<1000 {
            let devices = random.magnitude(upTo: 1e12)
            let addresses = random.magnitude(upTo: 4e9)
            let reserved = random.magnitude(upTo: 65_536)
            let factor = random.magnitude(upTo: 10)
            func ports(_ devices: Double, _ addresses: Double) -> Double {
                let ports = portsPerDevice(
                    reserved: reserved, devices: devices, addresses: addresses, dynamicFactor: factor)
                return portHeadroom(ports: ports, needed: 30)
            }
            let here = ports(devices, addresses)
            #expect(here >= 0 && here <= greatestRatio, "seed \(seed)")
            #expect(ports(devices + 1, addresses) <= here, "seed \(seed)")
            #expect(ports(devices, addresses + 1) >= here, "seed \(seed)")
        }
    }
}
