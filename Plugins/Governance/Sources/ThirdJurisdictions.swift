/// A flow of data and the jurisdictions it crosses; nil is unknown.
struct Route {
    var volume: Double?
    var from: String?
    var to: String?
    /// Jurisdictions on the way, ends left out or not; empty when it crosses none.
    var crossed: [String?]?
}

/// The share of the traffic that crosses a jurisdiction which is neither inside nor an end of the flow:
/// t = Σ v·1[path crosses j ∉ T(h) ∪ {ends}] ÷ Σ v. 0 where nothing flows.
func observableShare(of flows: [Route], _ standpoint: Standpoint) -> Interval {
    let parts = flows.map { flow in
        WeightedPart(
            value: isObservable(flow, standpoint),
            weight: flow.volume.map(Interval.init) ?? Interval(low: 0, high: .infinity))
    }
    return weightedMean(of: parts) ?? Interval(0)
}

/// Whether a flow crosses a third jurisdiction, as 0 or 1.
private func isObservable(_ flow: Route, _ standpoint: Standpoint) -> Interval {
    guard let crossed = flow.crossed else { return .anyShare }
    return crossed.reduce(Interval(0)) { worst, code in
        guard let code else { return .larger(worst, .anyShare) }
        if standpoint.isInside(code) { return worst }
        let ends = [flow.from, flow.to]
        if ends.contains(where: { $0.map { standpoint.blocs.covers($0, code) } ?? false }) { return worst }
        // An end nobody named may be this very jurisdiction.
        return .larger(worst, ends.contains { $0 == nil } ? .anyShare : Interval(1))
    }
}

/// A network that carries transit of the country, and how much of the country's addresses it sees.
struct TransitNetwork {
    var isForeign: Bool?
    /// Its country-level transit influence.
    var influence: Interval
}

/// The largest country-level transit influence of a network registered outside, after Gamero-Garrido et al., "Quantifying
/// nations' exposure to traffic observation and selective tampering", PAM 2022: above 0.40 a nation is particularly
/// exposed. VERIFIED.
func largestForeignInfluence(of networks: [TransitNetwork]) -> Interval {
    networks.reduce(Interval(0)) { .larger($0, Interval($1.isForeign) * $1.influence) }
}
