import ModuleKit
import RiskModel
import Testing

@testable import Governance

/// Along each input that a value function reads, the risk moves the stated way only.
@Suite struct MonotonicityTests {
    /// A change of one member that makes things worse, or nil where it cannot be made.
    private typealias Worsening = (Tree) -> Tree?

    private let up: Worsening = { if case .number(let value) = $0 { .number(value + 1) } else { nil } }
    private let down: Worsening = { if case .number(let value) = $0, value > 0 { .number(value - 1) } else { nil } }
    private let shareUp: Worsening = { if case .number(let value) = $0 { .number(min(1, value + 0.15)) } else { nil } }
    private let shareDown: Worsening = {
        if case .number(let value) = $0 { .number(max(0, value - 0.15)) } else { nil }
    }
    private let abroad: Worsening = { if case .text("AA") = $0 { .text("BB") } else { nil } }
    private let yes: Worsening = { if case .flag(false) = $0 { .flag(true) } else { nil } }
    private let no: Worsening = { if case .flag(true) = $0 { .flag(false) } else { nil } }
    private let fewer: Worsening = {
        if case .list(let items) = $0, !items.isEmpty { .list(Array(items.dropLast())) } else { nil }
    }
    private let oneMoreAbroad: Worsening = {
        if case .list(let items) = $0 { .list(items + [.text("BB")]) } else { nil }
    }

    private func worse(_ order: [String]) -> Worsening {
        { tree in
            guard case .text(let text) = tree, let place = order.firstIndex(of: text), place > 0 else { return nil }
            return .text(order[place - 1])
        }
    }

    /// Section, member, change, indicator.
    private var numeric: [(section: String, member: String, change: Worsening, name: String)] {
        [
            ("datasets", "jurisdiction", abroad, "residency"), ("privileged-access", "jurisdiction", abroad, "access"),
            ("privileged-access", "mode", worse(["standing", "approved", "escorted"]), "access"),
            ("actors", "incorporated", abroad, "exposure"), ("actors", "parent", abroad, "exposure"),
            ("actors", "hosting", oneMoreAbroad, "exposure"), ("actors", "staff", oneMoreAbroad, "exposure"),
            ("actors", "reach", shareUp, "exposure"), ("actors", "home-ciphertext", shareDown, "exposure"),
            ("ownership", "jurisdiction", abroad, "control"),
            ("ownership", "control", { if case .text("none") = $0 { .text("golden-share") } else { nil } }, "control"),
            ("audit-rights", "audit-rights", fewer, "audit"),
            ("routing", "jurisdiction", abroad, "routing"), ("routing", "influence", shareUp, "routing"),
            ("data-flows", "route", oneMoreAbroad, "routing"),
            ("data-flows", "instrument", { _ in .text("none") }, "transfers"),
            ("data-flows", "instrument-until", { _ in .text("2020") }, "transfers"),
            ("data-flows", "in-adequacy-scope", no, "transfers"),
            ("actors", "reach", shareUp, "conflicts"), ("actors", "home-ciphertext", shareDown, "conflicts"),
            ("datasets", "sensitivity", worse(["sensitive", "personal", "internal", "open"]), "conflicts"),
            ("actors", "staff", oneMoreAbroad, "conflicts"),
            ("datasets", "retention-days", up, "retention"),
            ("datasets", "justified-retention-days", down, "retention"),
            ("high-risk-processing", "safeguards", fewer, "safeguards"),
            ("transparency", "subprocessors-known", shareDown, "transparency"),
            ("transparency", "sbom-coverage", shareDown, "transparency"),
            ("transparency", "origin-known", shareDown, "transparency"),
            ("incidents", "early-warning-hours", up, "incidents"), ("incidents", "notification-hours", up, "incidents"),
            ("incidents", "own-detection", no, "incidents"), ("incidents", "can-patch-or-isolate", no, "incidents"),
            ("incidents", "fix-deadline-agreed", no, "incidents"),
            ("agreements", "confidential", yes, "opacity"), ("agreements", "immunity-waived", yes, "opacity"),
            ("agreements", "cross-default", yes, "opacity"), ("agreements", "controlled-accounts", yes, "opacity"),
            ("agreements", "unilateral-suspension", yes, "opacity"),
        ]
            + SovereigntyCriterion.shipped.flatMap {
                [("sovereignty", $0.id, down, "score"), ("sovereignty", $0.id, down, "level")]
            }
    }

