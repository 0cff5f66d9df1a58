import Testing

@testable import Scale

@Suite struct AgeOfInformationTests {
    @Test(arguments: [(0.5, 3.5), (0.53, 3.48445), (0.9, 10.2111)])
    func thePublishedAgesComeOut(load: Double, expected: Double) {
        #expect(abs(queuedAge(updatesPerSecond: load, servicesPerSecond: 1) - expected) < 1e-4)
    }

    @Test func moreUpdatesThanAboutHalfTheServiceRateMakeTheTwinOlder() {
        let ages = [0.4, 0.53, 0.7].map { queuedAge(updatesPerSecond: $0, servicesPerSecond: 1) }
        #expect(ages[1] < ages[0] && ages[1] < ages[2])
    }

    @Test func theEuropeanCitysTwinIsFresh() {
        let age = queuedAge(updatesPerSecond: 0.2, servicesPerSecond: 1) + 0.3
        #expect(abs(freshnessRatio(age: age, required: 15) - 0.4233) < 1e-4)
    }

    @Test func aSilentOrUnstableSourceIsAsOldAsCanBe() {
        for (updates, services) in [(0.0, 1.0), (1, 1), (2, 1), (1, 0), (0, 0)] {
            let age = queuedAge(updatesPerSecond: updates, servicesPerSecond: services)
            #expect(freshnessRatio(age: age, required: 15) == greatestRatio)
        }
        #expect(freshnessRatio(age: periodicAge(updatesPerSecond: 0), required: 15) == greatestRatio)
        #expect(freshnessRatio(age: 0, required: 0) == greatestRatio)
    }

    @Test func aPeriodicSampleIsHalfAPeriodOld() {
        #expect(periodicAge(updatesPerSecond: 0.1) == 5)
    }
}
