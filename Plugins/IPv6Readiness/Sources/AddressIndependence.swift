import ModuleKit

/// V6-16: who holds the prefix that the deployment is numbered from. A plan for renumbering counts where it would be used,
/// between one network operator and the next.
func addressIndependence(_ reading: Reading) throws -> Measurement {
    guard let holder = reading["network"]["prefix-holder"].text else { return .unavailable }
    guard holder == "network-operator" else { return .choice(holder) }
    guard let isPlanned = reading["network"]["renumbering-plan"].flag else {
        return .among(["network-operator-with-plan", "network-operator"])
    }
    return .choice(isPlanned ? "network-operator-with-plan" : "network-operator")
}
