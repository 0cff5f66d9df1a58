import Testing

@testable import VendorLockIn

@Suite struct RollUpDeltaTests {
    private func lines(_ rows: [(String, SupplierGroups.Group, Double?)]) -> [SpendLine] {
        rows.map { name, group, amount in
            SpendLine(
                layer: "devices", name: name, group: group,
                sum: amount.map { Money(amount: $0, unit: .init(currency: "EUR", priceYear: 2026)) })
        }
    }

    private func delta(_ rows: [(String, SupplierGroups.Group, Double?)]) -> Interval? {
        rollUpDelta(lines(rows), amounts: rows.map(\.2))
    }

    /// Merging shares a and b raises the index by 2·a·b: nine firms 25, 20, 15, 10, 8, 7, 6, 5, 4 at 1 540 points rise by
    /// 40 when the two smallest merge and by 1 000 when the two largest do. VERIFIED (industrialorganization.blogspot.com).
    @Test func `published mergers`() {
        let shares = [25.0, 20, 15, 10, 8, 7, 6, 5, 4]
        func merged(_ one: Int, _ other: Int) -> Double? {
            delta(
                shares.enumerated().map { index, share in
                    ("s\(index)", .settled("s\(index == other ? one : index)"), share)
                })?.high
        }
        #expect(merged(7, 8)?.isClose(to: 40) == true && merged(0, 1)?.isClose(to: 1000) == true)
        // 5 % and 10 %: a rise of 100. RECALLED (guidelines of 1992 and 2010, footnotes).
        let pair = delta([("a", .settled("x"), 5), ("b", .settled("x"), 10), ("c", .settled("c"), 85)])
        #expect(pair?.high.isClose(to: 100) == true)
        // {70, 15, 5} 5 150 → {70, 20} 5 300: of 90 in all, so each figure is divided by .9 × .9.
        let fringe = delta([("a", .settled("a"), 70), ("b", .settled("x"), 15), ("c", .settled("x"), 5)])
        #expect(fringe?.high.isClose(to: 150 / 0.81) == true)
    }

    @Test func `an unknown parent may be anybody's`() {
        let open = delta([("a", .settled("a"), 50), ("b", .open("b"), 30), ("c", .settled("c"), 20)])
        #expect(open?.low == 0 && open?.high.isClose(to: 3000) == true)
        let apart = delta([("a", .settled("a"), 50), ("b", .settled("b"), 50)])
        #expect(apart == Interval(0))
    }

    @Test func `an unknown amount leaves room only where somebody may have a parent in common`() {
        #expect(delta([("a", .settled("a"), nil), ("b", .settled("b"), 50)]) == Interval(0))
        #expect(delta([("a", .settled("x"), nil), ("b", .settled("x"), 50)]) == Interval(low: 0, high: 10_000))
        #expect(delta([("a", .settled("x"), nil), ("a", .settled("x"), 50)]) == Interval(0))
        #expect(delta([("a", .settled("a"), 0)]) == nil)
    }
}

@Suite struct MergerGuidelinesTests {
    @Test func `each edition has its thresholds`() {
        func structures(_ points: Double) -> [MergerGuidelines.Structure] {
            MergerGuidelines.editions.map { $0.structure(of: points) }
        }
        #expect(MergerGuidelines.editions.map(\.edition) == [1992, 2010, 2023])
        #expect(structures(999) == [.unconcentrated, .unconcentrated, .unconcentrated])
        #expect(structures(1558) == [.moderate, .moderate, .moderate])
        #expect(structures(1200) == [.moderate, .unconcentrated, .moderate])
        #expect(structures(2000) == [.high, .moderate, .high])
        #expect(structures(1800) == [.moderate, .moderate, .moderate])
        #expect(structures(2600) == [.high, .high, .high])
    }

    @Test func `a rise is presumed harmful by the rule of its edition`() {
        func harmful(_ edition: Int, _ rise: Double, _ points: Double, _ share: Double = 0) -> Bool {
            MergerGuidelines.edition(edition).isPresumedHarmful(rise: rise, to: points, share: share)
        }
        #expect(!harmful(2023, 100, 2540) && harmful(2023, 101, 2540) && !harmful(2023, 101, 1700))
        #expect(harmful(2023, 101, 1700, 0.31) && !harmful(2023, 101, 1700, 0.30))
        #expect(harmful(1992, 101, 1900) && !harmful(2010, 101, 2600) && harmful(2010, 201, 2600))
        #expect(!harmful(2010, 1000, 2400, 0.9))
        #expect(MergerGuidelines.edition(nil).edition == 2023 && MergerGuidelines.edition(1900).edition == 2023)
    }
}

@Suite struct HillNumberTests {
    @Test func `equal shares are worth their number in every order`() {
        for order in 1...2 {
            #expect(hillNumber(Array(repeating: 7, count: 6), order: order)?.isClose(to: 6) == true)
            #expect(hillNumber([5], order: order) == 1 && hillNumber([], order: order) == nil)
            #expect(hillNumber([0, 0], order: order) == nil && hillNumber([0, 1e308, 1e308], order: order) == 2)
        }
    }

    @Test func `order two is 10 000 ÷ the concentration, and order one is never below it`() {
        for (shares, points) in HerfindahlTests.published {
            let two = hillNumber(shares, order: 2) ?? 0
            #expect(two.isClose(to: 10_000 / points))
            #expect(hillNumber(shares, order: 1) ?? 0 >= two - 1e-9)
        }
        // {30, 30, 20, 20}: 3.846; e^−Σ s·ln s = 3.915.
        #expect(abs((hillNumber([30, 30, 20, 20], order: 2) ?? 0) - 3.846) < 5e-4)
        #expect(abs((hillNumber([30, 30, 20, 20], order: 1) ?? 0) - 3.92) < 5e-3)
    }
}
