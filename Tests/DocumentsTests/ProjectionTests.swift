import Documents
import Testing

@Suite struct ProjectionTests {
    private let all = "{}"

    @Test func anUnknownMemberIsAbsentAndAnUnknownElementNull() throws {
        let text = """
            {"a":null,"b":{"$unknown":true},"c":[1,null,{"$unknown":true},{"$value":null},4],"d":{"$value":null},"e":{"f":null}}
            """
        #expect(try projected(text, onto: all) == "{\"c\":[1,null,null,null,4],\"e\":{}}")
    }

    @Test func wrappersAreTakenOffAndSpellingsKept() throws {
        let text = """
            {"a":{"$value":2.50e1,"$source":"tender","$grade":"B2"},"b":[{"c":{"$value":"\\u00e9","$note":"x"},"d":1}]}
            """
        #expect(try projected(text, onto: all) == "{\"a\":2.50e1,\"b\":[{\"c\":\"\\u00e9\",\"d\":1}]}")
    }

    @Test func listsKeepLengthAndOrderWhateverIsSelectedOfTheirElements() throws {
        let text = "{\"a\":[{\"x\":1},7,null,{\"y\":2},[1],{\"$unknown\":true}]}"
        let schema = "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"x\":{}}}}}}"
        #expect(try projected(text, onto: schema) == "{\"a\":[{\"x\":1},7,null,{},[null],null]}")
    }

    @Test func anEmptyListStaysKnownToBeEmpty() throws {
        #expect(try projected("{\"a\":[],\"b\":{}}", onto: all) == "{\"a\":[],\"b\":{}}")
    }

    @Test(arguments: ["null", "{\"$unknown\":true}", "{\"$low\":1,\"$high\":2}"])
    func anUnknownDocumentIsEmpty(text: String) throws {
        let shown = try projected(text, onto: all)
        #expect(shown == "{}")
    }

    @Test func aPartOfALargerDocumentIsProjectedFromItsRoot() throws {
        let message = document("{\"deployment\":{\"a\":{\"$value\":1},\"b\":2}}")
        var writer = JSONWriter()
        Projection(of: message, onto: try selection("{\"properties\":{\"a\":{}}}"))
            .write(root: message.node(at: "/deployment")!, to: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"a\":1}")
    }
}

@Suite struct RangeTests {
    private func shown(_ range: String, _ choice: RangeChoice?) throws -> String {
        let text = document("{\"a\":\(range)}")
        let everything = try selection("{}")
        let node = try #require(ranges(in: text, under: everything).first)
        var writer = JSONWriter()
        Projection(of: text, onto: everything, choices: choice.map { [node: $0] } ?? [:]).write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("{\"$low\":1.0,\"$mode\":2.50,\"$high\":4e0}", nil, "2.50"),
            ("{\"$low\":1.0,\"$mode\":2.50,\"$high\":4e0}", .low, "1.0"),
            ("{\"$low\":1.0,\"$mode\":2.50,\"$high\":4e0}", .high, "4e0"), ("{\"$low\":1,\"$high\":4}", .centre, "3"),
            ("{\"$low\":1.0,\"$high\":4.0}", nil, "2.5"), ("{\"$low\":0.1,\"$high\":0.3}", .quantile(0.25), "0.15"),
            ("{\"$low\":10,\"$high\":20}", .quantile(0.26), "13"), ("{\"$low\":10,\"$high\":20}", .quantile(0), "10"),
            ("{\"$low\":10,\"$high\":20}", .quantile(1), "20"), ("{\"$high\":4,\"$low\":4}", nil, "4"),
        ] as [(String, RangeChoice?, String)])
    func aRangeIsTakenAsChosen(range: String, choice: RangeChoice?, value: String) throws {
        #expect(try shown(range, choice) == "{\"a\":\(value)}")
    }

    @Test func theWidestRangeThereIsHasAFiniteMiddle() throws {
        #expect(try shown("{\"$low\":-1.7e308,\"$high\":1.7e308}", nil) == "{\"a\":0}")
        #expect(try shown("{\"$low\":-1.7e308,\"$high\":1.7e308}", .quantile(1)) == "{\"a\":1.7e+308}")
    }

    @Test func rangesAreFoundInDocumentOrderBelowTheSelection() throws {
        let range = "{\"$low\":1,\"$high\":2}"
        let text = document(
            "{\"a\":[{\"x\":\(range),\"y\":\(range)},{\"x\":\(range)}],\"b\":\(range),\"c\":{\"$value\":1}}")
        let schema = "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"x\":{}}}},\"c\":{}}}"
        #expect(ranges(in: text, under: try selection(schema)).map { text.pointer(of: $0) } == ["/a/0/x", "/a/1/x"])
        #expect(ranges(in: text, under: try selection("{}")).count == 4)
    }

    @Test(arguments: [
        "{\"$low\":1}", "{\"$high\":1}", "{\"$low\":\"a\",\"$high\":2}", "{\"$mode\":1}", "{\"$source\":\"x\"}",
    ])
    func aBrokenWrapperReadsAsUnknown(wrapper: String) throws {
        #expect(try projected("{\"a\":\(wrapper)}", onto: "{}") == "{}")
    }
}

@Suite struct ShownTests {
    private let text = document(
        """
        {"a":[{"x":{"$value":1,"$source":"s"},"y":2},{"x":{"$unknown":true}},{"x":{"$low":1,"$high":2}},null],"b":3,"c":null}
        """)

    @Test(arguments: [
        ("/a", true), ("/a/0", true), ("/a/0/x", true), ("/a/0/y", false), ("/a/1/x", false), ("/a/1", true),
        ("/a/2/x", true),
        ("/a/3", false), ("/a/4", false), ("/b", false), ("/c", false), ("", true), ("/a/0/x/$value", false),
        ("/a/-", false), ("a", false),
    ])
    func onlyWhatIsSelectedAndKnownIsShown(pointer: String, isShown: Bool) throws {
        let schema = "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"x\":{}}}},\"c\":{}}}"
        #expect((text.shown(pointer, under: try selection(schema)) != nil) == isShown)
    }

    @Test func aWrappedValueIsShownAsItsWrapper() throws {
        let node = try #require(text.shown("/a/0/x", under: try selection("{}")))
        #expect(text.isEvidence(node) && text.pointer(of: node) == "/a/0/x")
    }

    @Test func pointersLookThroughWrappers() {
        let wrapped = document("{\"a\":{\"$value\":{\"b\":[10,20]},\"$note\":\"x\"},\"c\":{\"$unknown\":true}}")
        #expect(wrapped.node(throughEvidence: "/a/b/1").map { Node(document: wrapped, index: $0).raw } == "20")
        #expect(wrapped.node(throughEvidence: "/c/b") == nil)
        #expect(wrapped.node(throughEvidence: "/a").map { wrapped.isEvidence($0) } == true)
    }

    @Test func anEscapedDollarIsADollar() {
        let escaped = document("{\"a\":{\"\\u0024value\":1}}")
        #expect(escaped.reading(of: 2) == .known(4))
        #expect(escaped.isEvidence(2))
    }
}
