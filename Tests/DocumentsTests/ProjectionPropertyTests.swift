import Documents
import TestSamples
import Testing

/// Least privilege, held by the projection: what is not selected cannot be felt, what is selected is all there.
@Suite struct ProjectionPropertyTests {
    private static let schema = """
        {"properties":{"a":{"properties":{"b":{},"c":{"items":{"properties":{"a":{},"b":{}}}}}},
         "c":{"items":{"$ref":"#/definitions/d"}},"d":{"$ref":"#/definitions/d"}},"patternProperties":{"^x":{}},
         "definitions":{"d":{"properties":{"b":{},"d":{"$ref":"#/definitions/d"}}}}}
        """

    /// An object over few names, so that the schema meets it often; leaves of every kind, wrapped or not.
    static func object(_ random: inout SeededRandom, depth: Int) -> Sample {
        var members: [Sample.Member] = []
        for name in ["a", "b", "c", "d", "e", "xa"] where !random.oneIn(4) {
            members.append(Sample.Member(name, value(&random, depth: depth - 1)))
        }
        members.shuffle(using: &random)
        return .object(members)
    }

    private static func value(_ random: inout SeededRandom, depth: Int) -> Sample {
        switch random.number(0...(depth > 0 ? 9 : 5)) {
        case 0: return .null
        case 1: return .object([.init("$unknown", .bool(true))])
        case 2:
            return .object([.init("$value", .number(Double(random.number(0...9)))), .init("$source", .string("s"))])
        case 3: return .object([.init("$low", .number(1)), .init("$high", .number(5))])
        case 4: return .string(Sample.text(&random))
        case 5: return .number(Double(random.number(0...9)))
        case 6, 7: return .array((0..<random.number(0...3)).map { _ in value(&random, depth: depth - 1) })
        default: return object(&random, depth: depth)
        }
    }

    private static func projection(_ document: Document, _ selection: Selection) -> [UInt8] {
        var writer = JSONWriter()
        Projection(of: document, onto: selection).write(to: &writer)
        return writer.bytes
    }

    /// Every leaf (scalar, empty container or wrapper) with another value in its place.
    private static func changes(of document: Document) -> [(pointer: String, changed: DocumentTree)] {
        let tree = DocumentTree(document.root)
        var found: [(String, DocumentTree)] = []
        for index in 1..<document.nodes.count where document.nodes[index].kind != .name {
            let isLeaf = document.isEvidence(index) || document.nodes[index].next == index + 1
            let pointer = document.pointer(of: index)
            guard isLeaf, !pointer.contains("/$"), let tokens = pointerTokens(pointer),
                let changed = tree.replacing(tokens[...], with: .scalar(Array("\"changed\"".utf8), nil))
            else { continue }
            found.append((pointer, changed))
        }
        return found
    }

    @Test(arguments: [UInt64(301), 302])
    func whatIsNotSelectedCannotBeFelt(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let selection = try selection(Self.schema)
        var tried = (inside: 0, outside: 0)
        for round in 0..<40 {
            let sample = Document()
            try sample.read(json: Self.object(&random, depth: 4).json.span)
            let before = Self.projection(sample, selection)
            for (pointer, changed) in Self.changes(of: sample) {
                let after = Self.projection(try changed.flattened(), selection)
                let isInside = selection.contains(pointer)
                if isInside { tried.inside += 1 } else { tried.outside += 1 }
                #expect((after != before) == isInside, "seed \(seed), round \(round): \(pointer)")
            }
        }
        #expect(tried.inside > 100 && tried.outside > 100)
    }

    @Test(arguments: [UInt64(311), 312])
    func whatIsSelectedAndKnownIsThereUnderTheSamePointer(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let selection = try selection(Self.schema)
        let shown = Document()
        for round in 0..<60 {
            let sample = Document()
            try sample.read(json: Self.object(&random, depth: 4).json.span)
            try shown.read(json: Self.projection(sample, selection).span)
            for index in 1..<sample.nodes.count where sample.nodes[index].kind != .name {
                let pointer = sample.pointer(of: index)
                guard !pointer.contains("/$") else { continue }
                let counterpart = shown.node(at: pointer).map { Node(document: shown, index: $0) }
                let isThere = counterpart.map { !$0.isNull } ?? false
                #expect(
                    isThere == (sample.shown(pointer, under: selection) != nil),
                    "seed \(seed), round \(round): \(pointer)")
                guard isThere, case .known(let value) = sample.reading(of: index) else { continue }
                let original = Node(document: sample, index: value)
                #expect(counterpart?.kind == original.kind, "seed \(seed), round \(round): \(pointer)")
                if original.kind == .array { #expect(counterpart?.elements.count == original.elements.count) }
                if !sample.nodes[value].isContainer { #expect(counterpart?.raw == original.raw) }
            }
        }
    }

    @Test(arguments: [UInt64(321)])
    func projectingTwiceIsProjectingOnce(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let selection = try selection(Self.schema)
        for round in 0..<60 {
            let sample = Document()
            try sample.read(json: Self.object(&random, depth: 4).json.span)
            let once = Self.projection(sample, selection)
            try sample.read(json: once.span)
            #expect(Self.projection(sample, selection) == once, "seed \(seed), round \(round)")
        }
    }
}
