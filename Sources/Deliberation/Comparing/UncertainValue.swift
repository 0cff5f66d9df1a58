import Assessment
import Comparison
import Diagnostics
import Documents
import RiskModel

/// Something that is not known for sure: a range in the evidence, a price, or an answer nobody could measure.
///
/// What is the same statement in several options is one value: drawing it apart for each would make the ranking look far
/// less sure than it is.
public struct UncertainValue {
    public enum Kind: String, Sendable {
        case evidence
        case price
        /// Drawn uniformly over its risk interval.
        case indicator
    }

    public let kind: Kind
    /// A pointer into the deployment, `price`, or module/indicator.
    public let name: String
    /// Indices of the options it is part of.
    public let options: [Int]
    /// What would have to be known: pointers into the deployment; empty where the gap is not in the document.
    public let missing: [String]
    public let place: Place?
    public let source: String?
    /// Ends of a range of evidence or a price.
    public let ends: ClosedRange<Double>?
    /// Tells it from every other, the same in every run.
    let key: String
    let shape: UncertainShape
    /// The range's node in each option's document.
    var nodes: [Int: Int] = [:]
    var module = 0
    var indicator = 0

    public var isShared: Bool { options.count > 1 }

    /// Where on the way from low to high a draw lies.
    func share(_ quantile: Double) -> Double { shape.share(below: quantile) }
}

/// Gathers what is uncertain about several options.
struct UncertainValues {
    let options: [ComparedOption]
    let plan: AssessmentPlan
    let isPERT: Bool

    func all(_ measured: [[MeasuredModule]], _ judge: PointJudge) -> [UncertainValue] {
        evidence() + prices(judge) + indicators(measured, judge)
    }

    private func shape(_ low: Double, _ mode: Double?, _ high: Double) -> UncertainShape {
        guard let mode else { return .uniform }
        let share = (mode - low) / (high - low)
        return isPERT ? .pert(mode: share) : .triangular(mode: share)
    }

    /// Ranges in the evidence that some module reads. The same words at the same pointer are one value.
    private func evidence() -> [UncertainValue] {
        let selection = plan.modules.reduce(Selection()) { $0.union($1.selection) }
        var found: [UncertainValue] = []
        var places: [String: Int] = [:]
        for (option, compared) in options.enumerated() {
            let document = compared.deployment.document
            for node in ranges(in: document, root: compared.deployment.root, under: selection) {
                guard case .range(let low, let mode, let high) = document.reading(of: node),
                    let bottom = document.double(at: low), let top = document.double(at: high), bottom < top
                else { continue }
                let pointer = document.pointer(of: node, from: compared.deployment.root)
                let evidence = Node(document: document, index: node)
                let key = "evidence \(pointer) \(evidence.raw)"
                if let index = places[key] {
                    found[index] = found[index].also(in: option, at: node)
                    continue
                }
                places[key] = found.count
                found.append(
                    UncertainValue(
                        kind: .evidence, name: pointer, options: [option], missing: [pointer], place: evidence.place,
                        source: evidence["$source"]?.string, ends: bottom...top, key: key,
                        shape: shape(bottom, mode.flatMap { document.double(at: $0) }, top), nodes: [option: node]))
            }
        }
        return found
    }

    private func prices(_ judge: PointJudge) -> [UncertainValue] {
        guard let price = plan.profile.price,
            judge.criteria.contains(where: { if case .price = $0.source { true } else { false } })
        else { return [] }
        return options.enumerated().compactMap { option, compared in
            var ends = price.low...price.high
            var shape = UncertainShape.uniform
            switch compared.price?.amount {
            case .known: return nil
            case .range(let low, let mode, let high):
                guard low < high else { return nil }
                ends = low...high
                shape = self.shape(low, mode, high)
            case .unknown, nil: break
            }
            return UncertainValue(
                kind: .price, name: "price", options: [option], missing: [compared.price?.pointer ?? "price"],
                place: compared.price?.place, source: compared.price?.source, ends: ends,
                key: "price \(compared.id)", shape: shape)
        }
    }

