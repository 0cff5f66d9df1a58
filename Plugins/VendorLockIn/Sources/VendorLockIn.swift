import ModuleKit

/// How hard it is to leave: who supplies what, what stops without whom, and what leaving takes.
@main
enum VendorLockIn {
    static func main() {
        Module([
            Indicator("supplier-concentration", supplierConcentration),
            Indicator("effective-suppliers", effectiveSuppliers),
            Indicator("roll-up-delta", rollUpDelta),
            Indicator("critical-supplier-share", criticalSupplierShare),
            Indicator("critical-pair-share", criticalPairShare),
            Indicator("transitive-exposure", transitiveExposure),
            Indicator("foreign-value-added", foreignValueAdded),
            Indicator("proprietary-interface-share", proprietaryInterfaceShare),
            Indicator("exportable-data-coverage", exportableDataCoverage),
            Indicator("exit-cost-ratio", exitCostRatio),
            Indicator("exit-time", exitTime),
            Indicator("contract-rigidity", contractRigidity),
            Indicator("maintenance-dependence", maintenanceDependence),
            Indicator("continuity-assets", continuityAssets),
            Indicator("support-life-ratio", supportLifeRatio),
            Indicator("re-homing-capability", reHomingCapability),
            Indicator("tied-finance-share", tiedFinanceShare),
            Indicator("loan-grant-element", loanGrantElement),
            Indicator("restricted-supplier-share", restrictedSupplierShare),
            Indicator("restricted-abroad-share", restrictedAbroadShare),
        ]).run()
    }
}
