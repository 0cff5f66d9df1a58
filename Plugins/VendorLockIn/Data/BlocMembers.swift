extension Blocs {
    /// Unions of states as of 23 Nov 2026. RECALLED.
    static let shipped = Blocs(members: ["EU": union, "EEA": union.union(["IS", "LI", "NO"])])

    private static let union: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ]
}
