import ModuleKit

/// V6-03: IPv6 subnets planned at the horizon ÷ those that the delegated prefix can hold in practice.
///
/// A plan of no subnets is a stated fact: the question does not arise.
func prefixSufficiency(_ reading: Reading) throws -> Measurement {
    let connectivity = reading["network"]["connectivity"]
    let subnets = connectivity["subnets-at-horizon"].number
    if subnets == 0 { return .notApplicable }
    let prefixLength = connectivity["delegated-prefix-length"].number
    guard let subnets, let prefixLength else { return .unavailable }
    return .measured(prefixUse(subnets: subnets, prefixLength: prefixLength))
}

/// Subnets over the practical number of /64s of a prefix (RFC 3194 section 4 at the registries' threshold).
///
/// A single /64 holds one subnet and not two, and a longer prefix none: both are beyond any ratio.
func prefixUse(subnets: Double, prefixLength: Double) -> Double {
    guard subnets > 0 else { return 0 }
    if prefixLength > 64 || (prefixLength == 64 && subnets > 1) { return greatestRatio }
    return reportable(subnets / HDRatio.practicalUnits(bits: 64 - prefixLength, at: HDRatio.registryThreshold))
}
