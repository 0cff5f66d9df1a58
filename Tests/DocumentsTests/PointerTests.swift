import Documents
import TestSamples
import Testing

@Suite struct JSONPointerTests {
    /// The example document of RFC 6901, section 5.
    private let example = document(
        """
        {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}
        """)

    @Test(arguments: [
        ("/foo/0", "\"bar\""), ("/foo", "[\"bar\",\"baz\"]"), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
        ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
    ])
    func theExamplesOfRFC6901ComeOut(pointer: String, value: String) {
        let node = example.node(at: pointer)
        #expect(node.map { Node(document: example, index: $0).raw } == value)
        #expect(node.map { example.pointer(of: $0) } == pointer)
    }

    @Test(arguments: [
        "", "/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/", "/foo/0/x", "foo", "/fo",
        "/foo/99999999999999999999",
    ])
    func whatIsNotThereIsNotFound(pointer: String) {
        #expect(example.node(at: pointer) == (pointer.isEmpty ? 0 : nil))
    }

    @Test func aNamesOwnNodeHasThePointerOfItsValue() {
        let value = example.node(at: "/a~1b")!
        #expect(example.pointer(of: value - 1) == "/a~1b")
    }

    @Test func aPointerMayStartAtAnyNode() {
        let message = document("{\"params\":{\"deployment\":{\"devices\":[{\"count\":1}]}}}")
        let root = message.node(at: "/params/deployment")!
        let count = message.node(at: "/devices/0/count", from: root)
        #expect(count.map { message.pointer(of: $0, from: root) } == "/devices/0/count")
    }

    @Test(arguments: [UInt64(41), 42])
    func everyNodeIsFoundAgainByItsPointer(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let document = Document()
        for round in 0..<150 {
            try document.read(json: Sample(random: &random).json.span)
            for index in document.nodes.indices where document.nodes[index].kind != .name {
                let pointer = document.pointer(of: index)
                #expect(
                    document.node(at: pointer) == index, "seed \(seed), round \(round): \(pointer.debugDescription)")
            }
        }
    }
}

@Suite struct PlaceTests {
    @Test func placesInJSONCountUnicodeScalarsFromOne() {
        let read = document("{\n  \"é😀\": \"x\",\r\n  \"b\": [10,\n20]}", file: "a.json")
        func place(_ pointer: String) -> String? { read.node(at: pointer).flatMap { read.place(of: $0)?.description } }
        #expect(place("") == "a.json:1:1")
        #expect(place("/é😀") == "a.json:2:9")
        #expect(place("/b") == "a.json:3:8")
        #expect(place("/b/0") == "a.json:3:9")
        #expect(place("/b/1") == "a.json:4:1")
        #expect(read.place(of: read.node(at: "/b")! - 1)?.description == "a.json:3:3")
    }

    @Test func aDocumentFromTheWireHasNoPlaces() {
        #expect(document("[1]").place(of: 1) == nil)
    }
}

@Suite struct NodeTests {
    @Test func aNodeAnswersForItsOwnKindOnly() {
        let root = document("{\"a\":[1,\"x\",null],\"t\":true,\"f\":false}").root
        #expect(root["a"]?.elements.count == 3 && root["a"]?.members.isEmpty == true)
        #expect(root.elements.isEmpty && root.string == nil && root.bool == nil && root["b"] == nil)
        #expect(root["t"]?.bool == true && root["f"]?.bool == false)
        #expect(root["a"]?.strings == ["x"])
        #expect(root["a"]?["a"] == nil)
        #expect(root.members.map(\.name) == ["a", "t", "f"])
    }

    @Test func kindsAreNamedInWordsPeopleUse() {
        let elements = document("[null,true,1,\"\",[],{}]").root.elements
        #expect(elements.map(\.kindName) == ["null", "a boolean", "a number", "a string", "a list", "an object"])
    }

    @Test func escapedNamesAreFoundByTheirMeaning() {
        let root = document("{\"caf\\u00e9\":1,\"a\\/b\":2}").root
        #expect(root["café"]?.integer == 1)
        #expect(root["a/b"]?.integer == 2)
    }
}

