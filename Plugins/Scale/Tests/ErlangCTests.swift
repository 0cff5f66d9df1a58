import Foundation
import Testing

@testable import Scale

@Suite struct ErlangCTests {
    @Test(arguments: [
        (3, 2.5, 0.702247), (4, 2.5, 0.319857), (5, 2.5, 0.130371), (6, 2.5, 0.047445), (1, 0.8, 0.8),
        (40, 32, 0.121183), (100, 95, 0.506457), (8, 3.87, 0.0500851), (10, 4.08, 0.0100517),
    ])
    func theProbabilityOfWaitingIsErlangs(workers: Int, load: Double, expected: Double) {
        #expect(abs(erlangC(workers: workers, load: load) - expected) < 1e-6)
    }

    @Test func thePrintedTailsOfTheTrunkingTableComeOut() {
        let eight = waitProbability(arrivalsPerSecond: 3.87, workers: 8, servicesPerSecond: 1, seconds: 1)
        #expect(abs(eight / erlangC(workers: 8, load: 3.87) - 0.016083) < 1e-6)
        let ten = waitProbability(arrivalsPerSecond: 3.87, workers: 10, servicesPerSecond: 1, seconds: 1)
        #expect(abs(ten / erlangC(workers: 10, load: 3.87) - 0.0021766) < 1e-6)
    }

    @Test func theEuropeanCityKeepsUp() {
        let late = waitProbability(arrivalsPerSecond: 400, workers: 12, servicesPerSecond: 50, seconds: 0.05)
        #expect(abs(late - 6.3e-6) < 0.05e-6)
    }

    @Test func anUnstableQueueIsAlwaysLateAndAnEmptyOneNever() {
        #expect(waitProbability(arrivalsPerSecond: 10, workers: 2, servicesPerSecond: 5, seconds: 9) == 1)
        #expect(waitProbability(arrivalsPerSecond: 10, workers: 0, servicesPerSecond: 5, seconds: 9) == 1)
        #expect(waitProbability(arrivalsPerSecond: 10, workers: 2, servicesPerSecond: 0, seconds: 9) == 1)
        #expect(waitProbability(arrivalsPerSecond: 0, workers: 0, servicesPerSecond: 0, seconds: 0) == 0)
    }

    @Test func aMillionWorkersNeitherOverflowNorTakeLong() {
        let late = waitProbability(arrivalsPerSecond: 999_000, workers: 1_000_000, servicesPerSecond: 1, seconds: 0)
        #expect(late > 0 && late < 1)
        #expect(waitProbability(arrivalsPerSecond: 1e300, workers: 1_000_000, servicesPerSecond: 1, seconds: 1) == 1)
    }

    @Test(arguments: [UInt64(20_261_123)])
    func lateMessagesGrowWithArrivalsAndFallWithWorkers(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<500 {
            let workers = Int.random(in: 0...200, using: &random)
            let arrivals = random.magnitude(upTo: 300)
            let rate = random.magnitude(upTo: 2)
            let seconds = random.magnitude(upTo: 3)
            func late(_ arrivals: Double, _ workers: Int) -> Double {
                waitProbability(
                    arrivalsPerSecond: arrivals, workers: workers, servicesPerSecond: rate, seconds: seconds)
            }
            let here = late(arrivals, workers)
            #expect(here >= 0 && here <= 1, "seed \(seed)")
            #expect(late(arrivals + 1, workers) >= here - 1e-12, "seed \(seed)")
            #expect(late(arrivals, workers + 1) <= here + 1e-12, "seed \(seed)")
        }
    }
}
