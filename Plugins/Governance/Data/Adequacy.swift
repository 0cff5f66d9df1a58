extension AdequacyEdge {
    /// Decisions of adequacy as of 23 Nov 2026, each from the one who decides to the one decided on.
    static let shipped: [AdequacyEdge] = dated + listed

    /// The Commission's list, without the dates of its decisions.
    private static let listed = ["AD", "AR", "FO", "GG", "IL", "IM", "JE", "NZ", "UY"].map {
        AdequacyEdge(from: "EEA", to: $0, scope: .general, instrument: "Commission list", mark: .verified)
    }

    private static let dated: [AdequacyEdge] = [
        AdequacyEdge(
            from: "EEA", to: "EEA", scope: .general, instrument: "GDPR Art. 1(3): free movement within the area",
            since: "2018-05-25", mark: .recalled),
        AdequacyEdge(
            from: "EEA", to: "GB", scope: .general, instrument: "Commission, renewed 19 Dec 2025, review after 4 years",
            since: "2025-12-19", until: "2031-12-27", mark: .verified),
        AdequacyEdge(
            from: "EEA", to: "US", scope: .listed, instrument: "Data Privacy Framework, participants only",
            since: "2023-07-10", mark: .verified),
        AdequacyEdge(
            from: "EEA", to: "BR", scope: .general, instrument: "Commission, 26-27 Jan 2026", since: "2026-01-27",
            mark: .verified),
        AdequacyEdge(
            from: "BR", to: "EEA", scope: .general, instrument: "ANPD Resolution 32/2026", since: "2026-01-27",
            mark: .verified),
        AdequacyEdge(
            from: "EEA", to: "JP", scope: .general, instrument: "Commission, 23 Jan 2019", since: "2019-01-23",
            mark: .verified),
        AdequacyEdge(
            from: "JP", to: "EEA", scope: .general, instrument: "APPI Art. 28, mutual with the Commission's decision",
            since: "2019-01-23", mark: .recalled),
        AdequacyEdge(from: "JP", to: "GB", scope: .general, instrument: "APPI Art. 28", mark: .recalled),
        AdequacyEdge(
            from: "EEA", to: "KR", scope: .general, instrument: "Commission, 17 Dec 2021", since: "2021-12-17",
            mark: .verified),
        AdequacyEdge(
            from: "KR", to: "EEA", scope: .listed,
            instrument: "without resident numbers and personal credit data", since: "2025-09-16", mark: .verified),
        AdequacyEdge(
            from: "EEA", to: "CA", scope: .listed, instrument: "bodies under PIPEDA, confirmed 15 Jan 2024",
            since: "2024-01-15", mark: .verified),
        AdequacyEdge(from: "CH", to: "CA", scope: .listed, instrument: "DPO Annex 1", mark: .verified),
        AdequacyEdge(from: "EEA", to: "CH", scope: .general, instrument: "Commission list", mark: .verified),
        AdequacyEdge(from: "GB", to: "CH", scope: .general, instrument: "UK regulations", mark: .verified),
        AdequacyEdge(from: "CH", to: "EEA", scope: .general, instrument: "DPO Annex 1", mark: .verified),
        AdequacyEdge(from: "CH", to: "GB", scope: .general, instrument: "DPO Annex 1", mark: .verified),
        AdequacyEdge(
            from: "CH", to: "US", scope: .listed, instrument: "Swiss-US Data Privacy Framework, participants only",
            since: "2024-09-15", mark: .verified),
        AdequacyEdge(from: "GB", to: "EEA", scope: .general, instrument: "UK regulations", mark: .recalled),
        AdequacyEdge(
            from: "GB", to: "US", scope: .listed, instrument: "UK-US data bridge, participants only",
            since: "2023-10-12", mark: .recalled),
        AdequacyEdge(
            from: "ID", to: "US", scope: .listed,
            instrument: "Agreement on Reciprocal Trade Art. 3.2, about Feb 2026; entry into force not verified",
            status: .agreementSigned, mark: .secondHand),
    ]
}
