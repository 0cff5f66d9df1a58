import ModuleKit

/// VL-03: by how many points a layer is more concentrated on ultimate parents than on the names of its contracts; the
/// layer where most of the diversity is only apparent.
func rollUpDelta(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["contracts"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let lines = try spendLines(rows, reading)
    let rates = ExchangeRates(parameters: reading.parameters)
    guard let found = try worstRollUpDelta(lines, rates: rates) else { return .notApplicable }
    let measured = Measurement.value(found.delta, within: 0...10_000)
    guard let layer = found.layer, found.delta.low == found.delta.high, found.delta.high > 0 else { return measured }
    let guidelines = MergerGuidelines.edition(reading.parameters["merger-guidelines"].integer)
    let after = try SpendConcentration(lines.filter { $0.layer == layer }, rates: rates)?.worst.high ?? 0
    let isHarmful = guidelines.isPresumedHarmful(rise: found.delta.high, to: after)
    return measured.saying(
        "Layer \(layer): \(Words.points(after)) points on ultimate parents. In a market the Merger Guidelines of "
            + "\(guidelines.edition) \(isHarmful ? "presume" : "do not presume") that a rise by "
            + "\(Words.points(found.delta.high)) to that is harmful.")
}

/// The largest difference over the layers and where it is; nil when every layer is known to spend nothing.
///
/// An amount or a layer that is not known leaves any difference open, unless nobody in question can have a parent in
/// common with anybody else.
func worstRollUpDelta(
    _ contracts: [SpendLine], rates: ExchangeRates
) throws -> (delta: Interval, layer: String?)? {
    let isAstray = contracts.contains { $0.layer == nil && $0.sum?.amount != 0 }
    var worst: (delta: Interval, layer: String?)?
    for layer in Set(contracts.compactMap(\.layer)).sorted() {
        let lines = contracts.filter { $0.layer == layer }
        let amounts = try rates.amounts(lines.map(\.sum), of: "the yearly value of the contracts in layer '\(layer)'")
        guard let here = rollUpDelta(lines, amounts: amounts) else { continue }
        let leads = here.high > worst?.delta.high ?? -1
        worst = (worst.map { .larger($0.delta, here) } ?? here, leads ? layer : worst?.layer)
    }
    guard isAstray else { return worst }
    let high = mayHideCommonParent(contracts) ? 10_000.0 : worst?.delta.high ?? 0
    return (Interval(low: 0, high: max(high, worst?.delta.high ?? 0)), nil)
}

/// The difference in one layer; nil when it is known to spend nothing.
func rollUpDelta(_ lines: [SpendLine], amounts: [Double?]) -> Interval? {
    guard amounts.allSatisfy({ $0 != nil }) else {
        return Interval(low: 0, high: mayHideCommonParent(lines) ? 10_000 : 0)
    }
    var byName: [String: Double] = [:]
    var byGroup: [SupplierGroups.Group: Double] = [:]
    var (names, groups): ([String], [SupplierGroups.Group]) = ([], [])
    for (line, amount) in zip(lines, scaled(amounts)) {
        if byName[line.name] == nil { names.append(line.name) }
        if byGroup[line.group] == nil { groups.append(line.group) }
        byName[line.name, default: 0] += amount ?? 0
        byGroup[line.group, default: 0] += amount ?? 0
    }
    guard let apparent = herfindahl(names.map { byName[$0] ?? 0 }) else { return nil }
    let spends = groups.map { byGroup[$0] ?? 0 }
    let low = (herfindahl(spends) ?? 0) - apparent
    let high = (largestHerfindahl(groups, spends) ?? 0) - apparent
    return Interval(low: max(low, 0), high: max(high, low, 0))
}

/// Whether two contracts under different names may be with one parent.
private func mayHideCommonParent(_ lines: [SpendLine]) -> Bool {
    var seen: [SupplierGroups.Group: String] = [:]
    for line in lines {
        if line.group.isOpen || seen[line.group].map({ $0 != line.name }) ?? false { return lines.count > 1 }
        seen[line.group] = line.name
    }
    return false
}
