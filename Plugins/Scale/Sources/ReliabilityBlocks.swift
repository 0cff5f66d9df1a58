#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reliability block arithmetic on unavailabilities, which keep their precision where availabilities are all nines.
///
/// IEC 61078 (series and k-of-n blocks) and the beta factor of IEC 61508-6 (common cause). `ReliabilityBlocksTests`
/// reproduces 2 of 3 at 0.999 = 0.999997002, 1 of 2 at 0.999 = 0.999999, 3 of 5 at 0.99 = 0.9999901494.
enum ReliabilityBlocks {
    /// Probability that fewer than `required` of `installed` units work, each failed with `unavailability`.
    ///
    /// Terms C(n,i)·Aⁱ·Uⁿ⁻ⁱ are summed from their logarithms, so a thousand units neither overflow nor vanish.
    static func unavailability(of unavailability: Double, required: Int, installed: Int) -> Double {
        if required <= 0 { return 0 }
        if required > installed { return 1 }
        if unavailability <= 0 { return 0 }
        if unavailability >= 1 { return 1 }
        let odds = log1p(-unavailability) - log(unavailability)
        var term = Double(installed) * log(unavailability)
        var sum = exp(term)
        for working in 1..<max(required, 1) {
            term += log(Double(installed - working + 1) / Double(working)) + odds
            sum += exp(term)
        }
        return min(sum, 1)
    }

    /// A redundant group of which a share `commonCause` of failures takes all units at once.
    static func group(independent: Double, single: Double, commonCause: Double) -> Double {
        (1 - commonCause) * independent + commonCause * single
    }

    /// Unavailability of blocks in series: 1 − Π(1 − U).
    static func series(_ unavailabilities: [Double]) -> Double {
        var logarithm = 0.0
        for unavailability in unavailabilities {
            if unavailability >= 1 { return 1 }
            logarithm += log1p(-max(unavailability, 0))
        }
        return min(max(-expm1(logarithm), 0), 1)
    }

    /// Unavailability of one unit from its mean times between failures and to repair; a unit that never runs is down.
    static func unavailability(betweenFailures: Double, toRepair: Double) -> Double {
        if toRepair <= 0 { return betweenFailures > 0 ? 0 : 1 }
        return 1 / (1 + betweenFailures / toRepair)
    }

    /// log10 of the system's unavailability over the required one, within ±``greatestExponent``.
    static func exponent(unavailability: Double, required: Double) -> Double {
        if unavailability <= 0 { return -greatestExponent }
        let allowed = 1 - required
        if allowed <= 0 { return greatestExponent }
        return min(max(log10(unavailability / allowed), -greatestExponent), greatestExponent)
    }

    /// Minutes of a year of 365.25 days that something of this unavailability is down.
    static func minutesDown(inAYear unavailability: Double) -> Double { unavailability * 525_960 }

    /// The end of the domain in the manifest.
    static let greatestExponent = 12.0
}
