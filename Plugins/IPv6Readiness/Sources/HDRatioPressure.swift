import ModuleKit

/// V6-01: the fullest pool of a subscriber plan, as its host-density ratio.
func hdRatioPressure(_ reading: Reading) throws -> Measurement {
    fullestPool(of: "subscriber", in: reading)
}

/// V6-01 for flat provider plans, which registries judge by a threshold of their own: the fullest such pool.
func registryHDRatioPressure(_ reading: Reading) throws -> Measurement {
    fullestPool(of: "registry", in: reading)
}

/// The greatest ratio over the pools of one plan.
///
/// A pool whose plan is unknown may or may not belong; one whose size or allocation is unknown may be empty or full.
/// No pool of the plan at all is a fact only when every pool's plan is known.
private func fullestPool(of plan: String, in reading: Reading) -> Measurement {
    guard let pools = reading["network"]["pools"].items else { return .unavailable }
    var sure: [ClosedRange<Double>] = []
    var possible: [ClosedRange<Double>] = []
    for pool in pools {
        let stated = pool["plan"].text
        if let stated, stated != plan { continue }
        let ratio = hdRatio(of: pool)
        if stated == nil { possible.append(ratio) } else { sure.append(ratio) }
    }
    guard let low = sure.map(\.lowerBound).max() else { return possible.isEmpty ? .notApplicable : .unavailable }
    let high = (sure + possible).map(\.upperBound).max() ?? low
    return .bounded(low: low, high: high)
}

private func hdRatio(of pool: Value) -> ClosedRange<Double> {
    let allocated = pool["allocated"].number
    let prefix = pool["prefix-length"].number
    let unit = pool["unit-prefix-length"].number
    guard let allocated, let prefix, let unit else { return 0...1 }
    let ratio = HDRatio.ratio(allocated: allocated, bits: unit - prefix)
    return ratio...ratio
}
