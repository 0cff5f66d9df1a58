extension Power {
    /// Powers to have data handed over, as of 23 Nov 2026, and how far they reach.
    static let shipped: [Power] = [
        Power(
            code: "CN", reach: .extraterritorial,
            rule: "National Intelligence Law 2017 Art. 7, 14: organisations and citizens",
            provenance: Provenance("copies of the text", .verified)),
        Power(
            code: "CN", reach: .domestic, rule: "DSL 35", term: Term(since: "2021-09-01"),
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "US", reach: .extraterritorial,
            rule: "18 U.S.C. 2713 (CLOUD Act): possession, custody or control, any location",
            term: Term(since: "2018-03-23"), provenance: Provenance("maddocks.com.au", .verified)),
        Power(
            code: "US", reach: .extraterritorial,
            rule: "FISA 702: statute lapsed 12 Jun 2026, certifications run to about Mar 2027, later status not found",
            status: .lapsed, provenance: Provenance("cgnnews.net 2026-06-12; peopleofinternet.com", .verified)),
        Power(
            code: "EEA", reach: .domestic, rule: "laws of the member states",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "EEA", reach: .extraterritorial, rule: "e-Evidence Regulation (EU) 2023/1543",
            term: Term(since: "2026-08"), provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "GB", reach: .extraterritorial,
            rule: "Investigatory Powers Act 2016/2024: technical capability notices; US-UK agreement",
            provenance: Provenance("ITPro 2025-12-24; arnoldporter", .verified)),
        Power(
            code: "RU", reach: .domestic, rule: "Information Act s. 10.1: store, hand over, decrypt; SORM",
            provenance: Provenance("bailii; article8echr.com; merlin.obs.coe.int", .verified)),
        Power(
            code: "IN", reach: .domestic, rule: "IT Act s. 69, Telecom Act 2023",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "ID", reach: .domestic, rule: "GR 71/2019, MR 5/2020",
            provenance: Provenance("Baker McKenzie handbook 2023-12", .secondHand)),
        Power(
            code: "VN", reach: .extraterritorial,
            rule: "Law 116/2025/QH15 Art. 25(2): user data in 24 h, 3 h if urgent; services in the country",
            term: Term(since: "2026-07-01"), provenance: Provenance("allenandgledhill.com 2026-01-05", .verified)),
        Power(
            code: "SG", reach: .domestic, rule: "CPC ss. 39-40, Cybersecurity Act 2018/2024",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "MY", reach: .domestic, rule: "CPC 116B, CMA 1998",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "TH", reach: .domestic, rule: "Computer Crime Act 18-19, Cybersecurity Act 2019",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "PH", reach: .domestic, rule: "criminal-procedure access",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "KE", reach: .domestic, rule: "NIS Act, CMCA, Prevention of Terrorism Act",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "NG", reach: .domestic, rule: "Lawful Interception Regulations 2019, retention of call records",
            provenance: Provenance("balogunharold.com", .verified)),
        Power(
            code: "ZA", reach: .domestic, rule: "RICA 2002, Cybercrimes Act",
            provenance: Provenance("politicsweb; privacyinternational.org; werksmans", .verified)),
        Power(
            code: "BR", reach: .domestic, rule: "Marco Civil, judicial orders",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "SA", reach: .domestic, rule: "national-security access",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "AE", reach: .domestic, rule: "national-security access",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "PK", reach: .domestic, rule: "PECA 2016, PTA Act 1996 s. 54",
            provenance: Provenance(
                "Chambers 2024-02-13; dlapiper: stale, to be checked again", .verified, read: "2024-02-13")),
        Power(
            code: "TR", reach: .domestic, rule: "Law 5651, MIT law",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "KZ", reach: .domestic, rule: "national access laws",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "JP", reach: .domestic, rule: "CCP warrants; Active Cyber Defence Acts 2025",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "KR", reach: .domestic, rule: "PCSA, TBA 83", provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "AU", reach: .extraterritorial,
            rule: "TOLA 2018, designated providers; US-AU agreement of 31 Jan 2024",
            provenance: Provenance("general knowledge", .recalled)),
        Power(
            code: "CA", reach: .domestic, rule: "Criminal Code, CSIS Act",
            provenance: Provenance("citizenlab.ca 2026-06-02; iapp", .verified)),
        Power(
            code: "CA", reach: .domestic, rule: "Bill C-22 Lawful Access Act, Bill C-8", status: .bill,
            provenance: Provenance("citizenlab.ca 2026-06-02; balsilliepapers", .verified)),
        Power(
            code: "CH", reach: .domestic, rule: "BUPF/VUPF, NDG", provenance: Provenance("general knowledge", .recalled)
        ),
    ]
}
