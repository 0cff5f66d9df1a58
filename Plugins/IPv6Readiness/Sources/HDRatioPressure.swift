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
    var fullest: (ratio: Double, pool: Value)?
    for pool in pools {
        let stated = pool["plan"].text
        if let stated, stated != plan { continue }
        let ratio = hdRatio(of: pool)
        if stated == nil { possible.append(ratio) } else { sure.append(ratio) }
        if ratio.lowerBound == ratio.upperBound, ratio.lowerBound > fullest?.ratio ?? -1 {
            fullest = (ratio.lowerBound, pool)
        }
    }
    guard let low = sure.map(\.lowerBound).max() else { return possible.isEmpty ? .notApplicable : .unavailable }
    let high = (sure + possible).map(\.upperBound).max() ?? low
    let measured = Measurement.bounded(low: low, high: high)
    guard low == high, let fullest, fullest.ratio == low else { return measured }
    return measured.saying(
        room(in: fullest.pool, at: plan == "registry" ? HDRatio.registryThreshold : HDRatio.practicalMaximum))
}

/// The reverse of the ratio: what the fullest pool holds in practice.
private func room(in pool: Value, at limit: Double) -> String {
    guard let allocated = pool["allocated"].number, let prefix = pool["prefix-length"].number,
        let unit = pool["unit-prefix-length"].number, unit > prefix
    else { return "" }
    let practical = HDRatio.practicalUnits(bits: unit - prefix, at: limit)
    return
        "The fullest pool has \(grouped(allocated)) units allocated; at the ratio of \(limit) it holds \(grouped(practical))."
}

private func hdRatio(of pool: Value) -> ClosedRange<Double> {
    let allocated = pool["allocated"].number
    let prefix = pool["prefix-length"].number
    let unit = pool["unit-prefix-length"].number
    guard let allocated, let prefix, let unit else { return 0...1 }
    let ratio = HDRatio.ratio(allocated: allocated, bits: unit - prefix)
    return ratio...ratio
}
