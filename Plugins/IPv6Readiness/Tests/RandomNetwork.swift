import Foundation

@testable import IPv6Readiness

/// A deployment made up from a seed, everything in it known.
struct RandomNetwork {
    typealias Object = [String: Any]

    var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed) }

    mutating func deployment() -> Object {
        ["location": ["jurisdiction": pick(["US", "KE", "ES"])], "devices": devices(), "network": network()]
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element { choices.randomElement(using: &random)! }
    private mutating func flag() -> Bool { Bool.random(using: &random) }
    private mutating func share() -> Double { pick([0, 1, Double.random(in: 0...1, using: &random)]) }
    private mutating func size() -> Double { pick([0, 1, random.magnitude(upTo: 1e6), random.magnitude(upTo: 1e12)]) }

    private mutating func devices() -> [Object] {
        (0..<Int.random(in: 1...4, using: &random)).map { number in
            [
                "class": "c\(number)", "count": size(), "ip-node": pick([true, true, false]), "ipv6-capable": flag(),
                "stack": pick(["ipv4-only", "dual", "ipv6-mostly", "ipv6-only"]),
                "ipv6-role": pick(["host", "router", "cpe", "software"]), "ipv6-standards": standards(),
                "ipv6-functions": NodeFunction.allCases.map(\.rawValue).filter { _ in pick([true, false, false]) },
                "person-linked": flag(), "interface-identifiers": pick(["eui-64", "low-byte", "opaque", "no-ipv6"]),
                "static-prefix": flag(), "temporary-addresses": flag(),
            ]
        }
    }

    private mutating func standards() -> [Int] {
        let core = [8200, 4443, 4861, 4291, 4862, 6724, 8106, 4191, 7608]
        let others = [5722, 8021, 5095, 6980, 7371, 7559, 3810, 8981, 3646, 4213, 4303, 8221, 8247]
        return core.filter { _ in pick([true, true, true, true, false]) } + others.filter { _ in flag() }
    }

    private mutating func network() -> Object {
        var readiness: Object = [:]
        for stage in pathStages { readiness[stage] = share() }
        var controls: Object = [:]
        for control in securityControls { controls[control] = pick(ControlReach.allCases).rawValue }
        let endpoints: [Object] = (0..<Int.random(in: 0...3, using: &random)).map { number in
            [
                "name": "e\(number)", "weight": 0.5 + size(), "aaaa-record": flag(), "answers-over-ipv6": flag(),
                "certificate": pick(["valid", "invalid", "not-used"]),
            ]
        }
        return [
            "ipv6-readiness": readiness, "security-controls": controls, "endpoints": endpoints,
            "translation": translation(), "connectivity": connectivity(), "milestones": milestones(),
            "prefix-holder": pick(["own", "network-operator", "supplier", "supplier-private"]),
            "renumbering-plan": flag(),
        ]
    }

    private mutating func translation() -> Object {
        [
            "steps": (0..<Int.random(in: 0...4, using: &random)).map { _ in pick(["carrier-nat44", "nat64", "clat"]) },
            "dns64-dependence": flag(), "log-mode": pick(LogMode.allCases).rawValue,
            "connections-per-device-per-day": size(), "log-retention-years": share() * 10,
            "log-storage-bytes": size(), "keep-alive-seconds": 1 + size(), "keep-alive-bytes": size(),
            "udp-mapping-timeout-seconds": 1 + size(), "payload-bytes-per-device-per-day": size(),
        ]
    }

    private mutating func connectivity() -> Object {
        [
            "ipv6-path-share": share(), "delegated-prefix-length": Double(Int.random(in: 0...128, using: &random)),
            "hosts-per-subnet": size(), "subnets-at-horizon": size(),
            "ipv4-access": pick(["none", "public", "shared", "shared"]), "public-ipv4-addresses": size(),
            "reserved-ports": random.magnitude(upTo: 65_536), "dynamic-pool-factor": share() * 10,
            "ports-per-device": 1 + random.magnitude(upTo: 65_535), "peak-flows-per-device": size(),
            "devices-behind-nat": size(), "private-realms": 1 + share() * 10,
            "private-pool-prefix-length": Double(Int.random(in: 8...32, using: &random)),
        ]
    }

    private mutating func milestones() -> [Object] {
        let named = ["us-federal-2023", "us-federal-2025", "own"].filter { _ in flag() }
        return named.map {
            ["milestone": $0, "date": "\(Int.random(in: 2020...2040, using: &random))-06", "due": "2026"]
        }
    }
}

/// The deployment as JSON text.
func json(_ value: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]), as: UTF8.self)
}

/// A value with each scalar in turn hidden, except those by which rows name one another.
func hidingEach(_ value: Any) -> [Any] {
    if let object = value as? [String: Any] {
        return object.keys.sorted().filter { !["class", "name", "milestone"].contains($0) }.flatMap { name in
            hidingEach(object[name] as Any).map { hidden in
                var copy = object
                copy[name] = hidden
                return copy
            }
        }
    }
    if let list = value as? [Any] {
        return list.indices.flatMap { index in
            hidingEach(list[index]).map { hidden in
                var copy = list
                copy[index] = hidden
                return copy
            }
        }
    }
    return [NSNull()]
}
