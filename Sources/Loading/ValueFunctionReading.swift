import Diagnostics
import Documents
import RiskModel

/// Reads value functions; what their schema refuses is passed over here.
enum ValueFunctionReading {
    /// Whether there is something to read; where there is not, the format's schema has said so.
    static func hasForm(_ node: Node) -> Bool {
        (node["points"]?.kind == .array) != (node["table"]?.kind == .object)
    }

    static func read(_ node: Node, area: String) -> Result<ValueFunction, Problems> {
        var problems: [Diagnostic] = []
        let function =
            node["points"].map { points($0, node["origin"], area, &problems) }
            ?? table(node["table"], node["origin"])
        problems += strayOrigins(function, node["origin"], area)
        return problems.isEmpty ? .success(function) : .failure(Problems(problems))
    }

    private static func points(
        _ node: Node, _ origins: Node?, _ area: String, _ problems: inout [Diagnostic]
    ) -> ValueFunction {
        var points: [ValueFunction.Point] = []
        for pair in node.elements {
            let ends = pair.elements
            guard ends.count == 2, let at = ends[0].double, let risk = ends[1].double else { continue }
            if let last = points.last, at <= last.at {
                problems.append(
                    node.document.diagnostic(
                        "\(area).value-function",
                        "the break point \(ends[0].raw) does not come after \(plainNumber(last.at))",
                        at: pair.index))
            }
            if !(0...100).contains(risk) {
                problems.append(
                    node.document.diagnostic(
                        "\(area).value-function", "the risk \(ends[1].raw) is not within 0…100", at: ends[1].index))
            }
            let origin = origins?.members.first { Double($0.name) == at }?.value.string
            points.append(
                ValueFunction.Point(at: at, risk: risk, origin: origin.flatMap { Origin(rawValue: $0) } ?? .convention))
        }
        return .points(points)
    }

    private static func table(_ node: Node?, _ origins: Node?) -> ValueFunction {
        .table(
            (node?.members ?? []).map { key, risk in
                let origin = origins?[key]?.string.flatMap { Origin(rawValue: $0) } ?? .convention
                return ValueFunction.Row(key: key, risk: risk.double ?? 0, origin: origin)
            })
    }

    /// An origin for a break point that does not exist is a typing error in the one or the other.
    private static func strayOrigins(_ function: ValueFunction, _ origins: Node?, _ area: String) -> [Diagnostic] {
        (origins?.memberNodes ?? []).compactMap { name, _ in
            let key = name.string ?? ""
            let exists =
                switch function {
                case .points(let points): points.contains { $0.at == Double(key) }
                case .table(let rows): rows.contains { $0.key == key }
                }
            guard !exists else { return nil }
            return name.document.diagnostic(
                "\(area).value-function", "\(quoted(key)) is the origin of no break point", at: name.index)
        }
    }
}

/// A number as people write it: whole numbers without a fraction.
func plainNumber(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
}
