import ModuleKit

/// How hard it is to leave: who supplies what, what stops without whom, and what leaving takes.
@main
enum VendorLockIn {
    static func main() {
        Module([
            Indicator("supplier-concentration", withRates(supplierConcentration)),
            Indicator("effective-suppliers", withRates(effectiveSuppliers)),
            Indicator("roll-up-delta", withRates(rollUpDelta)),
            Indicator("critical-supplier-share", criticalSupplierShare),
            Indicator("critical-pair-share", criticalPairShare),
            Indicator("transitive-exposure", withRates(transitiveExposure)),
            Indicator("foreign-value-added", withRates(foreignValueAdded)),
            Indicator("proprietary-interface-share", proprietaryInterfaceShare),
            Indicator("exportable-data-coverage", exportableDataCoverage),
            Indicator("exit-cost-ratio", exitCostRatio),
            Indicator("exit-time", exitTime),
            Indicator("contract-rigidity", contractRigidity),
            Indicator("maintenance-dependence", maintenanceDependence),
            Indicator("continuity-assets", continuityAssets),
            Indicator("support-life-ratio", supportLifeRatio),
            Indicator("re-homing-capability", reHomingCapability),
            Indicator("tied-finance-share", withRates(tiedFinanceShare)),
            Indicator("loan-grant-element", withRates(loanGrantElement)),
            Indicator("restricted-supplier-share", withRates(restrictedSupplierShare)),
            Indicator("restricted-abroad-share", withRates(restrictedAbroadShare)),
        ]).run()
    }
}
