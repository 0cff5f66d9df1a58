import ModuleKit

/// V6-11: translations of address family or port on the main path, and one more where something depends on DNS64.
///
/// A step whose kind is not known is a step all the same.
func translationDepth(_ reading: Reading) throws -> Measurement {
    let translation = reading["network"]["translation"]
    guard let steps = translation["steps"].items else { return .unavailable }
    let kinds = steps.map { $0.text.map { $0 == "nat64" } }
    let hasNAT64 = kinds.reduce(false) { either($0, $1) }
    let dependence = hasNAT64 == false ? false : both(hasNAT64, translation["dns64-dependence"].flag)
    let depth = Double(steps.count)
    return .bounded(low: depth + (dependence == true ? 1 : 0), high: depth + (dependence == false ? 0 : 1))
}
