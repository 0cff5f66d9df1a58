import Foundation
import RiskModel
import Testing

@testable import IPv6Readiness
@testable import ModuleKit

private typealias Measure = (Reading) throws -> ModuleKit.Measurement

/// What holds of every indicator on every deployment.
@Suite struct PropertyTests {
    private let indicators: [(id: String, measure: Measure)] = [
        ("hd-ratio-pressure", hdRatioPressure), ("addressable-shortfall", addressableShortfall),
        ("prefix-sufficiency", prefixSufficiency), ("ipv6-capable-share", ipv6CapableShare),
        ("ipv6-only-share", ipv6OnlyShare), ("rfc-profile-conformance", rfcProfileConformance),
        ("weakest-link-readiness", weakestLinkReadiness), ("cgn-port-headroom", cgnPortHeadroom),
        ("translation-log-burden", translationLogBurden), ("translation-log-volume", translationLogVolume),
        ("nat-keep-alive-share", natKeepAliveShare), ("translation-depth", translationDepth),
        ("trackable-identifier-share", trackableIdentifierShare), ("security-parity", securityParity),
        ("milestone-slip", milestoneSlip), ("endpoint-dual-reachability", endpointDualReachability),
        ("address-independence", addressIndependence),
    ]

    /// What every indicator answers, in their order.
    private func answers(_ deployment: String) throws -> [Answer] {
        let reading = try reading(of: deployment, upstream: 60_000)
        return try indicators.map { indicator in
            reading.beginIndicator()
            return try indicator.measure(reading).answer
        }
    }

    private func keys(_ answer: Answer) -> Set<String>? {
        switch answer {
        case .measured(.key(let key)): [key]
        case .among(let keys): Set(keys)
        default: nil
        }
    }

    /// What may be the case after a fact was hidden includes what was the case; nothing starts not to apply.
    private func covers(_ dark: Answer, _ open: Answer) -> Bool {
        if dark.outcome == .unavailable { return true }
        if open == .notApplicable || dark == .notApplicable { return open == .notApplicable }
        if let few = keys(open) { return keys(dark).map { $0.isSuperset(of: few) } ?? false }
        let slack = 1e-9 * max(1, abs(open.span.upperBound))
        return dark.span.lowerBound <= open.span.lowerBound + slack
            && dark.span.upperBound >= open.span.upperBound - slack
    }

    @Test(arguments: UInt64(1)...40) func `hiding any one leaf only widens what is possible`(seed: UInt64) throws {
        var network = RandomNetwork(seed: seed)
        let deployment = network.deployment()
        let open = try answers(json(deployment))
        #expect(open.allSatisfy { $0.outcome != .failed }, "seed \(seed): \(open)")
        for hidden in hidingEach(deployment) {
            let text = try json(hidden)
            for (indicator, (before, after)) in zip(indicators, zip(open, try answers(text))) {
                #expect(covers(after, before), "seed \(seed) \(indicator.id): \(before) became \(after) in \(text)")
            }
        }
    }

    /// A change that can only be for the better, or for the worse: indicator, where, what becomes of the value there, and
    /// whether the indicator's own figure may then rise or fall.
    private struct Step: Sendable {
        let id: String
        let path: [String]
        let change: @Sendable (Any) -> Any
        let rises: Bool

        init(
            _ id: String, _ path: String, rises: Bool,
            _ change: @escaping @Sendable (Any) -> Any = { ($0 as? Double ?? 0) * 2 + 1 }
        ) {
            self.id = id
            self.path = path.split(separator: "/").map(String.init)
            self.change = change
            self.rises = rises
        }
    }

