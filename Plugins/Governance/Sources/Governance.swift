import ModuleKit

/// Whose law reaches the data, the keys, the operator and the administrators, seen from the assessor's home.
@main
enum Governance {
    static func main() {
        Module([
            Indicator("foreign-residency-share", foreignResidencyShare),
            Indicator("compelled-access-exposure", compelledAccessExposure),
            Indicator("foreign-ultimate-control", foreignUltimateControl),
            Indicator("key-custody", keyCustody),
            Indicator("foreign-privileged-access", foreignPrivilegedAccess),
            Indicator("audit-right-coverage", auditRightCoverage),
        ]).run()
    }
}
