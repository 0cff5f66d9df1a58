import Foundation
import Testing

@testable import Scale

@Suite struct DiffusionCurveTests {
    @Test(arguments: [(1.0, 0.035758), (5, 0.331199), (10, 0.812803)])
    func `Bass reproduces the average coefficients' curve`(year: Double, share: Double) {
        #expect(abs(DiffusionCurve.bass(ceiling: 1, p: 0.03, q: 0.38).count(after: year) - share) < 5e-7)
    }

    @Test func `Bass peaks after 6.1926 years`() {
        #expect(abs(bassPeak(p: 0.03, q: 0.38) - 6.1926) < 5e-5)
    }

    @Test func `Bass without imitation is exponential, and without innovation logistic`() {
        let exponential = DiffusionCurve.bass(ceiling: 10, p: 0.2, q: 0)
        #expect(abs(exponential.count(after: 3) - 10 * (1 - exp(-0.6))) < 1e-12)
        // From the same share on, a Bass curve with a vanishing p grows as the logistic with b = q.
        let bass = DiffusionCurve.bass(ceiling: 1, p: 1e-9, q: 0.5)
        let start = 40.0
        let share = bass.count(after: start)
        let logistic = DiffusionCurve.logistic(ceiling: 1, a: log(share / (1 - share)), b: 0.5)
        #expect(abs(bass.count(after: start + 3) - logistic.count(after: 3)) < 1e-6)
    }
}

@Suite struct DiffusionFitTests {
    private var fits: [DiffusionFit] { DiffusionFit.growing(nationalSeries, ceiling: nil) }

    @Test func `the logistic of the worked series levels off at 3.24`() throws {
        guard case .logistic(let ceiling, let a, let b) = fits[0].curve else { return #expect(Bool(false)) }
        #expect(abs(ceiling - 3.24) < 1e-9 && abs(a + 0.2859) < 5e-5 && abs(b - 0.5996) < 5e-5)
        #expect(abs((fits[0].squares / 5).squareRoot() - 0.0154) < 5e-5)
        #expect(abs(fits[0].curve.count(after: 6) - 3.126) < 5e-4)
        #expect(abs(fits[0].curve.count(after: 7) - 3.176) < 5e-4)
    }

    @Test func `the Gompertz curve of the worked series levels off at 3.46`() throws {
        guard case .gompertz(let ceiling, let a, let b) = fits[1].curve else { return #expect(Bool(false)) }
        #expect(abs(ceiling - 3.46) < 1e-9 && abs(a - 0.0885) < 5e-5 && abs(b - 0.4091) < 5e-5)
        #expect(abs((fits[1].squares / 5).squareRoot() - 0.0214) < 5e-5)
        #expect(abs(fits[1].curve.count(after: 6) - 3.198) < 5e-4)
        #expect(abs(fits[1].curve.count(after: 7) - 3.284) < 5e-4)
    }

    @Test(arguments: [
        (7.0, 10.0, 0.682, 0.672), (6.0, 3.6, 0.132, 0.112),
    ]) func `the worked targets are missed by so much`(
        years: Double, target: Double, logistic: Double, gompertz: Double
    ) {
        #expect(abs(shortfall(forecast: fits[0].curve.count(after: years), target: target) - logistic) < 5e-4)
        #expect(abs(shortfall(forecast: fits[1].curve.count(after: years), target: target) - gompertz) < 5e-4)
    }

    @Test func `a series in another unit is fitted alike`() {
        let units = nationalSeries.map { YearlyCount(year: $0.year, count: $0.count * 1e9) }
        for (fit, other) in zip(fits, DiffusionFit.growing(units, ceiling: nil)) {
            #expect(abs(other.curve.ceiling / 1e9 - fit.curve.ceiling) < 1e-9)
        }
    }

    @Test func `a Bass curve is found again from its own points`() throws {
        let truth = DiffusionCurve.bass(ceiling: 1000, p: 0.03, q: 0.38)
        let counts = (1...10).map { YearlyCount(year: 2000 + Double($0), count: truth.count(after: Double($0))) }
        let fit = try #require(DiffusionFit.launched(counts, ceiling: nil))
        guard case .bass(let ceiling, let p, let q) = fit.curve else { return #expect(Bool(false)) }
        #expect(abs(ceiling - 1000) < 1e-6 && abs(p - 0.03) < 1e-6 && abs(q - 0.38) < 1e-5)
        let forecasts = try #require(Forecasts([fit], after: 14, points: 10))
        #expect(abs(forecasts.central - truth.count(after: 15)) < 1e-3)
    }

    @Test func `a stated ceiling is kept`() {
        for fit in DiffusionFit.growing(nationalSeries, ceiling: 3) { #expect(fit.curve.ceiling == 3) }
        #expect(DiffusionFit.launched(nationalSeries, ceiling: 3)?.curve.ceiling == 3)
    }

    @Test func `the corrected Akaike criterion needs six counts`() throws {
        #expect(fits[0].akaike(of: 5) == nil)
        // n = 10, squares 0.4, three parameters and the spread: 10·ln 0.04 + 8 + 40/5.
        let fit = DiffusionFit(curve: .logistic(ceiling: 5, a: 0, b: 1), squares: 0.4, parameters: 3)
        #expect(abs(try #require(fit.akaike(of: 10)) - (10 * log(0.04) + 16)) < 1e-9)
    }

    @Test func `with six counts the better model weighs more, with fewer the middle stands`() throws {
        let truth = DiffusionCurve.logistic(ceiling: 10, a: -2, b: 0.7)
        let counts = (0..<8).map { YearlyCount(year: 2000 + Double($0), count: truth.count(after: Double($0))) }
        let found = DiffusionFit.growing(counts, ceiling: nil)
        let forecasts = try #require(Forecasts(found, after: 9, points: 8))
        #expect(abs(forecasts.central - forecasts.counts[0]) < 1e-6)
        let few = try #require(Forecasts(fits, after: 7, points: 5))
        #expect(abs(few.central - (few.counts[0] + few.counts[1]) / 2) < 1e-12)
        #expect(median([3, 1, 2]) == 2 && median([4, 1]) == 2.5)
    }

    @Test(arguments: [UInt64(20_261_123), 7])
    func `fits are total and forecasts stay below their ceiling`(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<60 {
            var year = 1950.0
            let counts = (0..<Int.random(in: 4...12, using: &random)).map { _ in
                year += Double(Int.random(in: 1...3, using: &random))
                return YearlyCount(year: year, count: max(random.magnitude(upTo: 1e15), 1e-6))
            }
            let fits =
                DiffusionFit.growing(counts, ceiling: nil)
                + [DiffusionFit.launched(counts, ceiling: nil)].compactMap { $0 }
            for years in [0.0, 1, 250] {
                guard let forecasts = Forecasts(fits, after: years, points: counts.count) else { continue }
                #expect(forecasts.central.isFinite, "seed \(seed)")
                for (fit, count) in zip(fits, forecasts.counts) {
                    #expect(count >= 0 && count <= fit.curve.ceiling * (1 + 1e-12), "seed \(seed)")
                }
            }
        }
    }
}
