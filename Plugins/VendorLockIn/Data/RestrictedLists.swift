extension RestrictedList {
    /// Lists of restricted suppliers that were read, each with the state of it that was read: dated data, no legal advice,
    /// and no ranking of states or suppliers. A home that has no row here has not been looked up.
    static let shipped: [RestrictedList] = [
        RestrictedList(
            id: "us-fcc-covered-list", home: "US",
            effect: "no equipment authorisation, so no import, sale or operation of new equipment (47 CFR part 2)",
            status: .inForce, asOf: "2024-09-03",
            source: "FCC Covered List as copied by broadband.nebraska.gov; fcc.gov equipment authorization guide",
            mark: .secondHand,
            entities: [
                "huawei", "zte", "hytera", "hikvision", "hangzhou-hikvision", "dahua", "zhejiang-dahua", "kaspersky",
                "ao-kaspersky", "china-mobile-international-usa", "china-telecom-americas", "pacific-networks",
                "comnet",
                "china-unicom-americas",
            ]),
        RestrictedList(
            id: "us-section-889", home: "US",
            effect:
                "no federal procurement of, or with users of, the equipment as a substantial or essential component",
            status: .inForce, asOf: "2022-10-19", source: "eac.gov, what is section 889; FAR 52.204-25",
            mark: .verified,
            entities: ["huawei", "zte", "hytera", "hikvision", "hangzhou-hikvision", "dahua", "zhejiang-dahua"]),
        RestrictedList(
            id: "gb-designated-vendors", home: "GB",
            effect: "35 public networks: no new equipment in 5G, all of it removed by the end of 2027",
            status: .inForce, asOf: "2022-10-13",
            source: "gov.uk, designation notice and designated vendor directions, government response", mark: .verified,
            entities: ["huawei"]),
        RestrictedList(
            id: "se-spectrum-conditions", home: "SE",
            effect: "no such products in central functions of 5G; existing ones phased out by 1 Jan 2025",
            status: .inForce, asOf: "2020-10-20", source: "PTS, as reported by mobileworldlive.com", mark: .secondHand,
            entities: ["huawei", "zte"]),
        RestrictedList(
            id: "de-5g-agreements", home: "DE",
            effect: "operators agreed to remove components from the 5G core by the end of 2026",
            status: .agreementSigned, asOf: "2024-07", source: "general knowledge", mark: .recalled,
            entities: ["huawei", "zte"]),
        RestrictedList(
            id: "cn-unreliable-entities", home: "CN",
            effect: "no import or export with China, no new investment there; some of the entities only",
            status: .inForce, asOf: "2025-04-04",
            source:
                "Ministry of Commerce, as reported by globaltimes.cn 2025-04-04 and cgtn.com 2025-02-04; not complete",
            mark: .secondHand, entities: ["skydio", "brinc-drones", "illumina", "pvh"]),
        RestrictedList(
            id: "cn-cybersecurity-review", home: "CN",
            effect: "operators of critical information infrastructure stop purchasing the products reviewed",
            status: .inForce, asOf: "2023-05-21",
            source: "Cyberspace Administration, as reported by technode.com 2023-05-22", mark: .secondHand,
            entities: ["micron"]),
        RestrictedList(
            id: "in-trusted-telecom-portal", home: "IN",
            effect: "licensees connect only equipment of trusted sources; the portal is not public",
            status: .inForce, asOf: "2021-06-15", source: "general knowledge", mark: .recalled, entities: nil),
    ]
}
