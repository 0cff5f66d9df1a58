import Foundation
import Testing

@testable import Scale

@Suite struct DeviceGrowthTests {
    @Test func growthPerYearIsTakenFromTheCountAtTheHorizon() {
        let growth = DeviceGrowth(count: 25_000, horizonCount: 60_000, years: 5)
        #expect(abs(growth.perYear - 0.191358) < 1e-6)
        #expect(abs(growth.devices(after: 5) - 60_000) < 1e-6)
    }

    @Test func theEuropeanCityRunsOutAfterSixPointSixYears() {
        let city = [DeviceGrowth(count: 25_000, horizonCount: 60_000, years: 5)]
        let years = yearsUntilExhausted(city, limit: 80_000, within: 1500)
        #expect(abs(years - log(80_000.0 / 25_000) / log(1 + city[0].perYear)) < 1e-9)
        #expect(abs(years - 6.643) < 1e-3)
        let ratio = leadRatio(city, loadPerDevice: 1, capacity: 80_000, leadYears: 1.5)
        #expect(abs(ratio - 4.43) < 0.005)
        #expect(utilisation(devices: 60_000, loadPerDevice: 1, capacity: 80_000) == 0.75)
    }

    @Test func classesThatGrowAlikeRunOutTogether() {
        let parts = [7_000.0, 5_400, 2_000, 5_600, 5_000].map {
            DeviceGrowth(count: $0, horizonCount: 2.4 * $0, years: 5)
        }
        #expect(abs(leadRatio(parts, loadPerDevice: 1, capacity: 80_000, leadYears: 1.5) - 4.43) < 0.005)
    }

    @Test func aFleetThatDoesNotGrowNeverRunsOut() {
        for growth in [0, -0.1, -1] {
            let fleet = [DeviceGrowth(count: 10, perYear: growth)]
            #expect(leadRatio(fleet, loadPerDevice: 1, capacity: 20, leadYears: 1) == greatestRatio)
        }
    }

    @Test func aFullPlatformIsExhaustedNow() {
        let fleet = [DeviceGrowth(count: 10, perYear: -0.5)]
        #expect(leadRatio(fleet, loadPerDevice: 2, capacity: 20, leadYears: 0) == 0)
        #expect(leadRatio([], loadPerDevice: 1, capacity: 0, leadYears: 1) == 0)
    }

    @Test func aClassThatStartsFromNoneIsThereFromTheHorizonOn() {
        let planned = [DeviceGrowth(count: 0, horizonCount: 100, years: 5)]
        #expect(yearsUntilExhausted(planned, limit: 200, within: 100) == 5)
        #expect(DeviceGrowth(count: 0, horizonCount: 0, years: 5).devices(after: 9) == 0)
    }

    @Test func aClassThatIsGivenUpEndsAtNone() {
        #expect(DeviceGrowth(count: 100, horizonCount: 0, years: 5).devices(after: 5) == 0)
    }

    @Test func utilisationOfNothingByNothingIsTheGreatestRatio() {
        #expect(utilisation(devices: 0, loadPerDevice: 1, capacity: 0) == greatestRatio)
        #expect(utilisation(devices: 1e18, loadPerDevice: 1e300, capacity: 1) == greatestRatio)
    }

    @Test(arguments: [UInt64(20_261_123), 7])
    func headroomIsTotalAndFallsWithEveryDevice(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<500 {
            let fleet = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                DeviceGrowth(
                    count: random.magnitude(upTo: 1e12), perYear: Double.random(in: -1...10, using: &random))
            }
            let capacity = random.magnitude(upTo: 1e15)
            let lead = random.magnitude(upTo: 50)
            let ratio = leadRatio(fleet, loadPerDevice: 1, capacity: capacity, leadYears: lead)
            #expect(ratio >= 0 && ratio <= greatestRatio, "seed \(seed)")
            let more = fleet + [DeviceGrowth(count: 100, perYear: 0.1)]
            let less = leadRatio(more, loadPerDevice: 1, capacity: capacity, leadYears: lead)
            #expect(less <= ratio * (1 + 1e-9), "seed \(seed)")
        }
    }
}
