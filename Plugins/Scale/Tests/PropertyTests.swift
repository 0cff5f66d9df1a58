import RiskModel
import Testing

@testable import ModuleKit
@testable import Scale

/// Every indicator that carries a value function, and whether more of it is worse.
private var judged: [(name: String, measure: Measure, isRising: Bool)] {
    [
        ("growth-gap", growthGap, true), ("diffusion-shortfall", diffusionShortfall, true),
        ("definition-match", definitionMatch, false),
        ("connection-density-utilisation", connectionDensityUtilisation, true),
        ("capacity-utilisation", capacityUtilisation, true), ("exhaustion-lead-ratio", exhaustionLeadRatio, false),
        ("ingest-wait-probability", ingestWaitProbability, true), ("reconnect-storm-ratio", reconnectStormRatio, true),
        ("storage-retention-adequacy", storageRetentionAdequacy, true),
        ("unavailability-ratio", unavailabilityRatio, true), ("single-point-impact", singlePointImpact, true),
        ("twin-freshness", twinFreshness, true), ("latency-class-compliance", latencyClassCompliance, true),
        ("security-level-gap", securityLevelGap, true), ("field-serviceability", fieldServiceability, true),
    ]
}

@Suite struct PropertyTests {
    @Test(arguments: UInt64(1)...4)
    func `hiding any one leaf only widens what is possible and never improves the centre`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let plant = RandomPlant(&random)
        for (name, measure, isRising) in judged {
            let plant = plant.sections(for: name)
            let open = try answer(measure, plant)
            #expect(open.outcome == .measured || open.outcome == .bounded, "seed \(seed) \(name): \(open)")
            for hidden in plant.changingEach({ _ in [.unknown] }) {
                let dark = try answer(measure, hidden)
                #expect(
                    dark.span.lowerBound <= open.span.lowerBound && dark.span.upperBound >= open.span.upperBound,
                    "seed \(seed) \(name): \(open) became \(dark) in \(hidden.json)")
                let (before, after) = (open.central(isRising: isRising), dark.central(isRising: isRising))
                #expect(isRising ? after >= before : after <= before, "seed \(seed) \(name): \(open) became \(dark)")
            }
        }
    }

    /// Figures that move an indicator one way, whatever the rest: + towards more risk, - towards less.
    static let moves: [(indicator: String, worse: [String], better: [String])] = [
        ("growth-gap", ["target"], ["target-year"]), ("diffusion-shortfall", ["target"], []),
        ("connection-density-utilisation", ["district", "traffic"], ["area"]),
        ("capacity-utilisation", ["count", "growth", "count-2", "load"], ["capacity"]),
        ("exhaustion-lead-ratio", ["count", "growth", "load", "lead"], ["capacity"]),
        ("ingest-wait-probability", ["arrivals-per-second"], ["workers", "services", "objective"]),
        ("reconnect-storm-ratio", ["count", "growth", "sessions"], ["window", "admitted"]),
        ("storage-retention-adequacy", ["count", "growth", "stored", "days", "overhead"], ["provisioned"]),
        ("unavailability-ratio", ["required", "common-cause"], ["availability"]),
        ("twin-freshness", ["delay"], ["freshness", "twin-services"]),
        ("latency-class-compliance", ["latency"], ["interval"]),
        ("security-level-gap", ["target-level"], ["achieved-level"]),
        ("field-serviceability", ["out", "batteries", "failures"], ["crews", "visits"]),
    ]

    @Test(arguments: UInt64(1)...40)
    func `each figure moves the risk one way only`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let plant = RandomPlant(&random)
        for (name, worse, better) in Self.moves {
            let (_, measure, isRising) = try #require(judged.first { $0.name == name })
            let before = try answer(measure, plant.deployment).central(isRising: isRising)
            for (figure, isWorse) in worse.map({ ($0, true) }) + better.map({ ($0, false) }) {
                var changed = plant
                let value = try #require(plant.figures[figure])
                let isYear = figure.hasSuffix("year")
                let more = isYear ? value + 1 : value + value.magnitude * Double.random(in: 0...1, using: &random)
                let isShare = ["required", "availability", "common-cause"].contains(figure)
                changed.figures[figure] =
                    isShare ? min(more, 1) : figure.hasSuffix("level") ? min(more.rounded(), 4) : more
                let after = try answer(measure, changed.deployment).central(isRising: isRising)
                let isAsStated =
                    isRising == isWorse
                    ? after >= before - 1e-9 * before.magnitude
                    : after <= before + 1e-9 * before.magnitude
                #expect(isAsStated, "seed \(seed) \(name), more \(figure): \(before) became \(after)")
            }
        }
    }

    @Test(arguments: UInt64(1)...40)
    func `the further the estimate is from the count, the less the definitions match`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var plant = RandomPlant(&random)
        plant.texts["definition"] = "wide"
        let count = try #require(plant.figures["year-2025"])
        var shares: [Double] = []
        for factor in [1, 1.5, 3, 20] {
            plant.figures["estimate"] = count * factor
            shares.append(try answer(definitionMatch, plant.deployment).central(isRising: false))
        }
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 }, "seed \(seed): \(shares)")
        #expect(shares[0] == 1)
    }

    @Test(arguments: UInt64(1)...15)
    func `a later year is easier to reach for a series that grows`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var plant = RandomPlant(&random)
        plant.texts["begins"] = "earlier"
        var shortfalls: [Double] = []
        for year in [2026.0, 2028, 2032, 2040] {
            plant.figures["target-year"] = year
            shortfalls.append(try answer(diffusionShortfall, plant.deployment).span.upperBound)
        }
        #expect(zip(shortfalls, shortfalls.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 }, "seed \(seed): \(shortfalls)")
    }

    @Test(arguments: UInt64(1)...2)
    func `no figure, however hostile, gives anything but a number in its domain or a reason`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let plant = RandomPlant(&random)
        for (name, measure, _) in judged {
            let plant = plant.sections(for: name)
            let hostile = plant.changingEach { leaf in
                guard case .number = leaf else { return [.text(""), .text("no-such")] }
                return [0, -1, 1e308, -1e308, .leastNonzeroMagnitude, 1e15].map(Tree.number)
            }
            for deployment in hostile + plant.emptyingEach {
                switch try answer(measure, deployment) {
                case .measured(.number(let value)):
                    #expect(value.isFinite && abs(value) <= greatestRatio, "seed \(seed) \(name): \(value)")
                case .bounded(let low, let high, let value):
                    #expect(low.isFinite && high.isFinite && abs(low) <= greatestRatio && abs(high) <= greatestRatio)
                    #expect(value?.isFinite != false, "seed \(seed) \(name)")
                case .failed(let reason):
                    #expect(!reason.contains("not a finite number") && !reason.contains("not in order"), "\(reason)")
                default: break
                }
            }
        }
    }
}
