extension TransferRule {
    /// What a transfer of personal data may rest on under the law it leaves, as of 23 Nov 2026. Decisions of adequacy
    /// themselves are in `AdequacyEdge`; here `adequacy` says that the law knows such decisions. The mark is that of the part
    /// least well known: where the rule was read and what it accepts was not, the row is recalled.
    static let shipped: [TransferRule] = [
        TransferRule(
            code: "CN", accepts: [.assessment, .standardContract, .certification], isExhaustive: true,
            rule: "PIPL 38-40; CAC/SAMR Order 20; provisions of 22 Mar 2024", term: Term(until: "2024-03-21"),
            provenance: Provenance("digitalpolicyalert 34594, 34818", .verified)),
        TransferRule(
            code: "CN", accepts: [.assessment, .standardContract, .certification, .exemption], isExhaustive: true,
            rule:
                "PIPL 38-40; CAC/SAMR Order 20; provisions of 22 Mar 2024 (exempt below 100 000 persons, not sensitive)",
            term: Term(since: "2024-03-22"),
            provenance: Provenance("digitalpolicyalert 34594; jonesday.com; chinaforumbayern", .verified)),
        TransferRule(
            code: "US", accepts: [], isNeeded: false, rule: "no general duty",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "EEA", accepts: [.adequacy, .standardContract, .certification, .bindingRules, .exemption],
            isExhaustive: true, rule: "GDPR Art. 44-49", term: Term(since: "2018-05-25"),
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "GB", accepts: [.adequacy, .standardContract, .certification, .bindingRules, .exemption],
            isExhaustive: true, rule: "UK GDPR Art. 44-49 as amended 2025",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "IN", accepts: [], isNeeded: false,
            rule: "DPDP Act s. 16, Rule 15: negative list, none listed; full duties from May 2027",
            provenance: Provenance("veritect.ai; ksandk.com", .verified)),
        TransferRule(
            code: "ID", accepts: [.adequacy, .standardContract, .bindingRules, .exemption],
            rule: "PDP Law 27/2022: adequacy, safeguards, consent", provenance: Provenance("ABNR", .secondHand)),
        TransferRule(
            code: "VN", accepts: [.assessment], rule: "PDP Law 91/2025, Decree 356/2025: transfer file",
            term: Term(since: "2026-01-01"),
            provenance: Provenance("allenandgledhill.com 2026-01-05; peopleofinternet.com", .verified)),
        TransferRule(
            code: "SG", accepts: [.standardContract, .bindingRules, .certification, .exemption], rule: "PDPA s. 26",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "MY", accepts: [.assessment, .standardContract, .exemption],
            rule: "PDPA s. 129, Guideline 3/2025: assessment valid 3 years, contract, consent",
            term: Term(since: "2025-04-01"), provenance: Provenance("roedl.com; lpplaw.my", .verified)),
        TransferRule(
            code: "TH", accepts: [.adequacy, .standardContract, .bindingRules, .exemption],
            rule: "PDPA ss. 28-29, notifications of Mar 2024", provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "KE", accepts: [.adequacy, .standardContract, .exemption], rule: "DPA ss. 48-49",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "NG", accepts: [.adequacy, .standardContract, .bindingRules, .exemption], rule: "NDPA 2023 ss. 41-43",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "ZA", accepts: [.adequacy, .standardContract, .bindingRules, .exemption], rule: "POPIA s. 72",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "BR", accepts: [.adequacy, .standardContract, .bindingRules, .certification, .exemption],
            rule: "LGPD Art. 33", provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "SA", accepts: [.standardContract, .bindingRules, .assessment, .exemption],
            rule:
                "Transfer Regulation Aug 2024: standard clauses or binding rules with risk assessment; no list of adequacy",
            term: Term(since: "2024-09-14"),
            provenance: Provenance("chambers guide; azizme.com; exceptions: general knowledge", .recalled)),
        TransferRule(
            code: "AE", accepts: [.adequacy, .standardContract, .exemption], rule: "FDL 45/2021: adequate-law test",
            term: Term(since: "2022-01-02"),
            provenance: Provenance(
                "trade.gov; dataguidance; mondaq; what else is accepted: general knowledge", .recalled)),
        TransferRule(
            code: "TR", accepts: [.adequacy, .standardContract, .bindingRules, .exemption],
            rule: "KVKK Art. 9 as amended by Law 7499; By-Law of 10 Jul 2024", term: Term(since: "2024-06-01"),
            provenance: Provenance(
                "zorer.av.tr; esin.av.tr; mondaq 1568488; what is accepted: general knowledge", .recalled)),
        TransferRule(
            code: "JP", accepts: [.adequacy, .standardContract, .exemption], rule: "APPI Art. 28",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "KR", accepts: [.adequacy, .certification, .exemption], rule: "PIPA 28-8",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "AU", accepts: [.standardContract, .bindingRules, .exemption], rule: "APP 8",
            provenance: Provenance("general knowledge", .recalled)),
        TransferRule(
            code: "CA", accepts: [.standardContract, .exemption], rule: "PIPEDA accountability, Quebec Law 25 s. 17",
            provenance: Provenance("iapp; what is accepted: general knowledge", .recalled)),
        TransferRule(
            code: "CH", accepts: [.adequacy, .standardContract, .bindingRules, .certification, .exemption],
            rule: "FADP Art. 16-17, DPO Annex 1",
            provenance: Provenance(
                "edoeb.admin.ch; bj.admin.ch; walderwyss.com; what else is accepted: general knowledge", .recalled)),
    ]
}
