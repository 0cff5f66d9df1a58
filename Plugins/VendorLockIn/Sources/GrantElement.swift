#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A loan paid back in equal parts of the principal, with interest on what is still owed.
struct LoanTerms: Equatable {
    /// As a share per year.
    var interestRate: Double
    var maturityYears: Double
    /// Years in which only interest is paid.
    var graceYears: Double
    var paymentsPerYear: Int

    /// The discount of the International Monetary Fund and the World Bank, 5 % per year. RECALLED.
    static let standardDiscount = 0.05
    /// A hundred years of monthly payments.
    static let mostPayments = 1200.0
}

/// The part of a loan that is a gift: 1 − present value of all payments ÷ what was lent.
///
/// Each payment i is discounted by (1 + d)^(i ÷ payments per year). Nil where the terms leave no payment in which to pay
/// back. Test: `GrantElementTests`, 2 % over 20 years, 5 of them of grace, twice a year at 5 %: 26.8 %.
func grantElement(of loan: LoanTerms, discount: Double = LoanTerms.standardDiscount) -> Double? {
    let perYear = Double(loan.paymentsPerYear)
    let times = (all: (loan.maturityYears * perYear).rounded(), grace: (loan.graceYears * perYear).rounded())
    guard times.grace >= 0, times.all > times.grace, times.all <= LoanTerms.mostPayments else { return nil }
    let (payments, grace) = (Int(times.all), Int(times.grace))
    let principal = 1 / Double(payments - grace)
    var (owed, value) = (1.0, 0.0)
    for payment in 1...payments {
        let repaid = payment > grace ? principal : 0
        value += (owed * loan.interestRate / perYear + repaid) / pow(1 + discount, Double(payment) / perYear)
        owed -= repaid
    }
    return 1 - value
}
