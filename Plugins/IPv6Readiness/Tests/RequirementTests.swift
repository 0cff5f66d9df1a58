import RiskModel
import Testing

@testable import IPv6Readiness

@Suite struct RequirementTests {
    private func list(_ id: String) throws -> RequirementList {
        try #require(RequirementList.shipped.first { $0.id == id })
    }

    /// First numbers of what is required without a condition.
    private func always(_ id: String, _ role: NodeRole) throws -> Set<Int> {
        Set(try list(id).requirements[role, default: []].filter { $0.when == nil }.map { $0.anyOf[0] })
    }

    private let core: Set<Int> = [8200, 4443, 4861, 4291, 4862, 6724, 8106, 4191]

    @Test func `the core of RFC 8504 is required of every node, and any prefix length of forwarders`() throws {
        for (role, requirements) in try list("bcp220").requirements {
            let found = Set(requirements.filter(\.isCore).map { $0.anyOf[0] })
            let forwards = [.router, .security, .cpe].contains(role)
            #expect(found == (forwards ? core.union([7608]) : core), "\(role)")
        }
    }

    @Test func `every MUST of RFC 8504 is in its list`() throws {
        let all = core.union([5722, 8021, 5095, 6980, 7371])
        #expect(try always("bcp220", .host) == all.union([7559]))
        #expect(try always("bcp220", .router) == all.union([7608, 4632]))
        let conditional = try list("bcp220").requirements[.host, default: []].filter { $0.when != nil }
        #expect(Set(conditional.flatMap(\.anyOf)) == [3810, 8981, 4941, 3646, 4213, 4303, 8221, 8247])
    }

    /// RIPE-554 as remembered and RFC 8504 do not ask for the same, which is why a result names its yard-stick.
    @Test func `the two yard-sticks differ as they should`() throws {
        let (remembered, current) = (try always("ripe554-recalled", .host), try always("bcp220", .host))
        #expect(remembered.subtracting(current) == [4193, 8415, 8201, 3596, 6891, 3226])
        #expect(current.subtracting(remembered) == [8106, 4191, 5722, 7371, 7559, 6980, 8021])
    }

    @Test(arguments: [
        (NodeRole.host, 13, 4), (.enterpriseSwitch, 5, 0), (.router, 11, 18), (.security, 9, 9), (.cpe, 2, 4),
        (.consumerSwitch, 0, 0),
    ])
    func `the lists of RIPE-554 have the lengths they had`(role: NodeRole, always: Int, conditional: Int) throws {
        let requirements = try list("ripe554-recalled").requirements[role, default: []]
        #expect(requirements.count { $0.when == nil } == always)
        #expect(requirements.count { $0.when != nil } == conditional)
    }

    @Test func `no list repeats a requirement`() {
        for list in RequirementList.shipped {
            for (role, requirements) in list.requirements {
                let keys = requirements.map { "\($0.anyOf) \($0.when.map(\.rawValue) ?? "")" }
                #expect(Set(keys).count == keys.count, "\(list.id) \(role)")
            }
        }
    }

    private let rows = [
        Requirement(anyOf: [1], isCore: true), Requirement(anyOf: [2]), Requirement(anyOf: [3, 33]),
        Requirement(anyOf: [4]), Requirement(anyOf: [5], when: .dhcp), Requirement(anyOf: [6], when: .qos),
        Requirement(anyOf: [7], when: .qos),
    ]

    private func share(_ known: Set<Int>, unread: Int = 0, functions: Set<NodeFunction>? = []) -> ClosedRange<Double>? {
        conformance(
            with: rows, supported: SupportedStandards(known: known, unread: unread),
            functions: KnownFunctions(known: functions ?? [], isComplete: functions != nil))
    }

