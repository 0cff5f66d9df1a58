import Testing

@testable import VendorLockIn

@Suite struct InterfaceTests {
    @Test func `closedness counts by weight`() throws {
        let city = interfaces([("open-standard", 7), ("frand", 1), ("documented", 1)])
        #expect(try answer(proprietaryInterfaceShare, city).span.upperBound.isClose(to: 1.2 / 9))
        let unknown = interfaces([("open-standard", 3), (nil, 1)])
        #expect(try answer(proprietaryInterfaceShare, unknown) == .bounded(low: 0, high: 0.25, value: nil))
        let unweighed = interfaces([("open-standard", 3), ("documented", nil)])
        #expect(try answer(proprietaryInterfaceShare, unweighed) == .bounded(low: 0, high: 0.7, value: nil))
    }

    private func interfaces(_ rows: [(String?, Double?)]) -> Tree {
        .object([
            (
                "interfaces",
                .list(
                    rows.map { openness, weight in
                        .object([
                            ("openness", openness.map(Tree.text) ?? .unknown),
                            ("weight", weight.map(Tree.number) ?? .unknown),
                        ])
                    })
            )
        ])
    }
}

@Suite struct ExitTests {
    @Test func `cost against what is left to pay`() {
        #expect(exitRatio(of: [10, 5, 3, 0, 0, 0, 0], to: 100) == Interval(0.18))
        #expect(exitRatio(of: [10, nil], to: 100) == Interval(low: 0.1, high: .infinity))
        #expect(exitRatio(of: [0, 0], to: 0) == Interval(0))
        #expect(exitRatio(of: [1], to: 0).low == .infinity)
    }

    @Test func `nothing left to pay ends at the domain`() throws {
        let city = Tree.object([
            (
                "exit",
                .object([
                    ("costs", .object(ExitCostLine.allCases.map { ($0.rawValue, money(1)) })),
                    ("remaining-contract-value", money(0)),
                ])
            )
        ])
        #expect(try answer(exitCostRatio, city) == .measured(.number(1000)))
    }

    @Test func `the contract that takes longest counts`() throws {
        let city = contracts([
            [("notice-months", .number(2)), ("transition-months", .number(1)), ("retrieval-months", .number(1))],
            [("notice-months", .number(1)), ("transition-months", .number(1)), ("retrieval-months", .number(0))],
        ])
        #expect(try answer(exitTime, city) == .measured(.number(4)))
        let silent = contracts([[("notice-months", .number(2)), ("transition-months", .number(1))]])
        #expect(try answer(exitTime, silent) == .bounded(low: 3, high: 1200, value: nil))
    }

    @Test func `clauses add years`() {
        #expect(rigidity(of: terms()) == Interval(2.5))
        #expect(rigidity(of: terms(renews: true, days: 89)) == Interval(3.5))
        #expect(rigidity(of: terms(renews: true, days: 90)) == Interval(2.5))
        #expect(rigidity(of: terms(renews: true, days: nil)) == Interval(low: 2.5, high: 3.5))
        #expect(rigidity(of: terms(renews: nil, days: 90)) == Interval(2.5))
        #expect(rigidity(of: terms(exclusive: true, indexed: false)) == Interval(4.5))
        #expect(rigidity(of: terms(exclusive: nil, indexed: nil)) == Interval(low: 2.5, high: 4.5))
        #expect(rigidity(of: terms(years: nil)) == Interval(low: 0, high: .infinity))
    }

    private func terms(
        years: Double? = 2.5, renews: Bool? = false, days: Double? = nil, exclusive: Bool? = false,
        indexed: Bool? = true
    ) -> ContractTerms {
        ContractTerms(
            yearsToFreeExit: years, autoRenews: renews, renewalNoticeDays: days, isExclusive: exclusive,
            isPriceIndexed: indexed)
    }

    private func money(_ amount: Double) -> Tree {
        .object([("amount", .number(amount)), ("currency", .text("EUR")), ("price-year", .number(2026))])
    }

    private func contracts(_ rows: [[(String, Tree)]]) -> Tree {
        .object([("contracts", .list(rows.map { .object($0) }))])
    }
}
