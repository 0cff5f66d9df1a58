import ModuleKit
import RiskModel
import Testing

@testable import VendorLockIn

private typealias Measure = (Reading) throws -> ModuleKit.Measurement

@Suite struct PropertyTests {
    private let indicators: [(String, Measure)] = [
        ("concentration", supplierConcentration), ("effective", effectiveSuppliers),
        ("critical", criticalSupplierShare), ("interfaces", proprietaryInterfaceShare), ("cost", exitCostRatio),
        ("time", exitTime), ("rigidity", contractRigidity),
    ]

    @Test(arguments: UInt64(1)...20)
    func `hiding any one leaf only widens what is possible`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed))
        let deployment = city.deployment()
        for (name, measure) in indicators {
            let open = try answer(measure, deployment)
            #expect(open.span.upperBound < .infinity, "seed \(seed) \(name): \(open)")
            for hidden in deployment.hidingEach(keeping: ["id"]) where !hidden.hidesReference {
                let dark = try answer(measure, hidden)
                #expect(
                    dark.span.lowerBound <= open.span.lowerBound + 1e-9
                        && dark.span.upperBound >= open.span.upperBound - 1e-9,
                    "seed \(seed) \(name): \(open) became \(dark) in \(hidden.json)")
            }
        }
    }

    /// Hides several leaves at once, then fills them from another deployment of the same shape.
    @Test(arguments: UInt64(1)...20)
    func `what is hidden could have been anything within the bounds`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 1000))
        let deployment = city.deployment()
        var dice = Dice(seed &+ 5000)
        let leaves = deployment.hidingEach(keeping: ["id", "needs", "any-of"])
        for _ in 0..<4 {
            let hidden = dice.pick(leaves)
            for (name, measure) in indicators {
                let bounds = try answer(measure, hidden).span
                for replacement in hidden.fillings {
                    let span = try answer(measure, replacement).span
                    guard span.upperBound < .infinity else { continue }
                    #expect(
                        bounds.lowerBound <= span.lowerBound + 1e-9 && span.upperBound <= bounds.upperBound + 1e-9,
                        "seed \(seed) \(name): \(span) of \(replacement.json) is outside \(bounds)")
                }
            }
        }
    }

    @Test func `the order of rows makes no difference`() throws {
        for seed in UInt64(1)...10 {
            var city = RandomCity(dice: Dice(seed &+ 2000))
            let deployment = city.deployment()
            for (name, measure) in indicators {
                let (here, there) = (
                    try answer(measure, deployment).span, try answer(measure, deployment.reversed).span
                )
                #expect(
                    here.upperBound.isClose(to: there.upperBound) && here.lowerBound.isClose(to: there.lowerBound),
                    "seed \(seed) \(name)")
            }
        }
    }

    @Test func `empty lists are a fact and no lists are none`() throws {
        let empty = Tree.object(["contracts", "services", "components", "interfaces"].map { ($0, .list([])) })
        for (name, measure) in indicators where name != "cost" {
            #expect(try answer(measure, empty) == .notApplicable, "\(name)")
            #expect(try answer(measure, .object([])) == .unavailable(missing: [], reason: nil), "\(name)")
        }
        #expect(try answer(exitCostRatio, .object([])) == .unavailable(missing: [], reason: nil))
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
            "years-to-free-exit": [0, 9],
        ]
        .flatMap { name, values in values.map { (name, Tree.number($0)) } }.compactMap { filled($0.0, $0.1) }
            + ["s0", "s1", "s2", "s3", "elsewhere", "new"].flatMap { id in
                ["supplier", "suppliers", "parent"].compactMap { filled($0, .text(id)) }
            }
            + ["devices", "platform", "cloud"].compactMap { filled("layer", .text($0)) }
            + Openness.allCases.compactMap { filled("openness", .text($0.rawValue)) }
            + [true, false].flatMap { flag in
                ["auto-renews", "exclusive", "price-indexed"].compactMap { filled($0, .flag(flag)) }
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
