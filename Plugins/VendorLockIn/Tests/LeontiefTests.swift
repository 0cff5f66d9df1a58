import Testing

@testable import VendorLockIn

@Suite struct LeontiefTests {
    private typealias Supplier = SupplyGraph.Supplier

    private func supplier(_ jurisdiction: String?, _ inputs: [(Int, Double?)]?) -> Supplier {
        Supplier(jurisdiction: jurisdiction, inputs: inputs?.map { .init(from: $0.0, share: $0.1) })
    }

    /// Miller and Blair, "Input-Output Analysis", 2nd ed. (2009), section 2.3: inputs .15, .20 of the one sector and .25,
    /// .05 of the other, final demand 600 and 1500, output 1247.5 and 1841.6. RECALLED, recomputed.
    @Test func `two sectors that buy from each other`() {
        let graph = SupplyGraph(suppliers: [
            supplier("A", [(0, 0.15), (1, 0.20)]), supplier("B", [(0, 0.25), (1, 0.05)]),
        ])
        let added = graph.valueAdded(of: [600, 1500])
        let output = (600 * 0.95 + 1500 * 0.25) / 0.7575
        let other = (600 * 0.20 + 1500 * 0.85) / 0.7575
        #expect(abs(output - 1247.5) < 0.05 && abs(other - 1841.6) < 0.05)
        #expect(added.byJurisdiction["A"]?.isClose(to: output * 0.65) == true)
        #expect(added.byJurisdiction["B"]?.isClose(to: other * 0.70) == true)
        #expect(added.unknown == 0)
    }

    @Test func `a chain is looked through to its end`() {
        // A platform at home that buys 60 % from a reseller, which buys 90 % from a maker abroad.
        let graph = SupplyGraph(suppliers: [
            supplier("HH", [(1, 0.6)]), supplier("HH", [(2, 0.9)]), supplier("FF", []),
        ])
        let added = graph.valueAdded(of: [1, 0, 0])
        #expect(added.byJurisdiction["FF"]?.isClose(to: 0.54) == true)
        #expect(added.byJurisdiction["HH"]?.isClose(to: 0.46) == true)
        #expect(graph.tiers(of: [1, 0, 0], in: "FF", count: 4) == [0, 0, 0.54, 0])
        #expect(graph.widestChains(of: [1, 0, 0], in: "FF") == [.init(suppliers: [0, 1, 2], value: 0.54)])
        #expect(graph.widestChains(of: [1, 0, 0], in: "HH").map(\.suppliers) == [[0], [0, 1]])
    }

    @Test func `what nobody states may come from anywhere`() {
        let graph = SupplyGraph(suppliers: [
            supplier("HH", [(1, 0.5), (2, nil)]), supplier(nil, []), supplier("FF", []), supplier("FF", nil),
        ])
        #expect(graph.valueAdded(of: [1, 0, 0, 0]).unknown.isClose(to: 1))
        #expect(graph.valueAdded(of: [0, 0, 0, 1]).unknown == 1)
        #expect(graph.valueAdded(of: [0, 0, 1, 0]).byJurisdiction == ["FF": 1])
    }

    @Test func `circles end, however little leaves them`() {
        let closed = SupplyGraph(suppliers: [supplier("A", [(1, 1)]), supplier("B", [(0, 1)])])
        #expect(closed.valueAdded(of: [1, 0]).unknown.isClose(to: 1))
        let own = SupplyGraph(suppliers: [supplier("A", [(0, 1)])])
        #expect(own.valueAdded(of: [1]).unknown.isClose(to: 1))
        let leaking = SupplyGraph(suppliers: [supplier("A", [(1, 0.999)]), supplier("B", [(0, 0.999)])])
        let added = leaking.valueAdded(of: [1, 0])
        #expect(abs((added.byJurisdiction["A"] ?? 0) - 1 / 1.999) < 1e-12 && added.unknown == 0)
        // A large circle that is nearly closed is iterated, and what is still going round is unknown.
        let ring = SupplyGraph(suppliers: (0..<300).map { supplier("A", [(($0 + 1) % 300, 1 - 1e-9)]) })
        var purchases = CirclePurchases(Array(0..<300), in: ring, budget: 100_000)
        var sales = [1] + Array(repeating: 0.0, count: 299)
        let left = purchases.settle(&sales)
        #expect(abs(sales.reduce(0, +) * 1e-9 + left - 1) < 1e-6 && left > 0.99)
    }

