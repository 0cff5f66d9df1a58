import RiskModel
import Testing

@testable import IPv6Readiness

@Suite struct WeakestLinkTests {
    @Test func `the least ready stage decides`() {
        #expect(weakestLink(of: [0.9, 0.35, 1]) == 0.35...0.35)
    }

    @Test func `a stage nobody knows may not be ready at all`() {
        #expect(weakestLink(of: [0.9, nil, 1]) == 0...0.9)
        #expect(weakestLink(of: [nil, nil]) == nil)
    }

    @Test func `all eight stages are read`() throws {
        let known = pathStages.map { #""\#($0)":0.7"# }
        let whole = known.joined(separator: ",")
        #expect(try answer(weakestLinkReadiness, network(#""ipv6-readiness":{\#(whole)}"#)) == .measured(.number(0.7)))
        for stage in pathStages.indices {
            var part = known
            part.remove(at: stage)
            let answer = try answer(
                weakestLinkReadiness, network(#""ipv6-readiness":{\#(part.joined(separator: ","))}"#))
            #expect(answer == .bounded(low: 0, high: 0.7, value: nil), "\(pathStages[stage])")
        }
    }
}

@Suite struct SecurityParityTests {
    @Test func `controls on both families count among those on IPv4`() {
        #expect(parity(of: [.both, .both, .both, .ipv4, .neither, .ipv6]) == .within(0.75...0.75))
        #expect(parity(of: [.neither, .ipv6]) == .nothingCounts)
        #expect(parity(of: [.neither, nil]) == .open)
    }

    @Test func `a control nobody knows may be on both, on IPv4 alone or on neither`() {
        let known: [ControlReach?] = [.both, .both, .ipv4]
        let open = parity(of: known + [nil])
        #expect(open == .within(0.5...0.75))
        for reach in ControlReach.allCases {
            guard case .within(let share) = parity(of: known + [reach]) else {
                Issue.record("\(reach)")
                continue
            }
            #expect(share.lowerBound >= 0.5 && share.upperBound <= 0.75, "\(reach)")
        }
    }
}

@Suite struct TrackableIdentifierTests {
    private func share(_ device: String) throws -> Answer {
        let other = #"{"count":1,"ip-node":true,"person-linked":true,"interface-identifiers":"no-ipv6"}"#
        return try answer(
            trackableIdentifierShare, #"{"devices":[{"count":1,"ip-node":true,\#(device)},\#(other)]}"#)
    }

    @Test(arguments: [
        (#""person-linked":true,"interface-identifiers":"eui-64""#, 0.5...0.5),
        (#""person-linked":true,"interface-identifiers":"low-byte""#, 0.5...0.5),
        (#""person-linked":true,"interface-identifiers":"opaque","static-prefix":false"#, 0...0),
        (
            #""person-linked":true,"interface-identifiers":"opaque","static-prefix":true,"temporary-addresses":false"#,
            0.5...0.5
        ),
        (#""person-linked":true,"interface-identifiers":"opaque","temporary-addresses":true"#, 0...0),
        (#""person-linked":true,"interface-identifiers":"opaque","static-prefix":true"#, 0...0.5),
        (#""person-linked":true,"static-prefix":true,"temporary-addresses":false"#, 0...0.5),
        (#""person-linked":false"#, 0...0), (#""interface-identifiers":"eui-64""#, 0...0.5),
    ])
    func `a class is trackable or not, or nobody knows`(device: String, span: ClosedRange<Double>) throws {
        #expect(try share(device).span == span)
    }

    @Test func `without devices tied to persons nobody is tracked`() throws {
        let answer = try answer(
            trackableIdentifierShare, #"{"devices":[{"count":5,"ip-node":true,"person-linked":false}]}"#)
        #expect(answer == .notApplicable)
    }
}

@Suite struct EndpointReachabilityTests {
    @Test func `an endpoint counts when it has a record, answers and can be trusted`() throws {
        let endpoints = [
            #"{"weight":2,"aaaa-record":true,"answers-over-ipv6":true,"certificate":"valid"}"#,
            #"{"weight":1,"aaaa-record":true,"answers-over-ipv6":true,"certificate":"not-used"}"#,
            #"{"weight":1,"aaaa-record":true,"answers-over-ipv6":true,"certificate":"invalid"}"#,
            #"{"weight":3,"aaaa-record":true,"answers-over-ipv6":false,"certificate":"valid"}"#,
            #"{"weight":3,"aaaa-record":false}"#,
        ].joined(separator: ",")
        #expect(
            try answer(endpointDualReachability, network(#""endpoints":[\#(endpoints)]"#)) == .measured(.number(0.3)))
    }

    @Test func `what was not tested may answer or not`() throws {
        let endpoints = #"{"weight":1,"aaaa-record":true},{"weight":3,"aaaa-record":false}"#
        #expect(
            try answer(endpointDualReachability, network(#""endpoints":[\#(endpoints)]"#))
                == .bounded(low: 0, high: 0.25, value: nil))
        #expect(try answer(endpointDualReachability, network(#""endpoints":[]"#)) == .notApplicable)
        #expect(try answer(endpointDualReachability, network("")).outcome == .unavailable)
    }
}

@Suite struct AddressIndependenceTests {
    @Test(arguments: [
        (#""prefix-holder":"own""#, Answer.measured(.key("own"))),
        (#""prefix-holder":"supplier","renumbering-plan":true"#, .measured(.key("supplier"))),
        (#""prefix-holder":"supplier-private""#, .measured(.key("supplier-private"))),
        (
            #""prefix-holder":"network-operator","renumbering-plan":true"#,
            .measured(.key("network-operator-with-plan"))
        ),
        (#""prefix-holder":"network-operator","renumbering-plan":false"#, .measured(.key("network-operator"))),
        (#""prefix-holder":"network-operator""#, .among(["network-operator-with-plan", "network-operator"])),
    ])
    func `the holder and the plan decide`(facts: String, expected: Answer) throws {
        #expect(try answer(addressIndependence, network(facts)) == expected)
    }
}
