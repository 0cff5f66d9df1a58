import ModuleKit

/// The IPv6 readiness module: will every device be addressable, and does the path carry IPv6?
@main enum IPv6ReadinessModule {
    static func main() {
        Module([
            Indicator("hd-ratio-pressure", hdRatioPressure),
            Indicator("registry-hd-ratio-pressure", registryHDRatioPressure),
            Indicator("addressable-shortfall", addressableShortfall),
            Indicator("prefix-sufficiency", prefixSufficiency),
            Indicator("ipv6-capable-share", ipv6CapableShare),
            Indicator("ipv6-only-share", ipv6OnlyShare),
            Indicator("rfc-profile-conformance", rfcProfileConformance),
            Indicator("weakest-link-readiness", weakestLinkReadiness),
            Indicator("cgn-port-headroom", cgnPortHeadroom),
            Indicator("translation-log-burden", translationLogBurden),
            Indicator("translation-log-volume", translationLogVolume),
            Indicator("nat-keep-alive-share", natKeepAliveShare),
            Indicator("translation-depth", translationDepth),
            Indicator("trackable-identifier-share", trackableIdentifierShare),
            Indicator("security-parity", securityParity),
            Indicator("milestone-slip", milestoneSlip),
            Indicator("endpoint-dual-reachability", endpointDualReachability),
            Indicator("address-independence", addressIndependence),
        ]).run()
    }
}

/// The greatest ratio an indicator of this module reports: the end of the domain in the manifest, and what an unlimited
/// or impossible quantity comes out as.
let greatestRatio = 1000.0

/// `value` brought into 0 … ``greatestRatio``; infinity and not-a-number come out as its end.
func reportable(_ value: Double) -> Double {
    value < greatestRatio ? max(value, 0) : greatestRatio
}
