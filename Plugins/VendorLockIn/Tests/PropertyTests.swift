import ModuleKit
import RiskModel
import Testing

@testable import VendorLockIn

/// Every indicator, as the properties below see it: from the home HH, where two lists restrict suppliers.
var everyIndicator: [(name: String, measure: Measure)] {
    [
        ("concentration", supplierConcentration), ("effective", effectiveSuppliers), ("delta", rollUpDelta),
        ("critical", criticalSupplierShare), ("pair", criticalPairShare), ("exposure", transitiveExposure),
        ("foreign", foreignValueAdded), ("interfaces", proprietaryInterfaceShare), ("export", exportableDataCoverage),
        ("cost", exitCostRatio), ("time", exitTime), ("rigidity", contractRigidity),
        ("maintenance", maintenanceDependence),
        ("continuity", continuityAssets), ("support", supportLifeRatio), ("re-homing", reHomingCapability),
        ("tied", tiedFinanceShare), ("grant", loanGrantElement), ("restricted", restrictedSupplierShare),
        ("restricted abroad", restrictedAbroadShare),
    ]
}

/// What every indicator answers, or those named, seen from that home.
func answersFromHome(_ deployment: Tree, of indicators: [(name: String, measure: Measure)] = everyIndicator) throws
    -> [(name: String, answer: Answer)]
{
    let lists = ["HH", "FF"].map { home in
        "{\"id\":\"\(home)\",\"home\":\"\(home)\",\"effect\":\"none of it\",\"status\":\"in-force\",\"as-of\":\"2026-01\","
            + "\"source\":\"a test\",\"entities\":[\"s\(home == "HH" ? 1 : 2)\",\"elsewhere\"]}"
    }
    let parameters = "{\"shipped-rows\":false,\"restricted-lists\":[\(lists.joined(separator: ","))]}"
    let found = try answers(indicators.map(\.measure), deployment, parameters: parameters, home: "HH")
    return zip(indicators, found).map { ($0.name, $1) }
}

/// Names the engine never lets be unknown.
let identifiers: Set<String> = ["id", "class", "item", "task", "from"]

@Suite struct PropertyTests {
    @Test(arguments: UInt64(1)...8)
    func `hiding any one leaf only widens what is possible`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed))
        let deployment = city.deployment()
        let open = try answersFromHome(deployment)
        for (name, answer) in open { #expect(answer.span.upperBound < .infinity, "seed \(seed) \(name): \(answer)") }
        for hidden in deployment.hidingEach(keeping: identifiers) where !hidden.hidesReference {
            for (before, after) in zip(open, try answersFromHome(hidden)) {
                let (here, there) = (before.answer.span, after.answer.span)
                #expect(
                    there.lowerBound <= here.lowerBound + 1e-9 && there.upperBound >= here.upperBound - 1e-9,
                    "seed \(seed) \(before.name): \(before.answer) became \(after.answer) in \(hidden.json)")
            }
        }
    }

    /// Hides several leaves at once, then fills them from another deployment of the same shape.
    @Test(arguments: UInt64(1)...8)
    func `what is hidden could have been anything within the bounds`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 1000))
        let deployment = city.deployment()
        var dice = Dice(seed &+ 5000)
        let leaves = deployment.hidingEach(keeping: identifiers.union(["needs", "any-of"]))
        for _ in 0..<4 {
            let hidden = dice.pick(leaves)
            let bounds = try answersFromHome(hidden)
            for replacement in hidden.fillings {
                for (bound, found) in zip(bounds, try answersFromHome(replacement)) {
                    let (outer, inner) = (bound.answer.span, found.answer.span)
                    guard inner.upperBound < .infinity else { continue }
                    #expect(
                        outer.lowerBound <= inner.lowerBound + 1e-9 && inner.upperBound <= outer.upperBound + 1e-9,
                        "seed \(seed) \(bound.name): \(inner) of \(replacement.json) is outside \(outer)")
                }
            }
        }
    }

    @Test func `the order of rows makes no difference`() throws {
        for seed in UInt64(1)...10 {
            var city = RandomCity(dice: Dice(seed &+ 2000))
            let deployment = city.deployment()
            for (here, there) in zip(try answersFromHome(deployment), try answersFromHome(deployment.reversed)) {
                #expect(
                    here.answer.span.upperBound.isClose(to: there.answer.span.upperBound)
                        && here.answer.span.lowerBound.isClose(to: there.answer.span.lowerBound),
                    "seed \(seed) \(here.name)")
            }
        }
    }

    @Test func `empty lists are a fact and no lists are none`() throws {
        let lists = ["contracts", "services", "components", "interfaces", "devices", "maintenance", "finance"]
        let empty = Tree.object((lists + ["bill-of-materials"]).map { ($0, .list([])) })
        let unlisted = ["cost", "export", "continuity"]
        for (name, answer) in try answersFromHome(empty) where !unlisted.contains(name) {
            #expect(answer == .notApplicable, "\(name)")
        }
        for (name, answer) in try answersFromHome(.object([])) {
            #expect(answer == .unavailable(missing: [], reason: nil), "\(name)")
        }
    }
}

