extension JurisdictionRow {
    /// Localisation duties and compelled-access powers: context for `actors` and `datasets`, and for the gates of a
    /// profile. No row changes a number by itself. Articles of the Chinese Cybersecurity Law are not numbered here: the
    /// edition in force since 1 Jan 2026 was renumbered.
    static let shipped: [JurisdictionRow] = [
        JurisdictionRow(
            code: "CN",
            duties: [
                Duty(kind: .hard, rule: "CSL as amended (1 Jan 2026): CIIO personal and important data"),
                Duty(
                    kind: .conditions,
                    rule: "PIPL 38-40: assessment, standard contract or certification (CAC/SAMR Order 20, 1 Jan 2026)"),
            ],
            powers: [
                Power(reach: .extraterritorial, rule: "National Intelligence Law 2017 Art. 7, 14"),
                Power(reach: .domestic, rule: "DSL 35; 36 blocks foreign requests"),
            ],
            mark: .verified, source: "digitalpolicyalert 34594, 34818"),
        JurisdictionRow(
            code: "US",
            duties: [Duty(kind: .none, rule: "no general duty; 28 CFR 202 restricts outbound bulk data")],
            powers: [
                Power(reach: .extraterritorial, rule: "18 U.S.C. 2713 (CLOUD Act)"),
                Power(
                    reach: .extraterritorial,
                    rule: "FISA 702: lapsed 12 Jun 2026, certifications run to about Mar 2027, later status not found",
                    status: .lapsed),
            ],
            mark: .verified, source: "EUR-Lex C/2025/6610; ganado.com; walderwyss.com; cgnnews.net 2026-06-12"),
        JurisdictionRow(
            code: "EEA",
            duties: [
                Duty(kind: .conditions, rule: "GDPR chapter V"),
                Duty(kind: .none, rule: "non-personal data: Regulation (EU) 2018/1807"),
            ],
            powers: [
                Power(reach: .domestic, rule: "laws of the member states"),
                Power(reach: .extraterritorial, rule: "e-Evidence Regulation (EU) 2023/1543, from Aug 2026"),
            ],
            mark: .recalled, source: "general knowledge"),
        JurisdictionRow(
            code: "GB",
            duties: [Duty(kind: .conditions, rule: "UK GDPR as amended by the Data (Use and Access) Act 2025")],
            powers: [Power(reach: .extraterritorial, rule: "Investigatory Powers Act 2016/2024, US-UK agreement")],
            mark: .verified, source: "ITPro 2025-12-24; UEA law blog; arnoldporter"),
        JurisdictionRow(
            code: "RU",
            duties: [Duty(kind: .hard, rule: "152-FZ Art. 18(5); from 1 Jul 2025 no foreign database for collection")],
            powers: [Power(reach: .domestic, rule: "Information Act s. 10.1: store, hand over, decrypt; SORM")],
            mark: .verified, source: "bailii; article8echr.com; merlin.obs.coe.int"),
        JurisdictionRow(
            code: "IN",
            duties: [
                Duty(kind: .conditions, rule: "DPDP Act s. 16, Rule 15: negative list, none listed"),
                Duty(kind: .hard, rule: "RBI 2018: payment data"),
            ],
            powers: [Power(reach: .domestic, rule: "IT Act s. 69, Telecom Act 2023")],
            mark: .secondHand, source: "schjodt.com; veritect.ai; ksandk.com"),
        JurisdictionRow(
            code: "ID",
            duties: [
                Duty(
                    kind: .hard,
                    rule:
                        "GR 71/2019 Art. 20(2): public operators; BI 23/6/PBI/2021 Art. 48(4); POJK 11/2022 Art. 35(1)"),
                Duty(kind: .conditions, rule: "PDP Law 27/2022: adequacy, safeguards, consent"),
                Duty(
                    kind: .none,
                    rule: "Agreement on Reciprocal Trade Art. 3.2 bars localisation demands on US firms",
                    status: .agreementSigned),
            ],
            powers: [Power(reach: .domestic, rule: "GR 71, MR 5/2020")],
            mark: .secondHand, source: "Kompas, 27 Feb 2026 (transl.); ABNR; Baker McKenzie handbook 2023-12"),
        JurisdictionRow(
            code: "VN",
            duties: [
                Duty(kind: .hard, rule: "Law 116/2025/QH15 Art. 25(3): user data of foreign firms; decree pending"),
                Duty(kind: .conditions, rule: "PDP Law 91/2025, Decree 356/2025: transfer file"),
            ],
            powers: [Power(reach: .extraterritorial, rule: "Art. 25(2): user data in 24 h, 3 h if urgent")],
            mark: .verified, source: "allenandgledhill.com 2026-01-05; peopleofinternet.com"),
        JurisdictionRow(
            code: "SG", duties: [Duty(kind: .conditions, rule: "PDPA s. 26")],
            powers: [Power(reach: .domestic, rule: "CPC ss. 39-40, Cybersecurity Act 2018/2024")],
            mark: .recalled, source: "general knowledge"),
        JurisdictionRow(
            code: "MY",
            duties: [
                Duty(kind: .conditions, rule: "PDPA s. 129: white list removed; assessment valid 3 years (1 Apr 2025)")
            ],
            powers: [Power(reach: .domestic, rule: "CPC 116B, CMA 1998; RECALLED")],
            mark: .verified, source: "roedl.com; lpplaw.my"),
        JurisdictionRow(
            code: "TH", duties: [Duty(kind: .conditions, rule: "PDPA ss. 28-29, notifications of Mar 2024")],
            powers: [Power(reach: .domestic, rule: "Computer Crime Act 18-19, Cybersecurity Act 2019")],
            mark: .recalled, source: "general knowledge"),
        JurisdictionRow(
            code: "KE",
            duties: [
                Duty(kind: .copy, rule: "General Regulations 2021 reg. 26: server or one serving copy, named systems"),
                Duty(kind: .conditions, rule: "DPA ss. 48-49"),
            ],
            powers: [Power(reach: .domestic, rule: "CMCA, Prevention of Terrorism Act; RECALLED")],
            mark: .verified, source: "privacywatch.co.ke; digitalpolicyalert 39305; datagovernance.africa"),
        JurisdictionRow(
            code: "NG",
            duties: [
                Duty(kind: .hard, rule: "NITDA guidelines s. 14: government data; BVN data"),
                Duty(
                    kind: .hard, rule: "CBN directive 2026: payment data in Nigeria from 1 Jan 2027",
                    status: .passedNotInForce),
                Duty(kind: .conditions, rule: "NDPA 2023 ss. 41-43; RECALLED"),
            ],
            powers: [Power(reach: .domestic, rule: "Lawful Interception Regulations 2019")],
            mark: .verified, source: "thenigerialawyer.com; mondaq/UUBO 2025; balogunharold.com"),
        JurisdictionRow(
            code: "ZA", duties: [Duty(kind: .conditions, rule: "POPIA s. 72")],
            powers: [Power(reach: .domestic, rule: "RICA 2002, Cybercrimes Act")],
            mark: .verified, source: "politicsweb; privacyinternational.org; werksmans"),
        JurisdictionRow(
            code: "BR", duties: [Duty(kind: .conditions, rule: "LGPD Art. 33")],
            powers: [Power(reach: .domestic, rule: "Marco Civil, judicial orders")],
            mark: .verified, source: "trenchrossi; tozzinifreire; cms.law"),
        JurisdictionRow(
            code: "SA",
            duties: [
                Duty(kind: .conditions, rule: "Transfer Regulation Aug 2024; the PDPL does not localise as such"),
                Duty(kind: .hard, rule: "NDMO/NCA: government and critical bodies, Class C cloud"),
            ],
            powers: [Power(reach: .domestic, rule: "national-security access; RECALLED")],
            mark: .verified, source: "chambers guide; azizme.com"),
        JurisdictionRow(
            code: "AE",
            duties: [
                Duty(kind: .conditions, rule: "FDL 45/2021: adequate-law test; free zones have their own laws"),
                Duty(kind: .hard, rule: "Law 2/2019: health data; RECALLED"),
            ],
            powers: [Power(reach: .domestic, rule: "national-security access; RECALLED")],
            mark: .verified, source: "trade.gov; dataguidance; mondaq"),
        JurisdictionRow(
            code: "PK",
            duties: [Duty(kind: .hard, rule: "Bill 2021/2023: critical personal data", status: .bill)],
            powers: [Power(reach: .domestic, rule: "PECA 2016, PTA Act 1996 s. 54")],
            mark: .verified, source: "Chambers 2024-02-13; dlapiper: stale, to be checked again"),
        JurisdictionRow(
            code: "TR",
            duties: [
                Duty(kind: .conditions, rule: "KVKK Art. 9 as amended by Law 7499, in force 1 Jun 2024"),
                Duty(kind: .hard, rule: "Circular 2019/12: critical public data; RECALLED"),
            ],
            powers: [Power(reach: .domestic, rule: "Law 5651; RECALLED")],
            mark: .verified, source: "zorer.av.tr; esin.av.tr; mondaq 1568488"),
        JurisdictionRow(
            code: "JP", duties: [Duty(kind: .conditions, rule: "APPI Art. 28")],
            powers: [Power(reach: .domestic, rule: "CCP warrants; Active Cyber Defence Acts 2025")],
            mark: .recalled, source: "general knowledge; adequacy list of the Commission"),
        JurisdictionRow(
            code: "KR", duties: [Duty(kind: .conditions, rule: "PIPA 28-8")],
            powers: [Power(reach: .domestic, rule: "PCSA, TBA 83; RECALLED")],
            mark: .verified, source: "kimchang.com 2025-09-17; biz.chosun; eucrim"),
        JurisdictionRow(
            code: "AU", duties: [Duty(kind: .conditions, rule: "APP 8")],
            powers: [Power(reach: .extraterritorial, rule: "TOLA 2018, designated providers; US-AU agreement")],
            mark: .recalled, source: "general knowledge"),
        JurisdictionRow(
            code: "CA", duties: [Duty(kind: .conditions, rule: "PIPEDA accountability, Quebec Law 25 s. 17")],
            powers: [
                Power(reach: .domestic, rule: "Criminal Code, CSIS Act"),
                Power(reach: .domestic, rule: "Bill C-22 Lawful Access Act, Bill C-8", status: .bill),
            ],
            mark: .verified, source: "citizenlab.ca 2026-06-02; iapp; balsilliepapers"),
        JurisdictionRow(
            code: "CH", duties: [Duty(kind: .conditions, rule: "FADP Art. 16, binding list in DPO Annex 1")],
            powers: [Power(reach: .domestic, rule: "BÜPF/VÜPF, NDG; RECALLED")],
            mark: .verified, source: "edoeb.admin.ch; bj.admin.ch; walderwyss.com"),
    ]
}
