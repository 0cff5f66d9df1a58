import Testing

@testable import VendorLockIn

@Suite struct HerfindahlTests {
    static let published: [([Double], Double)] = [
        ([30, 30, 20, 20], 2600), ([70, 30], 5800), ([25, 20, 15, 10, 8, 7, 6, 5, 4], 1540),
        ([25, 20, 15, 10, 8, 7, 6, 9], 1580), ([45, 15, 10, 8, 7, 6, 5, 4], 2540),
        ([1, 1, 1, 1, 1, 1], 10_000.0 / 6), ([0.88, 0.08, 0.04], 7824), ([0.55, 0.25, 0.20], 4050),
        ([22, 18, 15, 15, 10, 10, 10], 1558), ([1e300, 1e300], 5000), ([5], 10_000),
    ]

    @Test(arguments: published) func `published examples`(shares: [Double], points: Double) throws {
        let index = try #require(herfindahl(shares))
        #expect(index.isClose(to: points))
    }

    @Test func `nothing to share has no index`() {
        #expect(herfindahl([]) == nil && herfindahl([0, 0]) == nil)
        #expect(smallestHerfindahl([]) == 0 && smallestHerfindahl([.anyQuantity]) == 0)
    }

    @Test func `one unknown amount lies between evening out and outgrowing the others`() {
        let groups = ["a", "b", "c"].map { SupplierGroups.Group.settled($0) }
        let bounds = concentration(groups, amounts: [60, 40, nil])
        // Least at x = (60² + 40²) ÷ 100 = 52.
        let total = 152.0
        #expect(bounds?.high == 10_000)
        #expect(bounds?.low.isClose(to: (3600 + 1600 + 2704) / (total * total) * 10_000) ?? false)
    }

    @Test(arguments: UInt64(1)...60)
    func `the smallest index is not undercut by any choice`(seed: UInt64) {
        var dice = Dice(seed)
        let amounts = (0..<dice.count(2...5)).map { _ in
            let (one, other) = (Double(dice.count(0...9)), Double(dice.count(0...9)))
            return Interval(low: min(one, other), high: dice.count(0...3) == 0 ? .infinity : max(one, other))
        }
        let smallest = smallestHerfindahl(amounts)
        var best = Double.infinity
        for _ in 0..<500 {
            let choice = amounts.map { $0.low + (min($0.high, 30) - $0.low) * Double.random(in: 0...1, using: &dice) }
            best = min(best, herfindahl(choice) ?? 0)
        }
        #expect(smallest <= best + 1e-9, "seed \(seed)")
        #expect(smallest == 0 || smallest >= best * 0.8, "seed \(seed): \(smallest) is far below \(best)")
    }
}

@Suite struct SupplierConcentrationTests {
    @Test func `seven suppliers of the European city`() throws {
        let city = deployment(zip([22.0, 18, 15, 15, 10, 10, 10], 0...).map { ("devices", "s\($1)", $0) }, own: 7)
        #expect(try answer(supplierConcentration, city).span.upperBound.isClose(to: 1558))
        #expect(try answer(effectiveSuppliers, city).span.upperBound.isClose(to: 10_000 / 1558))
    }

    @Test func `the most concentrated layer counts, on ultimate parents`() throws {
        let rows = [("devices", "s0", 50.0), ("devices", "s1", 50), ("cloud", "s0", 60), ("cloud", "s2", 40)]
        #expect(try answer(supplierConcentration, deployment(rows, own: 3)).span.upperBound.isClose(to: 5200))
        let rolled = deployment(rows, parents: [("s0", "group"), ("s1", "group"), ("s2", "s2")])
        #expect(try answer(supplierConcentration, rolled) == .measured(.number(10_000)))
    }

    @Test func `an unknown parent lies between apart and together`() throws {
        let rows = [("devices", "s0", 50.0), ("devices", "s1", 30), ("devices", "s2", 20)]
        let city = deployment(rows, parents: [("s0", "s0"), ("s1", "s1")])
        let bounds = try answer(supplierConcentration, city).span
        #expect(bounds.lowerBound.isClose(to: 3800) && bounds.upperBound.isClose(to: 5800))
        let effective = try answer(effectiveSuppliers, city).span
        #expect(effective.lowerBound.isClose(to: 10_000 / 5800) && effective.upperBound.isClose(to: 10_000 / 3800))
    }

    @Test func `parents in a circle are one group`() {
        let groups = SupplierGroups(parents: ["a": "b", "b": "c", "c": "b", "d": "d", "e": nil, "f": "e", "g": "x"])
        #expect(groups.group(of: "a") == groups.group(of: "c") && groups.group(of: "b") == .settled("b"))
        #expect(groups.group(of: "d") == .settled("d") && groups.group(of: "g") == .settled("x"))
        #expect(groups.group(of: "f") == .open("e") && groups.group(of: "nobody") == .open("nobody"))
    }

    @Test func `mixed money needs a dated rate`() throws {
        let city = Tree.object([
            ("contracts", .list([contract("devices", "s0", 50, "EUR"), contract("devices", "s1", 50, "USD")])),
            ("suppliers", suppliers([("s0", "s0"), ("s1", "s1")])),
        ])
        #expect(
            try answer(supplierConcentration, city)
                == .failed(
                    reason: "the yearly value of the contracts in layer 'devices' is stated in EUR of 2026 and in "
                        + "USD of 2026, and no dated rate between them is given"))
        let rate = """
            {"exchange-rates":[{"from":{"currency":"EUR","price-year":2026},"to":{"currency":"USD","price-year":2026},
            "rate":1.5,"as-of":"2026-11-01"}]}
            """
        // 75 and 50 of 125.
        #expect(try answer(supplierConcentration, city, parameters: rate).span.upperBound.isClose(to: 5200))
        let undated = rate.replacing(",\n\"as-of\":\"2026-11-01\"", with: "").replacing("\"as-of\"", with: "\"when\"")
        #expect(try answer(supplierConcentration, city, parameters: undated).span.upperBound == .infinity)
    }

    private func deployment(_ rows: [(String, String, Double)], own count: Int) -> Tree {
        deployment(rows, parents: (0..<count).map { ("s\($0)", "s\($0)") })
    }

    private func deployment(_ rows: [(String, String, Double)], parents: [(String, String)]) -> Tree {
        .object([
            ("contracts", .list(rows.map { contract($0.0, $0.1, $0.2, "EUR") })), ("suppliers", suppliers(parents)),
        ])
    }

    private func contract(_ layer: String, _ supplier: String, _ amount: Double, _ currency: String) -> Tree {
        .object([
            ("layer", .text(layer)), ("supplier", .text(supplier)),
            (
                "annual-value",
                .object([("amount", .number(amount)), ("currency", .text(currency)), ("price-year", .number(2026))])
            ),
        ])
    }

    private func suppliers(_ parents: [(String, String)]) -> Tree {
        .list(parents.map { .object([("id", .text($0.0)), ("parent", .text($0.1))]) })
    }
}
