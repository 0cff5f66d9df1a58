import ModuleKit

/// V6-12: share of the devices tied to persons whose addresses can be followed or guessed.
func trackableIdentifierShare(_ reading: Reading) throws -> Measurement {
    ipNodeShare(reading) { device in
        let isPersonal = device["person-linked"].flag
        guard isPersonal != false else { return FleetRow(counts: false) }
        return FleetRow(counts: isPersonal, has: isTrackable(device))
    }
}

/// An identifier made from the hardware address or counted up is the same everywhere and for ever. Any other can still be
/// followed where the prefix never changes and the device takes no temporary addresses.
private func isTrackable(_ device: Value) -> Bool? {
    guard let generation = device["interface-identifiers"].text else { return nil }
    switch generation {
    case "no-ipv6": return false
    case "eui-64", "low-byte": return true
    default: return both(device["static-prefix"].flag, device["temporary-addresses"].flag.map { !$0 })
    }
}