    @Test func `what is supported counts among what is required`() {
        #expect(share([1, 2, 33]) == 0.75...0.75)
        #expect(share([1, 2, 3, 4]) == 1...1)
        #expect(share([2, 3, 4]) == 0...0)
        #expect(share([1, 2, 3, 4], functions: [.dhcp]) == 0.8...0.8)
        #expect(share([1, 2, 3, 4, 5, 6], functions: [.dhcp, .qos]) == 6.0 / 7...6.0 / 7)
    }

    @Test func `what is not known leaves bounds`() {
        #expect(share([1, 2, 3, 4], functions: nil) == 4.0 / 7...1)
        #expect(
            share([1, 2, 5], functions: nil).map { near($0.lowerBound, 1.0 / 3) && near($0.upperBound, 0.6) } == true)
        #expect(share([1, 2], unread: 1) == 0.5...1)
        #expect(share([2], unread: 1) == 0...1)
        #expect(
            conformance(with: rows, supported: nil, functions: KnownFunctions(known: [], isComplete: true)) == 0...1)
        #expect(conformance(with: [], supported: nil, functions: KnownFunctions(known: [], isComplete: true)) == nil)
    }

    @Test(arguments: [UInt64(20_261_123), 5])
    func `bounds are those of trying out every function`(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<500 {
            let rows = (1...6).map { number in
                Requirement(
                    anyOf: [number], when: [nil, nil, .dhcp, .qos, .bgp4].randomElement(using: &random)!,
                    isCore: false)
            }
            let known = Set((1...6).filter { _ in Bool.random(using: &random) })
            let supported = SupportedStandards(known: known)
            let open = conformance(
                with: rows, supported: supported, functions: KnownFunctions(known: [], isComplete: false))
            var shares: [Double] = []
            for choice in 0..<8 {
                let some = [NodeFunction.dhcp, .qos, .bgp4].enumerated().filter { choice >> $0.offset & 1 == 1 }
                let closed = conformance(
                    with: rows, supported: supported,
                    functions: KnownFunctions(known: Set(some.map(\.element)), isComplete: true))
                if let closed { shares.append(closed.lowerBound) }
            }
            guard rows.contains(where: { $0.when == nil }), let low = shares.min(), let high = shares.max() else {
                continue
            }
            #expect(open.map { near($0.lowerBound, low, 9) && near($0.upperBound, high, 9) } == true, "seed \(seed)")
        }
    }

    private func fleet(_ parameters: String = "{}", asOf: String = "2026-11-23") throws -> Answer {
        let standards = "[8200,4443,4861,4291,4862,6724,8106,4191,5722,8021,5095,6980,7371]"
        let device = #""ip-node":true,"ipv6-role":"host","ipv6-functions":[]"#
        let devices = [
            #"{"count":30,\#(device),"ipv6-standards":\#(standards)}"#,
            #"{"count":10,\#(device),"ipv6-standards":[8200,4443]}"#,
            #"{"count":99,"ip-node":true,"ipv6-role":"software"}"#, #"{"count":99,"ip-node":false}"#,
        ].joined(separator: ",")
        return try answer(rfcProfileConformance, #"{"devices":[\#(devices)]}"#, parameters: parameters, asOf: asOf)
    }

    @Test func `a fleet is weighed by count, and a class without a core standard counts for nothing`() throws {
        #expect(try near(fleet().span.upperBound, 0.75 * 13 / 14))
    }

    @Test func `a profile chooses the yard-stick and changes its rows`() throws {
        #expect(try near(fleet(#"{"requirement-list":"ripe554-recalled"}"#).span.upperBound, 0.75 * 7 / 13))
        let without = #"{"requirements":[{"role":"host","any-of":[7559],"required":false}]}"#
        #expect(try fleet(without) == .measured(.number(0.75)))
        let more = #"{"requirements":[{"role":"host","any-of":[7772]}]}"#
        #expect(try near(fleet(more).span.upperBound, 0.75 * 13 / 15))
        let replaced = #"{"requirements":[{"role":"host","any-of":[8106],"when":"dhcp"}]}"#
        #expect(try near(fleet(replaced).span.upperBound, 0.75 * 12 / 13))
    }
}
