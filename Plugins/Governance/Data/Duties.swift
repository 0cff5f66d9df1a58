extension Duty {
    /// Duties that localise, condition or block, as of 23 Nov 2026: dated data, no legal advice.
    ///
    /// Articles of the Chinese Cybersecurity Law are not numbered here: the edition in force since 1 Jan 2026 was
    /// renumbered. A jurisdiction without a row is not known, not free of duties.
    static let shipped: [Duty] = [
        Duty(
            code: "CN", kind: .hard,
            rule:
                "Cybersecurity Law, edition in force since 1 Jan 2026 (renumbered): personal and important data of critical operators",
            binds: .some, provenance: Provenance("digitalpolicyalert 34594, 34818", .verified)),
        Duty(
            code: "CN", kind: .conditions, rule: "PIPL 38-40: assessment, standard contract or certification",
            binds: .personal, term: Term(since: "2021-11-01"),
            provenance: Provenance("digitalpolicyalert 34594, 34818", .verified)),
        Duty(
            code: "CN", kind: .blocking,
            rule: "DSL 36, PIPL 41: nothing stored in the country to foreign authorities without approval",
            binds: .everything, term: Term(since: "2021-09-01"), provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "US", kind: .none, rule: "no general duty", binds: .some,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "US", kind: .blocking,
            rule: "28 CFR 202: no bulk sensitive data to countries of concern and persons they control", binds: .some,
            towards: ["CN", "CU", "IR", "KP", "RU", "VE"], term: Term(since: "2025-04-08"),
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "EEA", kind: .conditions, rule: "GDPR chapter V", binds: .personal, term: Term(since: "2018-05-25"),
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "EEA", kind: .blocking,
            rule: "GDPR Art. 48: orders of third countries only under an international agreement", binds: .personal,
            term: Term(since: "2018-05-25"), provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "EEA", kind: .blocking,
            rule: "Data Act Art. 32: data services keep third-country authorities from non-personal data", binds: .some,
            term: Term(since: "2025-09-12"), provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "EEA", kind: .none, rule: "non-personal data: Regulation (EU) 2018/1807", binds: .some,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "GB", kind: .conditions, rule: "UK GDPR as amended by the Data (Use and Access) Act 2025",
            binds: .personal, provenance: Provenance("ITPro 2025-12-24; UEA law blog; arnoldporter", .verified)),
        Duty(
            code: "RU", kind: .hard, rule: "152-FZ Art. 18(5); from 1 Jul 2025 no foreign database for collection",
            binds: .personal, provenance: Provenance("lidings.com; b1.ru", .verified)),
        Duty(
            code: "IN", kind: .conditions, rule: "DPDP Act s. 16, Rule 15: negative list, none listed",
            binds: .personal, provenance: Provenance("veritect.ai; ksandk.com", .verified)),
        Duty(
            code: "IN", kind: .hard, rule: "RBI 2018: payment data", binds: .some,
            provenance: Provenance("veritect.ai; ksandk.com", .verified)),
        Duty(
            code: "ID", kind: .hard,
            rule: "GR 71/2019 Art. 20(2): public operators; BI 23/6/PBI/2021 Art. 48(4); POJK 11/2022 Art. 35(1)",
            binds: .some, provenance: Provenance("Baker McKenzie handbook 2023-12; ABNR", .secondHand)),
        Duty(
            code: "ID", kind: .conditions, rule: "PDP Law 27/2022: adequacy, safeguards, consent", binds: .personal,
            provenance: Provenance("ABNR", .secondHand)),
        Duty(
            code: "ID", kind: .none,
            rule: "Agreement on Reciprocal Trade Art. 3.2 bars localisation demands on US firms", binds: .some,
            status: .agreementSigned, provenance: Provenance("Kompas, 27 Feb 2026 (transl.)", .secondHand)),
        Duty(
            code: "VN", kind: .hard, rule: "Law 116/2025/QH15 Art. 25(3): user data of foreign firms; decree pending",
            binds: .some, term: Term(since: "2026-07-01"),
            provenance: Provenance("allenandgledhill.com 2026-01-05", .verified)),
        Duty(
            code: "VN", kind: .conditions, rule: "PDP Law 91/2025, Decree 356/2025: transfer file", binds: .personal,
            term: Term(since: "2026-01-01"),
            provenance: Provenance("allenandgledhill.com 2026-01-05; peopleofinternet.com", .verified)),
        Duty(
            code: "SG", kind: .conditions, rule: "PDPA s. 26", binds: .personal,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "MY", kind: .conditions, rule: "PDPA s. 129: white list removed; assessment valid 3 years",
            binds: .personal, term: Term(since: "2025-04-01"), provenance: Provenance("roedl.com; lpplaw.my", .verified)
        ),
        Duty(
            code: "TH", kind: .conditions, rule: "PDPA ss. 28-29, notifications of Mar 2024", binds: .personal,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "PH", kind: .conditions, rule: "Data Privacy Act 2012: the transferring party stays accountable",
            binds: .personal, provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "KE", kind: .copy,
            rule: "General Regulations 2021 reg. 26: server or one serving copy, named systems", binds: .some,
            provenance: Provenance("privacywatch.co.ke; digitalpolicyalert 39305; datagovernance.africa", .verified)),
        Duty(
            code: "KE", kind: .conditions, rule: "DPA ss. 48-49", binds: .personal,
            provenance: Provenance("privacywatch.co.ke; datagovernance.africa", .verified)),
        Duty(
            code: "NG", kind: .hard, rule: "NITDA guidelines s. 14: government data; BVN data", binds: .some,
            provenance: Provenance("thenigerialawyer.com; mondaq/UUBO 2025; balogunharold.com", .verified)),
        Duty(
            code: "NG", kind: .hard, rule: "CBN directive 2026: payment data in the country from 1 Jan 2027",
            binds: .some, status: .passedNotInForce, provenance: Provenance("thenigerialawyer.com", .verified)),
        Duty(
            code: "NG", kind: .conditions, rule: "NDPA 2023 ss. 41-43", binds: .personal,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "ZA", kind: .conditions, rule: "POPIA s. 72", binds: .personal,
            provenance: Provenance("werksmans", .verified)),
        Duty(
            code: "BR", kind: .conditions, rule: "LGPD Art. 33", binds: .personal,
            provenance: Provenance("trenchrossi; tozzinifreire; cms.law", .verified)),
        Duty(
            code: "SA", kind: .conditions, rule: "Transfer Regulation Aug 2024; the PDPL does not localise as such",
            binds: .personal, term: Term(since: "2024-09-14"),
            provenance: Provenance("chambers guide; azizme.com", .verified)),
        Duty(
            code: "SA", kind: .hard, rule: "NDMO/NCA: government and critical bodies, Class C cloud", binds: .some,
            provenance: Provenance("chambers guide; azizme.com", .verified)),
        Duty(
            code: "AE", kind: .conditions, rule: "FDL 45/2021: adequate-law test; free zones have their own laws",
            binds: .personal, term: Term(since: "2022-01-02"),
            provenance: Provenance("trade.gov; dataguidance; mondaq", .verified)),
        Duty(
            code: "AE", kind: .hard, rule: "Law 2/2019: health data", binds: .some,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "PK", kind: .hard, rule: "Bill 2021/2023: critical personal data", binds: .some, status: .bill,
            provenance: Provenance(
                "Chambers 2024-02-13; dlapiper: stale, to be checked again", .verified, read: "2024-02-13")),
        Duty(
            code: "TR", kind: .conditions, rule: "KVKK Art. 9 as amended by Law 7499", binds: .personal,
            term: Term(since: "2024-06-01"),
            provenance: Provenance("zorer.av.tr; esin.av.tr; mondaq 1568488", .verified)),
        Duty(
            code: "TR", kind: .hard, rule: "Circular 2019/12: critical public data", binds: .some,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "KZ", kind: .hard, rule: "localisation of personal data", binds: .personal,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "JP", kind: .conditions, rule: "APPI Art. 28", binds: .personal,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "KR", kind: .conditions, rule: "PIPA 28-8", binds: .personal,
            provenance: Provenance("kimchang.com 2025-09-17", .verified)),
        Duty(
            code: "AU", kind: .conditions, rule: "APP 8", binds: .personal,
            provenance: Provenance("general knowledge", .recalled)),
        Duty(
            code: "CA", kind: .conditions, rule: "PIPEDA accountability, Quebec Law 25 s. 17", binds: .personal,
            provenance: Provenance("iapp", .verified)),
        Duty(
            code: "CH", kind: .conditions, rule: "FADP Art. 16, binding list in DPO Annex 1", binds: .personal,
            provenance: Provenance("edoeb.admin.ch; bj.admin.ch; walderwyss.com", .verified)),
    ]
}
