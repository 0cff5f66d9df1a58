import Documents
import RiskModel

@testable import ModuleKit
@testable import Scale

typealias Measure = (Reading) throws -> ModuleKit.Measurement

/// A deployment as a test builds it.
indirect enum Tree {
    case number(Double), text(String), list([Tree]), object([(String, Tree)]), unknown

    var json: String {
        switch self {
        case .number(let value): "\(value)"
        case .text(let text): "\"\(text)\""
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.filter { !$0.1.isUnknown }.map { "\"\($0.0)\":\($0.1.json)" }.joined(separator: ",") + "}"
        case .unknown: "null"
        }
    }

    var isUnknown: Bool { if case .unknown = self { true } else { false } }

    /// The tree with each leaf in turn changed, except the names by which rows refer to one another.
    func changingEach(_ change: (Tree) -> [Tree]) -> [Tree] {
        switch self {
        case .number, .text: change(self)
        case .unknown: []
        case .list(let items):
            items.indices.flatMap { index in
                items[index].changingEach(change).map { changed in
                    var copy = items
                    copy[index] = changed
                    return .list(copy)
                }
            }
        case .object(let members):
            members.indices.filter { !["id", "series", "from", "to", "class"].contains(members[$0].0) }
                .flatMap { index in
                    members[index].1.changingEach(change).map { changed in
                        var copy = members
                        copy[index].1 = changed
                        return .object(copy)
                    }
                }
        }
    }

    /// Each list in turn without items.
    var emptyingEach: [Tree] {
        switch self {
        case .number, .text, .unknown: []
        case .list(let items):
            [.list([])]
                + items.indices.flatMap { index in
                    items[index].emptyingEach.map { changed in
                        var copy = items
                        copy[index] = changed
                        return .list(copy)
                    }
                }
        case .object(let members):
            members.indices.flatMap { index in
                members[index].1.emptyingEach.map { changed in
                    var copy = members
                    copy[index].1 = changed
                    return .object(copy)
                }
            }
        }
    }
}

/// What an indicator answers on a deployment, and what it says of it.
func measured(
    _ indicator: Measure, _ deployment: Tree, parameters: String = "{}", horizonYears: Double? = 5,
    asOf: String = "2026-11-23"
) throws -> ModuleKit.Measurement {
    let context = horizonYears.map { "{\"horizonYears\":\($0)}" } ?? "{}"
    let text =
        "{\"deployment\":\(deployment.json),\"parameters\":\(parameters),\"context\":\(context),\"asOf\":\"\(asOf)\"}"
    let document = Document()
    try document.read(json: Array(text.utf8).span)
    let reading = Reading(document: document)
    try reading.begin(params: 0)
    reading.beginIndicator()
    do {
        return try indicator(reading)
    } catch {
        return .failed("\(error)")
    }
}

func answer(_ indicator: Measure, _ deployment: Tree, parameters: String = "{}") throws -> Answer {
    try measured(indicator, deployment, parameters: parameters).answer
}

extension Answer {
    /// The interval of raw values; a silent answer may be anything.
    var span: ClosedRange<Double> {
        switch self {
        case .measured(.number(let value)): value...value
        case .bounded(let low, let high, _): low...high
        default: -Double.infinity...Double.infinity
        }
    }

    /// What counts at the centre, as bad as it can be where nothing is known: the high end when more is worse.
    func central(isRising: Bool) -> Double {
        if case .measured(.number(let value)) = self { return value }
        if case .bounded(_, _, let value?) = self { return value }
        return isRising ? span.upperBound : span.lowerBound
    }
}
