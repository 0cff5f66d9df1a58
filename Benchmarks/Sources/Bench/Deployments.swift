import Documents
import Loading

/// Generated deployments: a worked example of the checkout with another id and other device counts each.
///
/// Plain, its evidence is taken off and every range is its mode; with evidence it is as it was written, and every
/// module measures at the ends of its ranges and inside them.
struct Deployments {
    static let profile = "smart-city-procurement"
    static let asOf = "2026-11-23"
    private let pieces: [[UInt8]]

    /// - Parameter file: a deployment whose first two device counts are varied.
    init(file: String, plain: Bool) throws {
        let root = try FileText.document(file).root
        var writer = JSONWriter()
        if plain { Deployments.write(root, to: &writer) } else { writer.raw(root.raw) }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        guard let id = text.firstRange(of: "\"id\":\"") else { throw BenchProblem("\(file) has no id") }
        let end = text[id.upperBound...].firstIndex(of: "\"") ?? text.endIndex
        var rest = String(text[end...])
        var found = [Array(text[..<id.upperBound].utf8)]
        for _ in 0..<2 {
            guard let count = rest.firstRange(of: "\"count\":") else { break }
            let value = rest[count.upperBound...].drop { !$0.isNumber }
            let after = value.firstIndex { !$0.isNumber } ?? rest.endIndex
            found.append(Array(rest[..<value.startIndex].utf8))
            rest = String(rest[after...])
        }
        found.append(Array(rest.utf8))
        pieces = found
    }

    /// Number `number`, one line with its line feed.
    func line(_ number: Int) -> [UInt8] {
        var line = pieces[0]
        line.append(contentsOf: "d\(number)".utf8)
        line.append(contentsOf: pieces[1])
        for (place, piece) in pieces.dropFirst(2).enumerated() {
            line.append(contentsOf: "\(1000 + number * (place + 1) % 7919)".utf8)
            line.append(contentsOf: piece)
        }
        line.append(0x0A)
        return line
    }

    func lines(_ numbers: Range<Int>) -> [UInt8] { numbers.reduce(into: []) { $0.append(contentsOf: line($1)) } }

    /// A value without its evidence: the value, the mode or the middle of a range, null where nobody knows it.
    private static func write(_ node: Node, to writer: inout JSONWriter) {
        switch node.kind {
        case .object where node.members.contains { $0.name.hasPrefix("$") }:
            if let value = node["$value"] ?? node["$mode"] {
                write(value, to: &writer)
            } else if let low = node["$low"]?.double, let high = node["$high"]?.double {
                writer.number((low + high) / 2)
            } else {
                writer.null()
            }
        case .object:
            writer.object { body in
                for (name, value) in node.members {
                    body.name(name)
                    write(value, to: &body)
                }
            }
        case .array: writer.array { list in node.elements.forEach { write($0, to: &list) } }
        default: writer.raw(node.raw)
        }
    }
}
