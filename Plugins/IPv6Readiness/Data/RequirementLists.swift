extension RequirementList {
    static let shipped = [bcp220, ripe554]

    /// Every MUST of RFC 8504 that can be held against a list of RFC numbers.
    private static let bcp220 = RequirementList(
        id: "bcp220", title: "RFC 8504 (BCP 220), IPv6 Node Requirements, 2019: every MUST", mark: .secondHand,
        source: "RFC 8504; text as first imported into draft-clw-6man-rfc8504-bis, 2024-01-09", asOf: "2026-11-23",
        requirements: [
            .host: nodes + required([[7559]]), .router: nodes + forwarders, .security: nodes + forwarders,
            .cpe: nodes + forwarders, .loadBalancer: nodes + required([[7559]]),
        ])

    /// MUST for every node; those without a condition and with a protocol of their own are the core (sections 5 to 8).
    private static let nodes: [Requirement] =
        required([[8200], [4443], [4861], [4291], [4862], [6724], [8106], [4191]], isCore: true)
        + required([[5722], [8021], [5095], [6980], [7371]])
        + [
            Requirement(anyOf: [3810], when: .multicast),
            Requirement(anyOf: [8981, 4941], when: .temporaryAddresses),
            Requirement(anyOf: [3646], when: .dhcp),
            Requirement(anyOf: [4213], when: .dualStackTunnelling),
            Requirement(anyOf: [4303], when: .ipsec), Requirement(anyOf: [8221], when: .ipsec),
            Requirement(anyOf: [8247], when: .ikev2),
        ]

    /// Section 14.4: forwarding on prefixes of any length, as BCP 198 and, section 5.1, RFC 4632 have it.
    private static let forwarders = required([[7608]], isCore: true) + required([[4632]])

    private static func required(
        _ numbers: [[Int]], when function: NodeFunction? = nil, isCore: Bool = false
    ) -> [Requirement] {
        numbers.map { Requirement(anyOf: $0, when: function, isCore: isCore) }
    }

    /// Lists of RIPE-554 as remembered, with the obsolete RFCs replaced by their successors; the list for customer
    /// equipment is RIPE-772's. Not to be called RIPE-772: its lists were not read.
    private static let ripe554 = RequirementList(
        id: "ripe554-recalled", title: "RIPE-554, requirements for IPv6 in ICT equipment, 2012, from memory",
        mark: .recalled, source: "RIPE-554, obsolete RFCs replaced by the RFC index of 2022-05-22", asOf: "2022-05-22",
        requirements: [
            .host: ripe554Host, .loadBalancer: ripe554Host,
            .enterpriseSwitch: required([[4541], [8415], [4862], [4861], [4429]]),
            .router: ripe554Router, .security: ripe554Security,
            .cpe: required([[7084], [6092]]) + required([[6275], [5555]], when: .mobileIP)
                + required([[6333]], when: .dsLite) + required([[5969]], when: .sixRD),
        ])

    private static let ripe554Host =
        ripe554Core + required([[4193], [8415], [8201], [3596], [6891], [3226], [5095]])
        + required([[4213]], when: .dualStackTunnelling) + required([[6275], [5555], [4877]], when: .mobileIP)

    /// What RFC 8504 takes for the core and this list makes mandatory too.
    private static let ripe554Core = required([[8200], [4443], [4861], [4291], [4862], [6724]], isCore: true)

    private static let ripe554Router =
        ripe554Core + required([[4193], [3810], [2711], [8201], [5095]])
        + routing + required([[4271], [1772], [4760], [1997], [5492], [2545]], when: .bgp4)
        + required([[4213]], when: .dualStackTunnelling) + required([[2473]], when: .tunnelling)
        + required([[4798]], when: .sixPE) + required([[6275], [5555], [4877]], when: .mobileIP)
        + required([[5120]], when: .isis) + required([[4659]], when: .l3vpn)

    private static let ripe554Security =
        ripe554Core + required([[2711], [8201], [5095]]) + routing
        + required([[4271], [1772], [4760], [2545]], when: .bgp4) + required([[4213]], when: .tunnelling)

    /// At least one interior routing protocol, OSPFv3 with authentication, quality of service.
    private static let routing =
        required([[2080, 5340, 5308]], when: .igp) + required([[4552]], when: .ospfv3)
        + required([[2474], [3140]], when: .qos)
}
