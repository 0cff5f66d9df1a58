/// How editions of the US Merger Guidelines call a market and a rise of its concentration.
///
/// VERIFIED for 2023 (justice.gov, guideline 1; quoted page of the Department of Justice); thresholds of 1992 and 2010
/// VERIFIED second-hand (unclaw.com), as of 23 Nov 2026. They are thresholds for markets, not for one buyer.
struct MergerGuidelines {
    let edition: Int
    /// Points from which a market is moderately and, above the second, highly concentrated.
    let moderate: Double
    let high: Double
    /// Rises of the index that matter in a highly concentrated market: noticed above the first, presumed harmful above
    /// the last.
    let rises: [Double]
    /// A share above which a rise over the last of `rises` is presumed harmful whatever the index; nil where the edition
    /// has no such rule.
    let largeShare: Double?

    static let editions = [
        MergerGuidelines(edition: 1992, moderate: 1000, high: 1800, rises: [50, 100], largeShare: nil),
        MergerGuidelines(edition: 2010, moderate: 1500, high: 2500, rises: [100, 200], largeShare: nil),
        MergerGuidelines(edition: 2023, moderate: 1000, high: 1800, rises: [100], largeShare: 0.3),
    ]

    static let current = editions[2]

    static func edition(_ year: Int?) -> MergerGuidelines { editions.first { $0.edition == year } ?? current }

    enum Structure: String {
        case unconcentrated, moderate = "moderately concentrated", high = "highly concentrated"
    }

    func structure(of points: Double) -> Structure {
        points > high ? .high : points >= moderate ? .moderate : .unconcentrated
    }

    /// Whether a rise to `points` is presumed to harm competition; `share` is the largest share after it.
    func isPresumedHarmful(rise: Double, to points: Double, share: Double = 0) -> Bool {
        let last = rises[rises.count - 1]
        return rise > last && (structure(of: points) == .high || largeShare.map { share > $0 } ?? false)
    }
}
