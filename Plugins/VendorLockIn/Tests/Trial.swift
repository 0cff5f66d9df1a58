import Documents
import RiskModel
import Testing

@testable import ModuleKit
@testable import VendorLockIn

/// A deployment as a test builds it.
indirect enum Tree {
    case number(Double), text(String), flag(Bool), list([Tree]), object([(String, Tree)]), unknown

    var json: String {
        switch self {
        case .number(let value): value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        case .text(let text): "\"\(text)\""
        case .flag(let flag): "\(flag)"
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.filter { !$0.1.isUnknown }.map { "\"\($0.0)\":\($0.1.json)" }.joined(separator: ",") + "}"
        case .unknown: "null"
        }
    }

    var isUnknown: Bool { if case .unknown = self { true } else { false } }

    /// The tree with each scalar in turn hidden, except those under the names in `keeping`.
    func hidingEach(keeping names: Set<String>) -> [Tree] {
        switch self {
        case .number, .text, .flag: [.unknown]
        case .unknown: []
        case .list(let items):
            items.indices.flatMap { index in
                items[index].hidingEach(keeping: names).map { hidden in
                    var copy = items
                    copy[index] = hidden
                    return .list(copy)
                }
            }
        case .object(let members):
            members.indices.filter { !names.contains(members[$0].0) }.flatMap { index in
                members[index].1.hidingEach(keeping: names).map { hidden in
                    var copy = members
                    copy[index].1 = hidden
                    return .object(copy)
                }
            }
        }
    }
}

typealias Measure = (Reading) throws -> ModuleKit.Measurement

/// What an indicator answers on a deployment.
func answer(
    _ indicator: Measure, _ deployment: Tree, parameters: String = "{}", home: String? = nil, trusted: [String] = []
) throws -> Answer {
    try withoutActuallyEscaping(indicator) {
        try answers([$0], deployment, parameters: parameters, home: home, trusted: trusted)[0]
    }
}

/// What indicators answer on one deployment, in their order.
func answers(
    _ indicators: [Measure], _ deployment: Tree, parameters: String = "{}", home: String? = nil, trusted: [String] = []
) throws -> [Answer] {
    let context = "{\(home.map { "\"home\":\"\($0)\"," } ?? "")\"trusted\":\(trusted)}"
    let text =
        "{\"deployment\":\(deployment.json),\"parameters\":\(parameters),\"context\":\(context),\"asOf\":\"2026-11-23\"}"
    let document = Document()
    try document.read(json: Array(text.utf8).span)
    let reading = Reading(document: document)
    try reading.begin(params: 0)
    return indicators.map { indicator in
        reading.beginIndicator()
        do {
            return try indicator(reading).answer
        } catch {
            return .failed(reason: "\(error)")
        }
    }
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
}

/// A generator with a seed that a failing test prints.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: choices.indices, using: &self)] }
    mutating func share() -> Double { Double(Int.random(in: 0...20, using: &self)) / 20 }
    mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

extension Double {
    func isClose(to other: Double) -> Bool { abs(self - other) <= 1e-9 * max(1, abs(other)) }
}
