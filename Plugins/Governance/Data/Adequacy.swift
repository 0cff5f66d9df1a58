extension AdequacyEdge {
    /// Decisions of adequacy as of 23 Nov 2026, each from the one who decides to the one decided on.
    static let shipped: [AdequacyEdge] = dated + listed

    /// The Commission's list, without the dates of its decisions.
    private static let listed = ["AD", "AR", "FO", "GG", "IL", "IM", "JE", "NZ", "UY"].map {
        AdequacyEdge(
            from: "EEA", to: $0, scope: .general, instrument: "Commission list",
            provenance: Provenance("copy of the Commission's list", .verified))
    }

    private static let dated: [AdequacyEdge] = [
        AdequacyEdge(
            from: "EEA", to: "EEA", scope: .general, instrument: "GDPR Art. 1(3): free movement within the area",
            term: Term(since: "2018-05-25"), provenance: Provenance("general knowledge", .recalled)),
        AdequacyEdge(
            from: "EEA", to: "GB", scope: .general, instrument: "Commission, renewed 19 Dec 2025, review after 4 years",
            term: Term(since: "2025-12-19", until: "2031-12-27"),
            provenance: Provenance("ITPro 2025-12-24; UEA law blog; arnoldporter", .verified)),
        AdequacyEdge(
            from: "EEA", to: "US", scope: .listed, instrument: "Data Privacy Framework, participants only",
            term: Term(since: "2023-07-10"), provenance: Provenance("Commission page; EUR-Lex C/2025/6610", .verified)),
        AdequacyEdge(
            from: "EEA", to: "BR", scope: .general, instrument: "Commission, 26-27 Jan 2026",
            term: Term(since: "2026-01-27"), provenance: Provenance("trenchrossi; tozzinifreire; cms.law", .verified)),
        AdequacyEdge(
            from: "BR", to: "EEA", scope: .general, instrument: "ANPD Resolution 32/2026",
            term: Term(since: "2026-01-27"), provenance: Provenance("trenchrossi; tozzinifreire; cms.law", .verified)),
        AdequacyEdge(
            from: "EEA", to: "JP", scope: .general, instrument: "Commission, 23 Jan 2019",
            term: Term(since: "2019-01-23"), provenance: Provenance("copy of the Commission's list", .verified)),
        AdequacyEdge(
            from: "JP", to: "EEA", scope: .general, instrument: "APPI Art. 28, mutual with the Commission's decision",
            term: Term(since: "2019-01-23"), provenance: Provenance("general knowledge", .recalled)),
        AdequacyEdge(
            from: "JP", to: "GB", scope: .general, instrument: "APPI Art. 28",
            provenance: Provenance("general knowledge", .recalled)),
        AdequacyEdge(
            from: "EEA", to: "KR", scope: .general, instrument: "Commission, 17 Dec 2021",
            term: Term(since: "2021-12-17"), provenance: Provenance("kimchang.com 2025-09-17; eucrim", .verified)),
        AdequacyEdge(
            from: "KR", to: "EEA", scope: .listed, instrument: "without resident numbers and personal credit data",
            term: Term(since: "2025-09-16"),
            provenance: Provenance("kimchang.com 2025-09-17; biz.chosun; eucrim", .verified)),
        AdequacyEdge(
            from: "EEA", to: "CA", scope: .listed, instrument: "bodies under PIPEDA, confirmed 15 Jan 2024",
            term: Term(since: "2024-01-15"), provenance: Provenance("iapp", .verified)),
        AdequacyEdge(
            from: "CH", to: "CA", scope: .listed, instrument: "DPO Annex 1",
            provenance: Provenance("edoeb.admin.ch", .verified)),
        AdequacyEdge(
            from: "EEA", to: "CH", scope: .general, instrument: "Commission list",
            provenance: Provenance("copy of the Commission's list", .verified)),
        AdequacyEdge(
            from: "GB", to: "CH", scope: .general, instrument: "UK regulations",
            provenance: Provenance("edoeb.admin.ch; walderwyss.com", .verified)),
        AdequacyEdge(
            from: "CH", to: "EEA", scope: .general, instrument: "DPO Annex 1",
            provenance: Provenance("edoeb.admin.ch; bj.admin.ch", .verified)),
        AdequacyEdge(
            from: "CH", to: "GB", scope: .general, instrument: "DPO Annex 1",
            provenance: Provenance("edoeb.admin.ch; bj.admin.ch", .verified)),
        AdequacyEdge(
            from: "CH", to: "US", scope: .listed, instrument: "Swiss-US Data Privacy Framework, participants only",
            term: Term(since: "2024-09-15"), provenance: Provenance("edoeb.admin.ch; walderwyss.com", .verified)),
        AdequacyEdge(
            from: "GB", to: "EEA", scope: .general, instrument: "UK regulations",
            provenance: Provenance("general knowledge", .recalled)),
        AdequacyEdge(
            from: "GB", to: "US", scope: .listed, instrument: "UK-US data bridge, participants only",
            term: Term(since: "2023-10-12"), provenance: Provenance("general knowledge", .recalled)),
        AdequacyEdge(
            from: "ID", to: "US", scope: .listed,
            instrument: "Agreement on Reciprocal Trade Art. 3.2, about Feb 2026; entry into force not verified",
            status: .agreementSigned, provenance: Provenance("Kompas, 27 Feb 2026 (transl.); ABNR", .secondHand)),
    ]
}