    @Test(arguments: UInt64(1)...60)
    func `nothing is lost, and chains sum to what they add`(seed: UInt64) {
        var dice = Dice(seed)
        let count = dice.count(1...12)
        let graph = SupplyGraph(
            suppliers: (0..<count).map { _ in
                supplier(
                    dice.pick(["HH", "FF", "GG", nil]),
                    dice.count(0...9) == 0
                        ? nil
                        : (0..<dice.count(0...4)).map { _ in
                            (dice.count(0...count - 1), dice.count(0...9) == 0 ? nil : dice.share() / 4)
                        })
            })
        let demand = (0..<count).map { _ in dice.share() }
        let added = graph.valueAdded(of: demand)
        let total = demand.reduce(0, +)
        #expect(
            (added.byJurisdiction.values.reduce(added.unknown, +)).isClose(to: total) || total == 0, "seed \(seed)")
        for (code, value) in added.byJurisdiction {
            let tiers = graph.tiers(of: demand, in: code, count: 400).reduce(0, +)
            #expect(tiers.isClose(to: value), "seed \(seed) \(code): \(tiers) of \(value)")
            let chains = graph.widestChains(of: demand, in: code, count: 5)
            #expect(chains.reduce(0) { $0 + $1.value } <= value + 1e-9, "seed \(seed)")
            #expect(chains.map(\.value) == chains.map(\.value).sorted(by: >), "seed \(seed)")
        }
    }

    @Test func `ten thousand suppliers with fifty thousand inputs are measured`() throws {
        var dice = Dice(7)
        let count = 10_000
        let rows = (0..<count).map { number in
            Tree.object([
                ("id", .text("s\(number)")), ("parent", .text("s\(number / 3)")),
                ("jurisdiction", .text(dice.pick(["HH", "FF", "GG", "KK", "LL"]))),
                (
                    "inputs",
                    .list(
                        (0..<5).map { _ in
                            .object([
                                ("from", .text("s\(dice.count(0...count - 1))")), ("share", .number(0.19)),
                            ])
                        })
                ),
            ])
        }
        let contracts = (0..<20).map { number in
            Tree.object([
                ("layer", .text("devices")), ("supplier", .text("s\(number)")),
                (
                    "annual-value",
                    .object([("amount", .number(5)), ("currency", .text("EUR")), ("price-year", .number(2026))])
                ),
            ])
        }
        let city = Tree.object([("contracts", .list(contracts)), ("suppliers", .list(rows))])
        let start = ContinuousClock.now
        let found = try answer(transitiveExposure, city, home: "HH")
        print("transitive exposure of 10,000 suppliers and 50,000 inputs: \(ContinuousClock.now - start)")
        #expect(found.span.lowerBound > 0.1 && found.span.upperBound < 0.4)
        #expect(found.span.upperBound - found.span.lowerBound < 1e-9)
        let limits = (
            SupplyGraph(suppliers: []).valueAdded(of: []), SupplyGraph(suppliers: []).widestChains(of: [], in: "X")
        )
        #expect(limits.0.unknown == 0 && limits.1.isEmpty)
    }
}

@Suite struct TransitiveExposureTests {
    private func city(_ suppliers: [(String, String?, [(String, Double)]?)], _ spend: [(String?, Double?)]) -> Tree {
        .object([
            (
                "contracts",
                .list(
                    spend.map { supplier, amount in
                        .object([
                            ("layer", .text("devices")), ("supplier", supplier.map(Tree.text) ?? .unknown),
                            (
                                "annual-value",
                                .object([
                                    ("amount", amount.map(Tree.number) ?? .unknown), ("currency", .text("EUR")),
                                    ("price-year", .number(2026)),
                                ])
                            ),
                        ])
                    })
            ),
            (
                "suppliers",
                .list(
                    suppliers.map { id, jurisdiction, inputs in
                        .object([
                            ("id", .text(id)), ("parent", .text(id)),
                            ("jurisdiction", jurisdiction.map(Tree.text) ?? .unknown),
                            (
                                "inputs",
                                inputs.map { list in
                                    .list(list.map { .object([("from", .text($0.0)), ("share", .number($0.1))]) })
                                } ?? .unknown
                            ),
                        ])
                    })
            ),
        ])
    }

