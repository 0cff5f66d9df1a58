import ModuleKit
import RiskModel
import Testing

@testable import Governance

typealias Measure = @Sendable (Reading) throws -> ModuleKit.Measurement

/// Every indicator with an answer in numbers, and whether more of it is worse.
let numericMeasures: [(name: String, measure: Measure, risesWithRisk: Bool)] = [
    ("residency", foreignResidencyShare, true), ("exposure", compelledAccessExposure, true),
    ("control", foreignUltimateControl, true), ("routing", thirdJurisdictionRouting, true),
    ("access", foreignPrivilegedAccess, true), ("audit", auditRightCoverage, false),
    ("transfers", unlawfulTransferShare, true), ("conflicts", conflictOfLawsCount, true),
    ("score", sovereigntyScore, false), ("level", sovereigntyLevel, false), ("retention", retentionExcess, true),
    ("safeguards", rightsImpactSafeguards, true), ("transparency", supplyChainTransparency, false),
    ("incidents", incidentAndPatchSovereignty, true), ("opacity", contractOpacity, true),
]

/// Every indicator with an answer in words, its words from worst to best.
let wordMeasures: [(name: String, measure: Measure, order: [String])] = [
    ("custody", keyCustody, Custody.allCases.map(\.rawValue)),
    ("updates", updateAuthority, UpdateAuthority.allCases.map(\.rawValue)),
]

/// Names by which rows refer to one another: the engine refuses a document that hides one.
let identifierNames: Set<String> = ["class", "id", "holder", "held", "of", "network"]

@Suite struct PropertyTests {
    @Test(arguments: UInt64(1)...8)
    func `hiding any one leaf only widens what is possible`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed))
        let law = city.law().parameters
        let deployment = city.deployment()
        for (name, measure, _) in numericMeasures {
            let open = try answer(measure, deployment, trusted: ["CC"], parameters: law)
            if open == .notApplicable { continue }
            for hidden in deployment.hidingEach(keeping: identifierNames) {
                let dark = try answer(measure, hidden, trusted: ["CC"], parameters: law)
                #expect(
                    dark.span.lowerBound <= open.span.lowerBound + 1e-12
                        && dark.span.upperBound >= open.span.upperBound - 1e-12,
                    "seed \(seed) \(name): \(open) became \(dark) in \(hidden.json)")
            }
        }
        for (name, measure, _) in wordMeasures {
            let open = try answer(measure, deployment, trusted: ["CC"])
            for hidden in deployment.hidingEach(keeping: identifierNames) {
                let dark = try answer(measure, hidden, trusted: ["CC"])
                if case .unavailable = dark { continue }
                #expect(Set(dark.keys).isSuperset(of: open.keys), "seed \(seed) \(name): \(open) became \(dark)")
            }
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
            ["jurisdiction", "incorporated", "parent", "from", "to", "counterparty", "governing-law", "forum"],
            withItemsOf: ["hosting", "staff", "route"])
        for (name, measure, _) in numericMeasures {
            let bounds = try answer(measure, dark, parameters: law).span
            for known in [deployment, changed] {
                let answered = try answer(measure, known, parameters: law)
                if answered == .notApplicable { continue }
                let span = answered.span
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
            for (name, measure) in numericMeasures.map({ ($0.name, $0.measure) })
                + wordMeasures.map({ ($0.name, $0.measure) })
            {
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
        let silent = Answer.unavailable(missing: [], reason: "no home was given: whose law counts?")
        for name in ["residency", "exposure", "control", "routing", "access", "transfers", "opacity"] {
            let measure = try #require(numericMeasures.first { $0.name == name }).measure
            #expect(try answer(measure, deployment, home: nil) == silent, "\(name)")
        }
        #expect(try answer(auditRightCoverage, deployment, home: nil).span.upperBound <= 1)
        #expect(try answer(sovereigntyLevel, deployment, home: nil).span.upperBound <= 4)
    }

    @Test func `trusting one more jurisdiction never raises the risk`() throws {
        for seed in UInt64(1)...40 {
            var city = RandomCity(dice: Dice(seed &+ 3000))
            let law = city.law().parameters
            let deployment = city.deployment()
            for (name, measure, rises) in numericMeasures where rises {
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
