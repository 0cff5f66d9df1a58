extension Blocs {
    /// Members as of 23 Nov 2026. RECALLED.
    static let shipped = Blocs(members: ["EU": union, "EEA": economicArea, "COE": council])

    private static let union: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ]

    private static let economicArea = union.union(["IS", "LI", "NO"])

    /// The Council of Europe; RU left on 16 Mar 2022, and the Convention on 16 Sep 2022.
    private static let council = economicArea.union([
        "AD", "AL", "AM", "AZ", "BA", "CH", "GB", "GE", "MC", "MD", "ME", "MK", "RS", "SM", "TR", "UA",
    ])
}