    private let chain: [(String, String?, [(String, Double)]?)] = [
        ("integrator", "ID", [("cloud", 0.4), ("sensors", 0.3)]), ("cloud", "US", []),
        ("sensors", "CN", [("chips", 0.5)]),
        ("chips", "TW", []),
    ]

    @Test func `the largest foreign jurisdiction counts, and a trusted one is not foreign`() throws {
        let deployment = city(chain, [("integrator", 100)])
        #expect(try answer(transitiveExposure, deployment, home: "ID") == .measured(.number(0.4)))
        #expect(try answer(foreignValueAdded, deployment, home: "ID").span.upperBound.isClose(to: 0.7))
        #expect(
            try answer(transitiveExposure, deployment, home: "ID", trusted: ["US"]).span.upperBound.isClose(to: 0.15))
        #expect(try answer(transitiveExposure, deployment, home: "US").span.upperBound.isClose(to: 0.3))
    }

    @Test func `a bloc covers its members`() throws {
        let deployment = city([("a", "DE", []), ("b", "FR", []), ("c", "CH", [])], [("a", 50), ("b", 30), ("c", 20)])
        #expect(try answer(transitiveExposure, deployment, home: "DE").span.upperBound.isClose(to: 0.3))
        #expect(
            try answer(transitiveExposure, deployment, home: "DE", trusted: ["EU"]).span.upperBound.isClose(to: 0.2))
    }

    @Test func `an unknown amount, supplier or chain leaves room`() throws {
        let amount = city(chain, [("integrator", 100), ("chips", nil)])
        let span = try answer(transitiveExposure, amount, home: "ID").span
        #expect(span.lowerBound <= 0.4 && span.upperBound.isClose(to: 1))
        let nobody = try answer(transitiveExposure, city(chain, [("integrator", 90), (nil, 10)]), home: "ID").span
        #expect(nobody.lowerBound.isClose(to: 0.36) && nobody.upperBound.isClose(to: 0.46))
        let dark = try answer(transitiveExposure, city([("a", "US", nil)], [("a", 1)]), home: "ID").span
        #expect(dark == 0...1)
    }

    @Test func `no home, more inputs than sales and suppliers listed twice are told`() throws {
        #expect(
            try answer(transitiveExposure, city(chain, [("integrator", 1)]))
                == .unavailable(missing: [], reason: "no home was given: whose law counts?"))
        let excess = city([("a", "US", [("b", 0.7), ("c", 0.4)])], [("a", 1)])
        #expect(
            try answer(transitiveExposure, excess, home: "ID")
                == .failed(reason: "the inputs of 'a' sum to 1.1, more than all it sells"))
        let twice = city([("a", "US", []), ("a", "ID", [])], [("a", 1)])
        #expect(try answer(transitiveExposure, twice, home: "ID") == .failed(reason: "supplier 'a' is listed twice"))
    }

    @Test func `more unknown amounts than are looked at one by one still enclose the truth`() throws {
        let graph = try #require(
            SupplyExposure(
                chain: SupplyChain([]), spend: Array(repeating: (nil, nil), count: 300), isInside: { _ in false }))
        #expect(graph.elsewhere == Interval(low: 0, high: 1))
    }

    @Test(arguments: UInt64(1)...40)
    func `swapping home and abroad everywhere changes nothing`(seed: UInt64) throws {
        var city = RandomCity(dice: Dice(seed &+ 4000))
        let deployment = city.deployment()
        let mirrored = deployment.swapping("HH", "FF")
        for measure in [transitiveExposure, foreignValueAdded] {
            let (here, there) = (
                try answer(measure, deployment, home: "HH"), try answer(measure, mirrored, home: "FF")
            )
            #expect(here == there, "seed \(seed)")
        }
    }
}

extension Tree {
    /// The tree with two texts in each other's place.
    func swapping(_ one: String, _ other: String) -> Tree {
        switch self {
        case .text(let text): .text(text == one ? other : text == other ? one : text)
        case .list(let items): .list(items.map { $0.swapping(one, other) })
        case .object(let members): .object(members.map { ($0.0, $0.1.swapping(one, other)) })
        default: self
        }
    }
}