    private static let network: [Step] = [
        Step("translation-log-burden", "network/connectivity/devices-behind-nat", rises: true),
        Step("translation-log-burden", "network/translation/connections-per-device-per-day", rises: true),
        Step("translation-log-burden", "network/translation/log-retention-years", rises: true),
        Step("translation-log-burden", "network/translation/log-storage-bytes", rises: false),
        Step("nat-keep-alive-share", "network/translation/keep-alive-seconds", rises: false),
        Step("nat-keep-alive-share", "network/translation/udp-mapping-timeout-seconds", rises: false),
        Step("nat-keep-alive-share", "network/translation/payload-bytes-per-device-per-day", rises: false),
        Step("nat-keep-alive-share", "network/translation/keep-alive-bytes", rises: true),
        Step("translation-depth", "network/translation/steps", rises: true) { ($0 as? [Any] ?? []) + ["nat64"] },
        Step("translation-depth", "network/translation/dns64-dependence", rises: true) { _ in true },
        Step("endpoint-dual-reachability", "network/endpoints/*/answers-over-ipv6", rises: true) { _ in true },
        Step("endpoint-dual-reachability", "network/endpoints/*/certificate", rises: false) { _ in "invalid" },
        Step("milestone-slip", "network/milestones/*/date", rises: true) { _ in "2045" },
        Step("prefix-sufficiency", "network/connectivity/subnets-at-horizon", rises: true),
        Step("addressable-shortfall", "network/connectivity/public-ipv4-addresses", rises: false),
        Step("addressable-shortfall", "network/connectivity/private-realms", rises: false),
        Step("cgn-port-headroom", "network/connectivity/devices-behind-nat", rises: false),
        Step("cgn-port-headroom", "network/connectivity/public-ipv4-addresses", rises: true),
        Step("cgn-port-headroom", "network/connectivity/peak-flows-per-device", rises: false),
    ]

    private static let fleet: [Step] = [
        Step("rfc-profile-conformance", "devices/*/ipv6-standards", rises: true) {
            ($0 as? [Any] ?? []) + [8200, 4861]
        },
        Step("rfc-profile-conformance", "devices/*/ipv6-standards", rises: false) {
            Array(($0 as? [Any] ?? []).dropFirst())
        },
        Step("trackable-identifier-share", "devices/*/interface-identifiers", rises: true) { _ in "eui-64" },
        Step("trackable-identifier-share", "devices/*/temporary-addresses", rises: false) { _ in true },
        Step("ipv6-capable-share", "devices/*/ipv6-capable", rises: true) { _ in true },
        Step("ipv6-only-share", "devices/*/stack", rises: true) { _ in "ipv6-only" },
    ]

    private static let stages =
        pathStages.map { Step("weakest-link-readiness", "network/ipv6-readiness/\($0)", rises: true) { _ in 1 } }
        + securityControls.map { control in
            Step("security-parity", "network/security-controls/\(control)", rises: true) { value in
                value as? String == "ipv4-only" ? "both" : value
            }
        }

    private func changed(_ value: Any, _ path: ArraySlice<String>, _ change: (Any) -> Any) -> Any {
        guard let step = path.first else { return change(value) }
        if step == "*", let list = value as? [Any] {
            guard let first = list.first else { return list }
            return [changed(first, path.dropFirst(), change)] + list.dropFirst()
        }
        guard var object = value as? [String: Any], let member = object[step] else { return value }
        object[step] = changed(member, path.dropFirst(), change)
        return object
    }

    @Test(arguments: UInt64(1)...80) func `each input moves its indicator one way only`(seed: UInt64) throws {
        var network = RandomNetwork(seed: seed &+ 1000)
        let deployment = network.deployment()
        let text = try json(deployment)
        for step in Self.network + Self.fleet + Self.stages {
            let measure = try #require(indicators.first { $0.id == step.id }).measure
            let before = try answer(measure, text, upstream: 60_000)
            let after = try answer(measure, json(changed(deployment, step.path[...], step.change)), upstream: 60_000)
            guard case .measured(.number(let one)) = before, case .measured(.number(let two)) = after else { continue }
            let slack = 1e-9 * max(1, abs(one))
            #expect(
                step.rises ? two >= one - slack : two <= one + slack,
                "seed \(seed) \(step.id) \(step.path.joined(separator: "/")): \(one) became \(two)")
        }
    }

    @Test func `hostile numbers, empty lists and strange kinds break nothing`() throws {
        let values: [Any] = [
            0, -1, 1e308, -1e308, 5e-324, "", "x", [Any](), [String: Any](), true, [[NSNull()]], NSNull(),
        ]
        var network = RandomNetwork(seed: 77)
        let deployment = network.deployment()
        for hidden in hidingEach(deployment) {
            for value in values {
                let text = try json(replacingNull(hidden, with: value))
                for (indicator, answer) in zip(indicators, try answers(text)) {
                    #expect(answer.outcome != .failed, "\(indicator.id) on \(value): \(answer)")
                    #expect(
                        !answer.span.lowerBound.isNaN && !answer.span.upperBound.isNaN, "\(indicator.id) on \(value)")
                }
            }
        }
    }

    private func replacingNull(_ value: Any, with other: Any) -> Any {
        if value is NSNull { return other }
        if let object = value as? [String: Any] { return object.mapValues { replacingNull($0, with: other) } }
        if let list = value as? [Any] { return list.map { replacingNull($0, with: other) } }
        return value
    }
}