    @Test(arguments: UInt64(1)...10)
    func `a worse input never gives a better answer`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 4000))
        let law = city.law().parameters
        let deployment = city.deployment()
        var tried = 0
        for (section, member, change, name) in numeric {
            let (_, measure, rises) = try #require(numericMeasures.first { $0.name == name })
            let before = try answer(measure, deployment, parameters: law).span
            for changed in deployment.changing(member, in: section, change) {
                let after = try answer(measure, changed, parameters: law).span
                let isNotBetter =
                    rises
                    ? after.lowerBound >= before.lowerBound - 1e-12 && after.upperBound >= before.upperBound - 1e-12
                    : after.lowerBound <= before.lowerBound + 1e-12 && after.upperBound <= before.upperBound + 1e-12
                // Where nothing was left to ask about before, there is no answer to compare.
                if before.lowerBound == -.infinity || after.lowerBound == -.infinity { continue }
                #expect(isNotBetter, "seed \(seed): \(section) \(member) moves \(name) from \(before) to \(after)")
                tried += 1
            }
        }
        #expect(tried > 80, "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...10)
    func `a worse holder of keys or of updates never gives a better word`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 5000))
        let deployment = city.deployment()
        let changes: [(String, String, Worsening, Int)] = [
            ("datasets", "keys-jurisdiction", abroad, 0),
            ("updates", "authority", worse(UpdateAuthority.allCases.map(\.rawValue)), 1),
        ]
        for (section, member, change, which) in changes {
            let (_, measure, order) = wordMeasures[which]
            let before = try answer(measure, deployment).keys.compactMap { order.firstIndex(of: $0) }.max()
            for changed in deployment.changing(member, in: section, change) {
                let after = try answer(measure, changed).keys.compactMap { order.firstIndex(of: $0) }.max()
                #expect(try #require(after) <= #require(before), "seed \(seed): \(section) \(member)")
            }
        }
    }
}

/// Whatever is written into a document, an answer is a number in order, a word, or says why there is none.
@Suite struct HostileInputTests {
    private let numbers: [Double] = [0, -1, 1e308, -1e308, .leastNonzeroMagnitude, 1e-308]

    @Test(arguments: UInt64(1)...2)
    func `no input gives anything but a sound answer`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 6000))
        let law = city.law().parameters
        let deployment = city.deployment()
        for hostile in deployment.with(numbers: numbers) + deployment.emptyingEach() + [.object([])] {
            for (name, measure, _) in numericMeasures { try check(measure, hostile, law, "seed \(seed) \(name)") }
            for (name, measure, _) in wordMeasures { try check(measure, hostile, law, "seed \(seed) \(name)") }
        }
        // Everything hostile at once.
        for number in numbers {
            let all = deployment.mappingNumbers { _ in number }
            for (name, measure, _) in numericMeasures { try check(measure, all, law, "seed \(seed) \(name) \(number)") }
        }
    }

    @Test func `two companies that hold all of one another may belong to anybody`() throws {
        let ring = Tree.object([
            ("platform", .object([("operator", .text("a"))])),
            (
                "ownership",
                .object([
                    ("entities", .list([])),
                    ("holdings", .list([holding("a", "b", 1), holding("b", "a", 1), holding("a", "a", 0)])),
                ])
            ),
        ])
        #expect(try answer(foreignUltimateControl, ring) == .bounded(low: 0, high: 1, value: nil))
    }

    private func holding(_ holder: String, _ held: String, _ stake: Double) -> Tree {
        .object([
            ("holder", .text(holder)), ("held", .text(held)), ("stake", .number(stake)), ("control", .text("none")),
        ])
    }

    private func check(_ measure: Measure, _ deployment: Tree, _ law: String, _ what: String) throws {
        switch try answer(measure, deployment, trusted: ["CC"], parameters: law) {
        case .measured(.number(let value)): #expect(value.isFinite && value >= 0 && value <= 1000, "\(what)")
        case .bounded(let low, let high, _):
            #expect(low.isFinite && high.isFinite && low >= 0 && low < high && high <= 1000, "\(what): \(low)…\(high)")
        case .measured(.key), .among, .unavailable, .notApplicable: break
        case .failed(let reason): #expect(reason.contains("sum to") || reason.contains("finite"), "\(what): \(reason)")
        }
    }
}

extension Tree {
    /// The tree with one member changed, once for each member of that name below a section (or the section itself).
    func changing(_ name: String, in section: String, _ change: (Tree) -> Tree?) -> [Tree] {
        guard case .object(let members) = self, let place = members.firstIndex(where: { $0.0 == section }) else {
            return []
        }
        let variants = members[place].1.variants(named: section) { member, value in
            member == name ? [change(value)].compactMap { $0 } : []
        }
        return variants.map { variant in
            var copy = members
            copy[place].1 = variant
            return .object(copy)
        }
    }

    /// The tree with each number in turn replaced by each of these.
    func with(numbers: [Double]) -> [Tree] {
        variants { _, value in if case .number = value { numbers.map(Tree.number) } else { [] } }
    }

    /// The tree with each list in turn emptied.
    func emptyingEach() -> [Tree] {
        variants { _, value in if case .list = value { [.list([])] } else { [] } }
    }

    func mappingNumbers(_ change: (Double) -> Double) -> Tree {
        switch self {
        case .number(let value): .number(change(value))
        case .list(let items): .list(items.map { $0.mappingNumbers(change) })
        case .object(let members): .object(members.map { ($0.0, $0.1.mappingNumbers(change)) })
        default: self
        }
    }

    /// The tree with one value in it replaced, once for everything that `change` gives for a value and the name of its
    /// member.
    private func variants(named name: String? = nil, _ change: (String?, Tree) -> [Tree]) -> [Tree] {
        var found = change(name, self)
        switch self {
        case .list(let items):
            for index in items.indices {
                for variant in items[index].variants(change) {
                    var copy = items
                    copy[index] = variant
                    found.append(.list(copy))
                }
            }
        case .object(let members):
            for index in members.indices {
                for variant in members[index].1.variants(named: members[index].0, change) {
                    var copy = members
                    copy[index].1 = variant
                    found.append(.object(copy))
                }
            }
        default: break
        }
        return found
    }
}
