import Documents
import TestSamples
import Testing

@testable import YAMLDocuments

@Suite struct YAMLReaderTests {
    @Test(arguments: [
        ("a: 1\nb: [x, {c: d}]\n", "{\"a\":1,\"b\":[\"x\",{\"c\":\"d\"}]}"),
        ("- 1\n- - 2\n  - 3\n-\n", "[1,[2,3],null]"),
        ("---\na: 1\n...\n", "{\"a\":1}"), ("%YAML 1.2\n---\na: 1\n", "{\"a\":1}"),
        ("# c\n\na: 1 # c\n# c\n", "{\"a\":1}"),
        ("just text", "\"just text\""), ("---\n", "null"),
        ("{\"a\":[1,2],\"b\":{\"c\":null}}", "{\"a\":[1,2],\"b\":{\"c\":null}}"),
        ("? a\n: b\n", "{\"a\":\"b\"}"), ("a:\r\n  - 1\r\n  - 2\r\nb: 3\r\n", "{\"a\":[1,2],\"b\":3}"),
        ("a:\tb", "{\"a\":\"b\"}"),
        ("\u{FEFF}a: 1", "{\"a\":1}"), ("a: {}\nb: []", "{\"a\":{},\"b\":[]}"),
        ("a: \"\u{2028}\"", "{\"a\":\"\\u2028\"}"),
    ])
    func aTextBecomesTheSameDocumentInJSON(text: String, expected: String) throws {
        #expect(try json(text) == expected)
    }

    @Test(arguments: [
        ("1: a", "1"), ("true: a", "true"), ("NO: a", "NO"), ("~: a", "~"), ("1.50: a", "1.50"), ("'': a", ""),
        ("<<: a", "<<"),
        ("$value: a", "$value"),
    ])
    func namesAreTextAsTheyAreSpelled(text: String, name: String) throws {
        #expect(try read(text).root.members.map(\.name) == [name])
    }

    @Test func mergeKeysArePlainNames() throws {
        #expect(
            try json("base: &b {x: 1}\na:\n  <<: *b\n  y: 2\n")
                == "{\"base\":{\"x\":1},\"a\":{\"<<\":{\"x\":1},\"y\":2}}")
    }

    @Test func aliasesRepeatTheValueAndItsPlaces() throws {
        let document = try read("a: &x {n: [1, &y 2]}\nb: *x\nc: [*y, *x]\n")
        #expect(document.root.raw == "{\"a\":{\"n\":[1,2]},\"b\":{\"n\":[1,2]},\"c\":[2,{\"n\":[1,2]}]}")
        let repeated = document.node(at: "/c/1/n/1").flatMap { document.place(of: $0) }
        #expect(repeated?.description == "a.yaml:1:15")
        #expect(document.root["b"]?["n"]?.place?.description == "a.yaml:1:11")
    }

    @Test func aLaterAnchorOfTheSameNameReplacesTheEarlier() throws {
        #expect(try json("[&a 1, *a, &a 2, *a]") == "[1,1,2,2]")
    }

    @Test func namesWrittenInTwoWaysAreTwoNamesAsInJSON() throws {
        #expect(try read("\u{E9}: 1\ne\u{301}: 2\n").root.members.count == 2)
    }

    @Test func nestingIsAcceptedUpToTheLimit() throws {
        let deepest =
            String(repeating: "[", count: Document.depthLimit) + String(repeating: "]", count: Document.depthLimit)
        #expect(try json(deepest) == deepest)
    }

    /// JSON is YAML: whatever the writer writes, both readers read as one document.
    @Test(arguments: [UInt64(71), 72])
    func jsonReadAsYAMLIsTheSameDocument(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let document = Document()
        for round in 0..<250 {
            let text = printable(Sample(random: &random).json)
            try document.read(json: text.span)
            let read = try YAMLReader.read(text, file: "a.yaml")
            #expect(read.canonicalText() == document.canonicalText(), "seed \(seed), round \(round)")
        }
    }

    /// YAML allows fewer characters unescaped than JSON does.
    private func printable(_ json: [UInt8]) -> [UInt8] {
        var text = ""
        for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
            let isPrintable = !(0x80...0x9F).contains(scalar.value) && ![0xFEFF, 0xFFFF].contains(scalar.value)
            text += isPrintable ? String(scalar) : "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
        }
        return Array(text.utf8)
    }
}

@Suite struct YAMLPlaceTests {
    private func place(_ text: String, _ pointer: String) throws -> String? {
        let document = try read(text)
        return document.node(at: pointer).flatMap { document.place(of: $0) }.map { "\($0.line):\($0.column)" }
    }

    @Test(arguments: [
        ("a: 1\nb:\n  - x\n  - y: 2\n", "/b/1/y", "4:8"), ("a: 1\nb:\n  - x\n", "/b", "3:3"),
        ("a: {b: [1, 22]}", "/a/b/1", "1:12"),
        ("é😀: x", "/é😀", "1:5"), ("a: ['😀😀', b]", "/a/1", "1:11"), ("# é😀\r\n\r\na: 1\r\nb: 2", "/b", "4:4"),
        ("\u{FEFF}a: 1", "/a", "1:4"), ("\u{FEFF}a: 1\nb: 2", "/b", "2:4"), ("\u{FEFF}{a: 1}", "", "1:1"),
        ("a: \"x\"", "/a", "1:4"), ("a: |\n  x\nb: 1", "/b", "3:4"),
        ("a:\nb: 1", "/a", "1:3"), ("a: !!str 5", "/a", "1:4"), ("a: &x 5", "/a", "1:4"), ("\na: 1", "/a", "2:4"),
    ])
    func everyValueKnowsItsLineAndColumnInUnicodeScalars(text: String, pointer: String, expected: String) throws {
        #expect(try place(text, pointer) == expected)
    }

    @Test func aNameHasAPlaceOfItsOwn() throws {
        let document = try read("a: 1\nlong name: 2\n")
        #expect(document.root.memberNodes[1].name.place?.description == "a.yaml:2:1")
    }

    @Test func everyNodeHasAPlaceInOrder() throws {
        let document = try read("a: &x [1, {b: 2}]\nc: d\ne: {f: [g, h]}\n")
        let places = document.nodes.indices.compactMap { document.place(of: $0) }
        #expect(places.count == document.nodes.count && places == places.sorted())
    }
}
