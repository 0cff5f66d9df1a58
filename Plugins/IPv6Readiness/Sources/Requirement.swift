/// What a node is, as far as lists of required standards tell nodes apart.
enum NodeRole: String, CaseIterable {
    case host, router
    case consumerSwitch = "l2-switch-consumer"
    case enterpriseSwitch = "l2-switch-enterprise"
    case security, cpe
    case loadBalancer = "load-balancer"
    case software
}

/// A function a node may have, for which a standard is required only then.
enum NodeFunction: String, CaseIterable {
    case multicast
    case temporaryAddresses = "temporary-addresses"
    case dhcp
    case dualStackTunnelling = "dual-stack-tunnelling"
    case ipsec, ikev2
    case mobileIP = "mobile-ip"
    case igp, ospfv3, bgp4, qos, tunnelling
    case sixPE = "6pe"
    case isis = "is-is"
    case l3vpn = "l3-vpn"
    case dsLite = "ds-lite"
    case sixRD = "6rd"
}

/// One required standard.
struct Requirement {
    /// RFC numbers of which any one meets it, the current one first.
    var anyOf: [Int]
    /// Required only of nodes with this function.
    var when: NodeFunction?
    /// A node without it does not speak IPv6 as the list means it: it counts for nothing.
    var isCore = false

    func isMet(by supported: Set<Int>) -> Bool { anyOf.contains { supported.contains($0) } }
}

/// A yard-stick: what is required of each role, with where it comes from.
struct RequirementList: DatedRow {
    var id: String
    var title: String
    var mark: Mark
    var source: String
    var asOf: String
    var requirements: [NodeRole: [Requirement]]
}

/// What is known of the standards that a node supports.
struct SupportedStandards {
    var known: Set<Int>
    /// Entries of the list whose number is not known.
    var unread = 0
}

/// What is known of the functions that a node has.
struct KnownFunctions {
    var known: Set<NodeFunction>
    /// Whether there are no others.
    var isComplete: Bool
}

/// The share of the standards required of a node that it supports, 0 where a core one is missing; nil where nothing is
/// required of it.
///
/// Standards required for functions that the node may or may not have bound it: those are added that make it least, or
/// greatest. Groups of requirements with a falling share met are added for as long as the share of the whole rises, which
/// finds the greatest share of sums exactly. `RequirementTests` compares with every completion.
func conformance(
    with requirements: [Requirement], supported: SupportedStandards?, functions: KnownFunctions
) -> ClosedRange<Double>? {
    guard !requirements.isEmpty else { return nil }
    guard let supported else { return 0...1 }
    func isMet(_ requirement: Requirement) -> Bool { requirement.isMet(by: supported.known) }
    let missingCore = requirements.count { $0.isCore && !isMet($0) }
    guard missingCore <= supported.unread else { return 0...0 }
    let binding = requirements.filter { $0.when.map(functions.known.contains) ?? true }
    let sure = Tally(met: binding.count(where: isMet), of: binding.count)
    var groups: [Tally] = []
    if !functions.isComplete {
        for function in NodeFunction.allCases where !functions.known.contains(function) {
            let group = requirements.filter { $0.when == function }
            if !group.isEmpty { groups.append(Tally(met: group.count(where: isMet), of: group.count)) }
        }
    }
    guard sure.of > 0 else { return groups.isEmpty ? nil : 0...1 }
    let low = missingCore > 0 ? 0 : sure.least(adding: groups)
    let high = supported.unread > 0 ? 1 : sure.greatest(adding: groups)
    return min(low, high)...high
}

/// So many met of so many required.
private struct Tally {
    var met: Int
    var of: Int

    var share: Double { Double(met) / Double(of) }

    func greatest(adding groups: [Tally]) -> Double {
        var whole = self
        for group in groups.sorted(by: { $0.share > $1.share }) where group.share > whole.share {
            whole.met += group.met
            whole.of += group.of
        }
        return whole.share
    }

    func least(adding groups: [Tally]) -> Double {
        let missing = groups.map { Tally(met: $0.of - $0.met, of: $0.of) }
        return 1 - Tally(met: of - met, of: of).greatest(adding: missing)
    }
}
