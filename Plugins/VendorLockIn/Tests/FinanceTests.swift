import Testing

@testable import VendorLockIn

@Suite struct GrantElementTests {
    /// AidData project 37016: 2 % over 20 years, 5 of them of grace, two payments a year, discounted at 5 %: 26.8 %.
    @Test func `the loan of a capital's safe city`() throws {
        let loan = LoanTerms(interestRate: 0.02, maturityYears: 20, graceYears: 5, paymentsPerYear: 2)
        let element = try #require(grantElement(of: loan))
        #expect(abs(element - 0.268) < 5e-4, "\(element)")
    }

    @Test func `a loan at the rate of discount is no gift, and one without interest paid back late nearly all`() throws
    {
        let plain = LoanTerms(interestRate: 0.05, maturityYears: 10, graceYears: 0, paymentsPerYear: 1)
        #expect(abs(try #require(grantElement(of: plain))) < 1e-12)
        let late = LoanTerms(interestRate: 0, maturityYears: 100, graceYears: 99, paymentsPerYear: 1)
        #expect(try #require(grantElement(of: late)) > 0.99)
        let dear = LoanTerms(interestRate: 1, maturityYears: 10, graceYears: 5, paymentsPerYear: 1)
        #expect(try #require(grantElement(of: dear)) < -5)
    }

    @Test func `terms without a payment have no grant element`() {
        func element(_ maturity: Double, _ grace: Double) -> Double? {
            grantElement(of: .init(interestRate: 0.02, maturityYears: maturity, graceYears: grace, paymentsPerYear: 2))
        }
        #expect(element(5, 5) == nil && element(5, 6) == nil && element(0, 0) == nil && element(5, -1) == nil)
        #expect(element(1e308, 0) == nil && element(.infinity, 0) == nil && element(601, 0) == nil)
    }

    @Test(arguments: UInt64(1)...50) func `more interest is less of a gift`(seed: UInt64) throws {
        var dice = Dice(seed)
        var loan = LoanTerms(
            interestRate: dice.share() / 4, maturityYears: Double(dice.count(5...30)),
            graceYears: Double(dice.count(0...4)), paymentsPerYear: dice.pick([1, 2, 4, 12]))
        let before = try #require(grantElement(of: loan))
        loan.interestRate += 0.01
        #expect(try #require(grantElement(of: loan)) < before, "seed \(seed)")
    }
}

@Suite struct TiedFinanceTests {
    private func city(_ rows: [(kind: String?, amount: Double?, tied: Double?)], rate: Double? = 0.02) -> Tree {
        .object([
            (
                "finance",
                .list(
                    rows.enumerated().map { index, row in
                        .object([
                            ("id", .text("m\(index)")), ("kind", row.kind.map(Tree.text) ?? .unknown),
                            (
                                "amount",
                                .object([
                                    ("amount", row.amount.map(Tree.number) ?? .unknown), ("currency", .text("CNY")),
                                    ("price-year", .number(2016)),
                                ])
                            ),
                            ("tied-share", row.tied.map(Tree.number) ?? .unknown),
                            ("interest-rate", rate.map(Tree.number) ?? .unknown), ("maturity-years", .number(20)),
                            ("grace-years", .number(5)), ("payments-per-year", .number(2)),
                        ])
                    })
            )
        ])
    }

    @Test func `tied money counts by amount`() throws {
        #expect(try answer(tiedFinanceShare, city([("loan", 850, 1)])) == .measured(.number(1)))
        #expect(
            try answer(tiedFinanceShare, city([("loan", 30, 0.5), ("own-funds", 70, 0)])) == .measured(.number(0.15)))
        #expect(
            try answer(tiedFinanceShare, city([("loan", 30, nil), ("grant", 70, 0)]))
                == .bounded(low: 0, high: 0.3, value: nil))
        #expect(
            try answer(tiedFinanceShare, city([("loan", nil, 1), ("grant", 70, 0)]))
                == .bounded(low: 0, high: 1, value: nil))
        #expect(try answer(tiedFinanceShare, city([])) == .notApplicable)
    }

    @Test func `only loans have a grant element, and only when their terms are known`() throws {
        let span = try answer(loanGrantElement, city([("loan", 850, 1), ("own-funds", 1000, 0)])).span
        #expect(abs(span.upperBound - 0.268) < 5e-4 && span.lowerBound == span.upperBound)
        #expect(try answer(loanGrantElement, city([("grant", 1, 0)])) == .notApplicable)
        #expect(try answer(loanGrantElement, city([(nil, 1, 0)])) == .unavailable(missing: [], reason: nil))
        #expect(
            try answer(loanGrantElement, city([("loan", 1, 0)], rate: nil)) == .unavailable(missing: [], reason: nil))
    }
}
