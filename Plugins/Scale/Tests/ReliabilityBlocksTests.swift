import Foundation
import Testing

@testable import Scale

@Suite struct ReliabilityBlocksTests {
    @Test(arguments: [(2, 3, 0.999, 0.999997002), (1, 2, 0.999, 0.999999), (3, 5, 0.99, 0.9999901494)])
    func thePublishedGroupsComeOut(required: Int, installed: Int, availability: Double, expected: Double) {
        let unavailability = ReliabilityBlocks.unavailability(
            of: 1 - availability, required: required, installed: installed)
        #expect(abs(1 - unavailability - expected) < 1e-12)
    }

    /// The industrial plant: radio 1 of 2, core 1 of 2, and one controller or two, against 99.9999 %.
    @Test func aSecondControllerBringsThePlantIntoItsClass() {
        let radio = ReliabilityBlocks.unavailability(of: 0.0005, required: 1, installed: 2)
        let core = ReliabilityBlocks.unavailability(of: 0.0001, required: 1, installed: 2)
        let two = ReliabilityBlocks.unavailability(of: 0.00005, required: 1, installed: 2)
        let before = ReliabilityBlocks.series([radio, core, 0.00005])
        let after = ReliabilityBlocks.series([radio, core, two])
        #expect(abs(1 - before - 0.99994974) < 1e-8)
        #expect(abs(1 - after - 0.99999974) < 1e-8)
        #expect(abs(ReliabilityBlocks.exponent(unavailability: before, required: 0.999999) - 1.70) < 0.005)
        #expect(abs(ReliabilityBlocks.exponent(unavailability: after, required: 0.999999) + 0.58) < 0.005)
    }

    /// The safe city: control centre, core and power in series against 99.9 %.
    @Test func threeBlocksInSeriesMissTheirClassEightfold() {
        let series = ReliabilityBlocks.series([0.005, 0.001, 0.002])
        #expect(abs(1 - series - 0.99202) < 1e-5)
        #expect(abs(ReliabilityBlocks.exponent(unavailability: series, required: 0.999) - 0.902) < 0.0005)
    }

    @Test(arguments: [(0.999, 526.0, 0.5), (0.9999, 52.6, 0.05), (0.99999, 5.26, 0.005), (0.999999, 0.53, 0.005)])
    func aClassAllowsSoManyMinutesAYear(availability: Double, minutes: Double, slack: Double) {
        #expect(abs(ReliabilityBlocks.minutesDown(inAYear: 1 - availability) - minutes) <= slack)
    }

    @Test func aMeanTimeBetweenFailuresGivesAnAvailability() {
        let down = ReliabilityBlocks.unavailability(betweenFailures: 999, toRepair: 1)
        #expect(abs(down - 0.001) < 1e-15)
        #expect(ReliabilityBlocks.unavailability(betweenFailures: 0, toRepair: 0) == 1)
        #expect(ReliabilityBlocks.unavailability(betweenFailures: 10, toRepair: 0) == 0)
    }

    @Test func whatCanNeverWorkIsAlwaysDown() {
        #expect(ReliabilityBlocks.unavailability(of: 0, required: 3, installed: 2) == 1)
        #expect(ReliabilityBlocks.unavailability(of: 1, required: 1, installed: 1000) == 1)
        #expect(ReliabilityBlocks.series([0.1, 1, 0.1]) == 1)
        #expect(ReliabilityBlocks.series([]) == 0)
    }

    @Test func theExponentStaysInItsDomain() {
        #expect(ReliabilityBlocks.exponent(unavailability: 0, required: 0.999) == -12)
        #expect(ReliabilityBlocks.exponent(unavailability: 0.1, required: 1) == 12)
        #expect(ReliabilityBlocks.exponent(unavailability: 1e-300, required: 0) == -12)
    }

    @Test(arguments: [UInt64(20_261_123)])
    func groupsAreTotalAndGrowWithEveryUnitsDowntime(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<300 {
            let installed = Int.random(in: 1...1000, using: &random)
            let required = Int.random(in: 1...1001, using: &random)
            let down = random.magnitude(upTo: 1)
            let group = ReliabilityBlocks.unavailability(of: down, required: required, installed: installed)
            let worse = ReliabilityBlocks.unavailability(
                of: min(1, down + 0.01), required: required, installed: installed)
            #expect(group >= 0 && group <= 1 && worse >= group - 1e-9, "seed \(seed)")
            let more = ReliabilityBlocks.unavailability(of: down, required: required, installed: installed + 1)
            #expect(more <= group + 1e-9, "seed \(seed)")
        }
    }
}
