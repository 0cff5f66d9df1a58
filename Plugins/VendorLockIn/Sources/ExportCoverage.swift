import ModuleKit

/// VL-07: the share of the data and digital assets, by weight, that the contract lets the buyer export complete, in an
/// open format, as a test of the last twelve months showed.
func exportableDataCoverage(_ reading: Reading) throws -> Measurement {
    let export = reading["exit"]["export"]
    let assets = ExportKind.allCases.map { kind in
        let row = export[kind.rawValue]
        return ExportAsset(
            weight: row["weight"].number, isInContract: row["in-contract"].flag, isOpenFormat: row["open-format"].flag,
            isTested: happened(row["last-full-test"].text, within: ExportAsset.testMonths, before: reading.asOf))
    }
    guard export.isKnown else { return .unavailable }
    guard let coverage = exportCoverage(of: assets) else { return .notApplicable }
    return .value(coverage, within: 0...1)
}

/// The kinds of exportable data and digital assets; each has to be stated, if only with weight 0.
enum ExportKind: String, CaseIterable {
    case raw, model, identities, configuration
    case learnedModels = "learned-models"
    case logs, history
}

/// One kind of assets; nil is unknown.
struct ExportAsset {
    /// 0 when there is none of it.
    var weight: Double?
    var isInContract: Bool?
    var isOpenFormat: Bool?
    var isTested: Bool?

    /// How long a test is good for.
    static let testMonths = 12

    /// 1 when all three hold, 0 when one of them does not.
    var isExportable: Interval {
        let conditions = [isInContract, isOpenFormat, isTested]
        if conditions.contains(false) { return Interval(0) }
        return conditions.contains(nil) ? .anyShare : Interval(1)
    }
}

/// Σ weight × (in contract × open format × tested) ÷ Σ weight; nil when nothing weighs anything.
func exportCoverage(of assets: [ExportAsset]) -> Interval? {
    weightedMean(
        of: assets.map { WeightedPart(value: $0.isExportable, weight: Interval(quantity: $0.weight)) })
}
