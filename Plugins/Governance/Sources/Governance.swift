import ModuleKit

/// Whose law reaches the data, the keys, the operator and the administrators, seen from the assessor's home.
@main
enum Governance {
    static func main() {
        Module([
            Indicator("foreign-residency-share", foreignResidencyShare),
            Indicator("compelled-access-exposure", compelledAccessExposure),
            Indicator("foreign-ultimate-control", foreignUltimateControl),
            Indicator("third-jurisdiction-routing", thirdJurisdictionRouting),
            Indicator("key-custody", keyCustody),
            Indicator("foreign-privileged-access", foreignPrivilegedAccess),
            Indicator("update-authority", updateAuthority),
            Indicator("audit-right-coverage", auditRightCoverage),
            Indicator("unlawful-transfer-share", unlawfulTransferShare),
            Indicator("conflict-of-laws-count", conflictOfLawsCount),
            Indicator("sovereignty-score", sovereigntyScore),
            Indicator("sovereignty-level", sovereigntyLevel),
            Indicator("retention-excess", retentionExcess),
            Indicator("rights-impact-safeguards", rightsImpactSafeguards),
            Indicator("supply-chain-transparency", supplyChainTransparency),
            Indicator("incident-and-patch-sovereignty", incidentAndPatchSovereignty),
            Indicator("contract-opacity", contractOpacity),
        ]).run()
    }
}
