import ModuleKit
import RiskModel
import Testing

@testable import Governance

private typealias Measure = (Reading) throws -> ModuleKit.Measurement

@Suite struct PropertyTests {
    private let rising: [(String, Measure)] = [
        ("residency", foreignResidencyShare), ("exposure", compelledAccessExposure),
        ("control", foreignUltimateControl), ("access", foreignPrivilegedAccess),
    ]
    /// Names by which rows refer to one another: the engine refuses a document that hides one.
    private let identifiers: Set<String> = ["class", "id", "holder", "held"]

    @Test(arguments: UInt64(1)...20)
    func `hiding any one leaf only widens what is possible`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed))
        let law = city.law().parameters
        let deployment = city.deployment()
        for (name, measure) in rising + [("audit", auditRightCoverage)] {
            let open = try answer(measure, deployment, trusted: ["CC"], parameters: law)
            for hidden in deployment.hidingEach(keeping: identifiers) {
                let dark = try answer(measure, hidden, trusted: ["CC"], parameters: law)
                #expect(
                    dark.span.lowerBound <= open.span.lowerBound + 1e-12
                        && dark.span.upperBound >= open.span.upperBound - 1e-12,
                    "seed \(seed) \(name): \(open) became \(dark) in \(hidden.json)")
            }
        }
        let open = try answer(keyCustody, deployment, trusted: ["CC"])
        for hidden in deployment.hidingEach(keeping: identifiers) {
            let dark = try answer(keyCustody, hidden, trusted: ["CC"])
            #expect(Set(dark.keys).isSuperset(of: open.keys), "seed \(seed): \(open) became \(dark)")
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `what is hidden could have been anything within the bounds`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 1000))
        let law = city.law().parameters
        let deployment = city.deployment()
        var other = RandomCity(dice: Dice(seed &+ 1000))
        _ = other.law()
        other.states = ["BB", "CC", "AA"]
        let changed = other.deployment()
        // The same shape with other jurisdictions throughout: the answer with all of them hidden encloses both.
        let dark = deployment.hidingMembers(
            ["jurisdiction", "incorporated", "parent"], withItemsOf: ["hosting", "staff"])
        for (name, measure) in rising {
            let bounds = try answer(measure, dark, parameters: law).span
            for known in [deployment, changed] {
                let span = try answer(measure, known, parameters: law).span
                #expect(
                    bounds.lowerBound <= span.lowerBound + 1e-12 && span.upperBound <= bounds.upperBound + 1e-12,
                    "seed \(seed) \(name): \(span) is outside \(bounds)")
            }
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `swapping home and foreign with mirrored law rows changes nothing`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 2000))
        let law = city.law()
        let deployment = city.deployment()
        let swap: (String) -> String = { ["AA": "BB", "BB": "AA"][$0] ?? $0 }
        for trusted in [[], ["CC"]] {
            for (name, measure) in rising + [("custody", keyCustody), ("audit", auditRightCoverage)] {
                let here = try answer(measure, deployment, home: "AA", trusted: trusted, parameters: law.parameters)
                let there = try answer(
                    measure, deployment.mapped(swap), home: "BB", trusted: trusted,
                    parameters: law.swapped(swap).parameters)
                #expect(here == there, "seed \(seed) \(name)")
            }
        }
    }

    @Test func `without a home nothing is said about what is foreign`() throws {
        var city = RandomCity(dice: Dice(7))
        let deployment = city.deployment()
        for (_, measure) in rising {
            let silent = Answer.unavailable(missing: [], reason: "no home was given: whose law counts?")
            #expect(try answer(measure, deployment, home: nil) == silent)
        }
        #expect(try answer(auditRightCoverage, deployment, home: nil).span.upperBound <= 1)
    }

    @Test func `trusting one more jurisdiction never raises the risk`() throws {
        for seed in UInt64(1)...40 {
            var city = RandomCity(dice: Dice(seed &+ 3000))
            let law = city.law().parameters
            let deployment = city.deployment()
            for (name, measure) in rising {
                let alone = try answer(measure, deployment, parameters: law).span
                let trusting = try answer(measure, deployment, trusted: ["BB"], parameters: law).span
                #expect(trusting.upperBound <= alone.upperBound + 1e-12, "seed \(seed) \(name)")
            }
        }
    }
}

extension Tree {
    /// The tree without these members, and with the items of these lists unknown.
    func hidingMembers(_ names: Set<String>, withItemsOf lists: Set<String>) -> Tree {
        switch self {
        case .list(let items): .list(items.map { $0.hidingMembers(names, withItemsOf: lists) })
        case .object(let members):
            .object(
                members.map { name, value in
                    if names.contains(name) { return (name, .unknown) }
                    if lists.contains(name), case .list(let items) = value {
                        return (name, .list(items.map { _ in .unknown }))
                    }
                    return (name, value.hidingMembers(names, withItemsOf: lists))
                })
        default: self
        }
    }
}
