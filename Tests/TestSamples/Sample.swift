import Documents

/// A value made up for a test, kept outside the code under test.
package indirect enum Sample: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Sample])
    case object([Member])

    package struct Member: Equatable {
        package let name: String
        package let value: Sample

        package init(_ name: String, _ value: Sample) {
            self.name = name
            self.value = value
        }
    }

    package init(random: inout SeededRandom, depth: Int = 4) {
        switch random.number(0...(depth > 0 ? 8 : 5)) {
        case 0: self = .null
        case 1: self = .bool(random.oneIn(2))
        case 2: self = .number(Double(random.number(-1000...1000)))
        case 3: self = .number(random.anyDouble())
        case 4, 5: self = .string(Sample.text(&random))
        case 6: self = .array((0..<random.number(0...4)).map { _ in Sample(random: &random, depth: depth - 1) })
        default:
            var names: Set<[UInt8]> = []
            var members: [Member] = []
            for _ in 0..<random.number(0...(random.oneIn(10) ? 20 : 4)) {
                let name = Sample.text(&random)
                guard names.insert(Array(name.utf8)).inserted else { continue }
                members.append(Member(name, Sample(random: &random, depth: depth - 1)))
            }
            self = .object(members)
        }
    }

    /// Text with whatever has broken readers and writers before.
    package static func text(_ random: inout SeededRandom) -> String {
        let odd: [Unicode.Scalar] = [
            "\"", "\\", "/", "~", "$", "\n", "\r", "\t", "\0", "\u{1}", "\u{8}", "\u{C}", "\u{1F}", "\u{7F}",
            "\u{80}", "\u{85}", "\u{A0}", "\u{E9}", "\u{301}", "\u{2028}", "\u{2029}", "\u{D7FF}", "\u{E000}",
            "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{1F600}", "\u{10FFFF}", "\u{62A8}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<random.number(0...12) {
            text.append(
                random.oneIn(3) ? odd[random.number(0...odd.count - 1)] : Unicode.Scalar(UInt8(random.number(97...122)))
            )
        }
        return String(text)
    }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .number(let value): writer.number(value)
        case .string(let text): writer.string(text)
        case .array(let elements): writer.array { for element in elements { element.write(to: &$0) } }
        case .object(let members):
            writer.object {
                for member in members {
                    $0.name(member.name)
                    member.value.write(to: &$0)
                }
            }
        }
    }

    package var json: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Whether a node says the same, byte for byte in its texts and bit for bit in its numbers.
    package func matches(_ node: Node) -> Bool {
        switch self {
        case .null: return node.isNull
        case .bool(let value): return node.bool == value
        case .number(let value): return node.double == value
        case .string(let text): return node.kind == .string && node.string.map { Array($0.utf8) } == Array(text.utf8)
        case .array(let elements):
            let nodes = node.elements
            return node.kind == .array && nodes.count == elements.count
                && zip(elements, nodes).allSatisfy { $0.matches($1) }
        case .object(let members):
            let nodes = node.members
            return node.kind == .object && nodes.count == members.count
                && zip(members, nodes).allSatisfy {
                    Array($0.name.utf8) == Array($1.name.utf8) && $0.value.matches($1.value)
                }
        }
    }
}
