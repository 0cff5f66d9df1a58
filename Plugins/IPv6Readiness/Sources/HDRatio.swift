#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Host-density ratio arithmetic: how full a hierarchical address space is on a scale that fits every size.
///
/// C. Huitema, A. Durand, RFC 3194, The Host-Density Ratio for Address Assignment Efficiency, 2001, sections 2 to 4;
/// registries' threshold: T. Narten, RFC 4692, 2006, sections 4 to 6. `HDRatioTests` reproduces the published tables.
enum HDRatio {
    /// Share of a private IPv4 pool's logarithm that can be used in practice (RFC 3194 section 4: practical maximum).
    static let practicalMaximum = 0.87

    /// Share that registries take for full where prefixes are handed out flat (RFC 4692 section 4).
    static let registryThreshold = 0.94

    /// ln(allocated) ÷ ln(units), for a space of 2^`bits` units, within 0 … 1.
    ///
    /// A space of one unit or none is full as soon as anything is allocated; more allocated than there is counts as 1.
    static func ratio(allocated: Double, bits: Double) -> Double {
        guard allocated > 0 else { return 0 }
        guard bits > 0 else { return 1 }
        return min(max(log2(allocated) / bits, 0), 1)
    }

    /// Units of a space of 2^`bits` that can be used at a given ratio: units^ratio. RFC 3194 section 4.
    static func practicalUnits(bits: Double, at ratio: Double) -> Double {
        exp2(bits * ratio)
    }
}