@Suite struct DocumentTreeTests {
    @Test func aTreeFlattensToTheSameDocumentWithItsPlaces() throws {
        let read = document("{\"a\":[1,{\"b\":null}],\n\"c\":\"x\"}", file: "a.json")
        let flat = try DocumentTree(read.root).flattened()
        #expect(flat.root.raw == "{\"a\":[1,{\"b\":null}],\"c\":\"x\"}")
        for index in flat.nodes.indices { #expect(flat.place(of: index) == read.place(of: index)) }
    }

    @Test func settingKeepsTheOrderOfMembers() throws {
        let tree = DocumentTree(document("{\"a\":1,\"b\":2}").root)
        let five = DocumentTree.scalar(Array("5".utf8), nil)
        #expect(try tree.setting("a", to: five).flattened().root.raw == "{\"a\":5,\"b\":2}")
        #expect(try tree.setting("c", to: five).flattened().root.raw == "{\"a\":1,\"b\":2,\"c\":5}")
    }

    @Test(
        arguments: [
            ("/a/0", "{\"a\":[9,2],\"b\":{\"c\":3}}"), ("/a/2", "{\"a\":[1,2,9],\"b\":{\"c\":3}}"),
            ("/b/c", "{\"a\":[1,2],\"b\":{\"c\":9}}"), ("/b/d", "{\"a\":[1,2],\"b\":{\"c\":3,\"d\":9}}"),
            ("/x/y", "{\"a\":[1,2],\"b\":{\"c\":3},\"x\":{\"y\":9}}"), ("", "9"), ("/a/3", nil), ("/a/-", nil),
            ("/a/x", nil), ("/b/c/d", nil), ("/a/2/b", nil),
        ] as [(String, String?)])
    func aPointersValueIsReplacedOrAddedWhereItsParentIs(pointer: String, expected: String?) throws {
        let tree = DocumentTree(document("{\"a\":[1,2],\"b\":{\"c\":3}}").root)
        let changed = tree.replacing(pointerTokens(pointer)![...], with: .scalar(Array("9".utf8), nil))
        #expect(try changed?.flattened().root.raw == expected)
    }
}

@Suite struct CanonicalTests {
    @Test(arguments: [
        ("{ \"b\" : 1.0 , \"a\" : [ 1e2, -0.0, 0.10 ] }", "{\"a\":[100,0,0.1],\"b\":1}"),
        ("{\"\\u0061\":\"\\u00e9\\/\"}", "{\"a\":\"é/\"}"), ("\"\\u2028\"", "\"\\u2028\""), ("1e400", "1e400"),
        ("9007199254740993", "9007199254740993"),
        ("{\"é\":1,\"z\":2,\"Z\":3,\"\":4}", "{\"\":4,\"Z\":3,\"z\":2,\"é\":1}"),
        ("[null, true, false]", "[null,true,false]"),
    ])
    func canonicalTextIsOneSpellingOfTheSameContent(text: String, canonical: String) {
        #expect(String(decoding: document(text).canonicalText(), as: UTF8.self) == canonical)
    }

    @Test(arguments: [UInt64(61)])
    func theOrderOfMembersDoesNotShow(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let (one, other) = (Document(), Document())
        for round in 0..<200 {
            let sample = Sample(random: &random)
            try one.read(json: sample.json.span)
            try other.read(json: shuffled(sample, &random).json.span)
            #expect(one.canonicalText() == other.canonicalText(), "seed \(seed), round \(round)")
        }
    }

    private func shuffled(_ sample: Sample, _ random: inout SeededRandom) -> Sample {
        switch sample {
        case .array(let elements): return .array(elements.map { shuffled($0, &random) })
        case .object(let members):
            var changed = members.map { Sample.Member($0.name, shuffled($0.value, &random)) }
            changed.shuffle(using: &random)
            return .object(changed)
        default: return sample
        }
    }
}
