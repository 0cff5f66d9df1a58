#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The same factor every year that leads from one count to another: (to ÷ from)^(1 ÷ years) − 1.
///
/// Needs `from` > 0 and `years` > 0. `GrowthGapTests` reproduces 51.3 % a year from 2.888 to 10 billion in three years.
func annualGrowth(from: Double, to: Double, years: Double) -> Double {
    pow(to / from, 1 / years) - 1
}

/// Where the same factor every year leads.
func grown(from count: Double, perYear: Double, years: Double) -> Double {
    count * pow(max(1 + perYear, 0), years)
}

/// Growth a target asks for, beside what the same series has shown: reference-class forecasting.
///
/// B. Flyvbjerg, From Nobel Prize to project management: getting risks right, 2006; HM Treasury, Green Book, optimism
/// bias. `GrowthGapTests` reproduces the worked national target.
struct RequiredGrowth: Equatable {
    /// Share per year from the last count to the target; infinite when it is due and not reached.
    var required: Double

    /// Share per year over the last interval.
    var last: Double

    /// The greatest share per year over the last three intervals.
    var best: Double

    /// - Parameter counts: at least two, above 0, in order of strictly rising years.
    init(counts: [YearlyCount], target: Double, year: Double) {
        let steps = zip(counts, counts.dropFirst()).map { earlier, later in
            annualGrowth(from: earlier.count, to: later.count, years: later.year - earlier.year)
        }
        last = steps.last ?? 0
        best = steps.suffix(3).max() ?? 0
        let now = counts[counts.count - 1]
        if year > now.year {
            required = annualGrowth(from: now.count, to: target, years: year - now.year)
        } else {
            required = target > now.count ? .infinity : 0
        }
    }

    /// Required growth in units of the last year's.
    var ratio: Double { RequiredGrowth.ratio(required, to: last) }

    /// Required growth in units of the best of the last three years'.
    var optimisticRatio: Double { RequiredGrowth.ratio(required, to: best) }

    /// 0 when no growth is needed, and the greatest ratio when some is needed and none was seen.
    private static func ratio(_ required: Double, to reference: Double) -> Double {
        if required <= 0 { return 0 }
        return reference > 0 ? reportable(required / reference) : greatestRatio
    }
}