    /// Answers that are open at the centre of the evidence and weigh something.
    private func indicators(_ measured: [[MeasuredModule]], _ judge: PointJudge) -> [UncertainValue] {
        var found: [UncertainValue] = []
        var places: [String: Int] = [:]
        for (option, compared) in options.enumerated() {
            let unknown = compared.unknownPointers
            for (module, planned) in plan.modules.enumerated() {
                for (place, indicator) in planned.indicators.enumerated() {
                    guard isCounted(module, place, judge) else { continue }
                    let answer = measured[option][module].indicators[place]
                    guard isOpen(answer, indicator, judge) else { continue }
                    let missing = self.missing(answer, indicator, compared, unknown)
                    let told = missing.map { "\($0) \(compared.text(at: $0))" }.joined(separator: " ")
                    let name = "\(planned.id)/\(indicator.definition.id)"
                    let key = "indicator \(name) \(told)"
                    if let index = places[key] {
                        found[index] = found[index].also(in: option, at: nil)
                        continue
                    }
                    places[key] = found.count
                    var value = UncertainValue(
                        kind: .indicator, name: name, options: [option], missing: missing,
                        place: missing.first.flatMap { compared.place(of: $0) }, source: nil, ends: nil, key: key,
                        shape: .uniform)
                    value.module = module
                    value.indicator = place
                    found.append(value)
                }
            }
        }
        return found
    }

    private func isCounted(_ module: Int, _ indicator: Int, _ judge: PointJudge) -> Bool {
        judge.criteria.contains { column in
            switch column.source {
            case .price: false
            case .module(let index): index == module && plan.modules[module].indicators[indicator].weight > 0
            case .indicator(let index, let place, _): index == module && place == indicator
            }
        }
    }

    private func isOpen(_ answer: MeasuredIndicator, _ indicator: PlannedIndicator, _ judge: PointJudge) -> Bool {
        switch answer.centre {
        case .measured, .notApplicable: return false
        case .unavailable, .failed: return true
        case .bounded(let low, let high, _):
            guard let function = indicator.valueFunction else { return low < high }
            return function.risk(of: answer.atCentre, unknown: plan.profile.unknown).width > 0
        case .among: return (indicator.valueFunction?.risk(of: answer.atCentre, unknown: .worst).width ?? 0) > 0
        }
    }

    /// Pointers the module named, or unknown values of the document among those the indicator needs.
    private func missing(
        _ answer: MeasuredIndicator, _ indicator: PlannedIndicator, _ option: ComparedOption, _ unknown: [String]
    ) -> [String] {
        if case .unavailable(let missing, _) = answer.centre, !missing.isEmpty { return missing }
        return unknown.filter { pointer in indicator.definition.needs.contains { pointer.isBelow(pattern: $0) } }
    }
}

extension UncertainValue {
    fileprivate func also(in option: Int, at node: Int?) -> UncertainValue {
        var value = UncertainValue(
            kind: kind, name: name, options: options.contains(option) ? options : options + [option], missing: missing,
            place: place, source: source, ends: ends, key: key, shape: shape, nodes: nodes)
        value.module = module
        value.indicator = indicator
        if let node { value.nodes[option] = node }
        return value
    }
}

extension ComparedOption {
    /// Values of the document that are stated to be unknown, in document order.
    var unknownPointers: [String] { subject.unknownPointers }

    /// The value at a pointer as it is written; empty where it is absent.
    func text(at pointer: String) -> String {
        deployment.document.node(throughEvidence: pointer, from: deployment.root).map {
            Node(document: deployment.document, index: $0).raw
        } ?? ""
    }

    /// Where a value stands, or the nearest thing around it that does.
    func place(of pointer: String) -> Place? {
        var pointer = Substring(pointer)
        while true {
            if let node = deployment.document.node(throughEvidence: String(pointer), from: deployment.root) {
                return deployment.document.place(of: node)
            }
            guard let slash = pointer.lastIndex(of: "/") else { return nil }
            pointer = pointer[..<slash]
        }
    }
}