extension Tree {
    /// Whether an entry of `needs` or `any-of` is hidden, which the engine refuses.
    var hidesReference: Bool {
        switch self {
        case .object(let members):
            members.contains { name, value in
                if name == "needs" || name == "any-of", case .list(let items) = value {
                    return items.contains { $0.isUnknown }
                }
                return value.hidesReference
            }
        case .list(let items): items.contains { $0.hidesReference }
        default: false
        }
    }

    /// Every list in reverse.
    var reversed: Tree {
        switch self {
        case .list(let items): .list(items.reversed().map(\.reversed))
        case .object(let members): .object(members.map { ($0.0, $0.1.reversed) })
        default: self
        }
    }

    /// The tree with what is unknown in it filled in, in several ways.
    var fillings: [Tree] {
        [
            "amount": [0, 0.5, 3, 100, 1e9], "weight": [0.1, 1, 50], "notice-months": [0, 40],
            "years-to-free-exit": [0, 9], "share": [0, 0.05, 0.25], "count": [0, 1e6], "support-years": [0, 50],
            "expected-use-years": [0.5, 40], "hours-per-year": [0, 1e4], "tied-share": [0, 1],
            "interest-rate": [0, 0.3],
        ]
        .flatMap { name, values in values.map { (name, Tree.number($0)) } }.compactMap { filled($0.0, $0.1) }
            + ["s0", "s1", "s2", "s3", "elsewhere", "new"].flatMap { id in
                ["supplier", "suppliers", "parent", "maker"].compactMap { filled($0, .text(id)) }
            }
            + ["HH", "FF", "GG", "XX"].compactMap { filled("jurisdiction", .text($0)) }
            + ContinuityAsset.allCases.compactMap { filled("held", .text($0.rawValue)) }
            + ["never", "2026-11-22"].flatMap { day in
                ["last-verified-rebuild", "last-full-test"].compactMap { filled($0, .text(day)) }
            }
            + ["devices", "platform", "cloud"].compactMap { filled("layer", .text($0)) }
            + Openness.allCases.compactMap { filled("openness", .text($0.rawValue)) }
            + [true, false].flatMap { flag in
                ["auto-renews", "exclusive", "price-indexed", "in-contract", "open-format", "owner-controlled"]
                    .compactMap { filled($0, .flag(flag)) }
            }
    }

    /// The tree with the unknown under `name` replaced, or nil when there is none.
    private func filled(_ name: String, _ value: Tree) -> Tree? {
        switch self {
        case .list(let items):
            for (index, item) in items.enumerated() {
                if let new = item.filled(name, value) {
                    var copy = items
                    copy[index] = new
                    return .list(copy)
                }
            }
        case .object(let members):
            for (index, member) in members.enumerated() {
                var new: Tree?
                if member.0 == name, member.1.isUnknown {
                    new = value
                } else if member.0 == name, case .list(let items) = member.1,
                    let gap = items.firstIndex(where: \.isUnknown)
                {
                    var copy = items
                    copy[gap] = value
                    new = .list(copy)
                } else {
                    new = member.1.filled(name, value)
                }
                if let new {
                    var copy = members
                    copy[index].1 = new
                    return .object(copy)
                }
            }
        default: break
        }
        return nil
    }
}
