import ModuleKit

/// How hard it is to leave: who supplies what, what stops without whom, and what leaving takes.
@main
enum VendorLockIn {
    static func main() {
        Module([
            Indicator("supplier-concentration", supplierConcentration),
            Indicator("effective-suppliers", effectiveSuppliers),
            Indicator("critical-supplier-share", criticalSupplierShare),
            Indicator("proprietary-interface-share", proprietaryInterfaceShare),
            Indicator("exit-cost-ratio", exitCostRatio),
            Indicator("exit-time", exitTime),
            Indicator("contract-rigidity", contractRigidity),
        ]).run()
    }
}
