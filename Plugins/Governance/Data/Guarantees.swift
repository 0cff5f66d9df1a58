extension GuaranteeRow {
    /// Findings on the guarantees of a law, as of 23 Nov 2026: dated data, no legal advice, and no ranking of states.
    ///
    /// A jurisdiction without a row has not been assessed by a court or authority, so its gap is the whole interval:
    /// AE, AU, ID, KE, MY, NG, PK, SA, SG, TH, TR, VN. Between EEA states likewise: they are the reference of the
    /// yard-stick, and case law exists on single states.
    static let shipped: [GuaranteeRow] = [
        GuaranteeRow(
            subject: "US", home: "EEA", found: [.notAssessed, .not, .notAssessed, .not], who: .court,
            since: "2020-07-16", provenance: Provenance("CJEU C-311/18, 16 Jul 2020", .verified)),
        GuaranteeRow(
            subject: "US", home: "EEA", found: [.met, .met, .met, .met], who: .authority,
            since: "2023-07-10", contestedFrom: "2025-10-31", contested: [.necessity, .oversight, .remedies],
            provenance: Provenance(
                "Commission 2023/1795, 10 Jul 2023; General Court T-553/23, 3 Sep 2025: action dismissed as to the "
                    + "date of adoption; appeal C-703/25 P lodged 31 Oct 2025. The statute of FISA 702 lapsed on "
                    + "12 Jun 2026, certifications run to about Mar 2027, later status not found", .verified)),
        GuaranteeRow(
            subject: "GB", home: "EEA", found: [.met, .met, .met, .met], who: .authority,
            since: "2025-12-19", provenance: Provenance("Commission, 19 Dec 2025: essentially equivalent", .verified)),
        GuaranteeRow(
            subject: "GB", home: "COE", found: [.unsettled, .unsettled, .unsettled, .unsettled], who: .court,
            since: "2021-05-25",
            provenance: Provenance(
                "ECtHR (GC) Big Brother Watch, 25 May 2021, on the former bulk regime; the law has changed since",
                .recalled)),
        GuaranteeRow(
            subject: "RU", home: "COE", found: [.not, .not, .not, .not], who: .court,
            since: "2024-02-13",
            provenance: Provenance(
                "ECtHR Podchasov, 13 Feb 2024 (33696/19): quality of law, necessity, safeguards; remedies: Zakharov "
                    + "2015, RECALLED", .verified)),
        GuaranteeRow(
            subject: "ZA", home: "*", found: [.not, .not, .not, .not], who: .court,
            since: "2021-02-04", contestedFrom: "2024-05-16", contested: Guarantee.allCases,
            provenance: Provenance(
                "Constitutional Court, amaBhungane, 4 Feb 2021; repair legislation passed 16 May 2024, signature "
                    + "and the RICA bill not verified", .verified)),
        GuaranteeRow(
            subject: "BR", home: "EEA", found: [.met, .met, .met, .met], who: .authority,
            since: "2026-01-27", provenance: Provenance("Commission, 26-27 Jan 2026", .verified)),
        GuaranteeRow(
            subject: "JP", home: "EEA", found: [.met, .met, .met, .met], who: .authority,
            since: "2019-01-23", provenance: Provenance("Commission, 23 Jan 2019", .recalled)),
        GuaranteeRow(
            subject: "KR", home: "EEA", found: [.met, .met, .met, .met], who: .authority,
            since: "2021-12-17", provenance: Provenance("Commission, 17 Dec 2021", .verified)),
        GuaranteeRow(
            subject: "CA", home: "EEA", found: [.met, .met, .met, .met], who: .authority,
            since: "2024-01-15", provenance: Provenance("Commission, 15 Jan 2024; asks for codification", .verified)),
        GuaranteeRow(
            subject: "CH", home: "EEA", found: [.met, .met, .met, .met], who: .authority,
            since: "2024-01-15", provenance: Provenance("Commission report, 15 Jan 2024", .verified)),
        GuaranteeRow(
            subject: "CN", home: "EEA", found: [.not, .not, .not, .not], who: .study,
            since: "2021-11",
            provenance: Provenance(
                "Study for the EDPB (EDPS/2019/02-13, Nov 2021): not equivalent; expressly not the EDPB's opinion, "
                    + "so it settles nothing", .secondHand)),
        GuaranteeRow(
            subject: "IN", home: "EEA", found: [.not, .notAssessed, .notAssessed, .notAssessed], who: .study,
            since: "2021-11",
            provenance: Provenance(
                "Same study: conditions of access vague, rights infringed in practice; it settles nothing", .secondHand)
        ),
    ]
}
