import Diagnostics
import Documents
import Testing

func selection(_ schema: String) throws -> Selection { try Schema.compile(document(schema)).selection() }

/// What a projection onto a schema's selection shows of a document.
func projected(_ text: String, onto schema: String) throws -> String {
    var writer = JSONWriter()
    Projection(of: document(text), onto: try selection(schema)).write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct SelectionTests {
    private let text = """
        {"a":{"x":1,"y":[{"p":1,"q":2},{"p":3,"q":4}],"z":{"deep":[1,2]}},"b":2,"c":[1,2]}
        """

    @Test(arguments: [
        ("{\"properties\":{\"b\":{}}}", "{\"b\":2}"),
        ("{\"properties\":{\"a\":{\"properties\":{\"x\":{}}}}}", "{\"a\":{\"x\":1}}"),
        (
            "{\"properties\":{\"a\":{\"type\":\"object\"}}}",
            "{\"a\":{\"x\":1,\"y\":[{\"p\":1,\"q\":2},{\"p\":3,\"q\":4}],\"z\":{\"deep\":[1,2]}}}"
        ),
        (
            "{\"properties\":{\"a\":{\"properties\":{\"y\":{\"items\":{\"properties\":{\"q\":{}}}}}}}}",
            "{\"a\":{\"y\":[{\"q\":2},{\"q\":4}]}}"
        ),
        ("{\"allOf\":[{\"properties\":{\"b\":{}}},{\"properties\":{\"c\":{}}}]}", "{\"b\":2,\"c\":[1,2]}"),
        ("{\"$ref\":\"#/definitions/d\",\"definitions\":{\"d\":{\"properties\":{\"b\":{}}}}}", "{\"b\":2}"),
        (
            "{\"properties\":{\"a\":{\"allOf\":[{\"$ref\":\"#/definitions/d\"}],\"properties\":{\"x\":{}}}},\"definitions\":{\"d\":{\"properties\":{\"z\":{}}}}}",
            "{\"a\":{\"x\":1,\"z\":{\"deep\":[1,2]}}}"
        ),
        (
            "{\"additionalProperties\":{\"type\":\"number\"}}",
            "{\"a\":{\"x\":1,\"y\":[{\"p\":1,\"q\":2},{\"p\":3,\"q\":4}],\"z\":{\"deep\":[1,2]}},\"b\":2,\"c\":[1,2]}"
        ),
        (
            "{\"properties\":{\"b\":{}},\"additionalProperties\":{\"minLength\":1}}",
            "{\"a\":{\"x\":1,\"y\":[{\"p\":1,\"q\":2},{\"p\":3,\"q\":4}],\"z\":{\"deep\":[1,2]}},\"b\":2,\"c\":[1,2]}"
        ),
        ("{\"properties\":{\"b\":{}},\"additionalProperties\":false}", "{\"b\":2}"),
        ("{\"properties\":{\"b\":{}},\"additionalProperties\":true}", "{\"b\":2}"),
        ("{\"patternProperties\":{\"^[bc]$\":{}}}", "{\"b\":2,\"c\":[1,2]}"),
        (
            "{\"properties\":{\"a\":{\"patternProperties\":{\"^y\":{\"items\":{\"properties\":{\"p\":{}}}}}}}}",
            "{\"a\":{\"y\":[{\"p\":1},{\"p\":3}]}}"
        ),
        ("{\"properties\":{\"nothing\":{}}}", "{}"),
    ])
    func aSchemaSelectsWhatItNames(schema: String, shown: String) throws {
        #expect(try projected(text, onto: schema) == shown)
    }

    @Test func aRecursiveSchemaSelectsAtEveryDepth() throws {
        let schema = "{\"properties\":{\"n\":{},\"parts\":{\"items\":{\"$ref\":\"#\"}}}}"
        let text = "{\"n\":1,\"m\":2,\"parts\":[{\"n\":3,\"m\":4,\"parts\":[{\"n\":5,\"m\":6}]}]}"
        #expect(try projected(text, onto: schema) == "{\"n\":1,\"parts\":[{\"n\":3,\"parts\":[{\"n\":5}]}]}")
    }

    @Test func conditionsMayRestrictWhatIsDeclared() throws {
        let schema = """
            {"properties":{"b":{},"c":{}},"anyOf":[{"properties":{"b":{"const":2}}},{"required":["c"]}],
             "if":{"properties":{"b":{}}},"then":{"properties":{"c":{"type":"array"}}}}
            """
        #expect(try projected(text, onto: schema) == "{\"b\":2,\"c\":[1,2]}")
    }

    @Test(arguments: [
        ("{\"properties\":{\"b\":{}},\"anyOf\":[{\"properties\":{\"c\":{}}}]}", "/c"),
        ("{\"properties\":{\"b\":{}},\"oneOf\":[{\"properties\":{\"c\":{}}}]}", "/c"),
        ("{\"properties\":{\"b\":{}},\"not\":{\"properties\":{\"c\":{}}}}", "/c"),
        ("{\"properties\":{\"b\":{}},\"if\":{\"properties\":{\"c\":{}}}}", "/c"),
        ("{\"properties\":{\"b\":{}},\"if\":{},\"then\":{\"properties\":{\"c\":{}}}}", "/c"),
        ("{\"properties\":{\"b\":{}},\"if\":{},\"else\":{\"properties\":{\"c\":{}}}}", "/c"),
        ("{\"properties\":{\"b\":{}},\"dependencies\":{\"b\":{\"properties\":{\"c\":{}}}}}", "/c"),
        ("{\"properties\":{\"a\":{\"properties\":{\"x\":{}},\"anyOf\":[{\"properties\":{\"z\":{}}}]}}}", "/a/z"),
        (
            "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"p\":{}},\"oneOf\":[{\"properties\":{\"q\":{}}}]}}}}",
            "/a/*/q"
        ),
        (
            "{\"properties\":{\"b\":{}},\"anyOf\":[{\"$ref\":\"#/definitions/d\"}],\"definitions\":{\"d\":{\"properties\":{\"c\":{}}}}}",
            "/c"
        ),
        ("{\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"string\"},{\"properties\":{\"x\":{}}}]}}}", "/a/x"),
        ("{\"additionalProperties\":{\"properties\":{\"x\":{}},\"anyOf\":[{\"properties\":{\"y\":{}}}]}}", "/*/y"),
        (
            "{\"patternProperties\":{\"^a\":{\"properties\":{\"x\":{}},\"anyOf\":[{\"properties\":{\"y\":{}}}]}}}",
            "/*/y"
        ),
    ])
    func aMemberThatOnlyAConditionNamesIsRefused(schema: String, member: String) throws {
        let problems = #expect(throws: Problems.self) { try selection(schema) }
        #expect(
            problems?.description == """
                error: '\(member)' is declared only inside anyOf, oneOf, not or if [schema.conditional-property]
                  help: declare it under 'properties' as well; conditions may only restrict what is declared
                """)
    }

    @Test(arguments: [
        ("/a", true), ("/a/x", true), ("/a/x/deeper", true), ("/a/y/0/q", true), ("/a/y/0", true), ("/a/y/0/p", false),
        ("/a/y/x/q", false), ("/a/z", false), ("/b", false), ("/p-1/anything", true), ("/q-1", false), ("", true),
        ("a", false),
    ])
    func aSelectionKnowsWhichPointersLieInsideIt(pointer: String, isInside: Bool) throws {
        let schema = """
            {"properties":{"a":{"properties":{"x":{},"y":{"items":{"properties":{"q":{}}}}}}},"patternProperties":{"^p-":{}}}
            """
        #expect(try selection(schema).contains(pointer) == isInside)
    }

    @Test func namesAreSelectedByTheirMeaning() throws {
        #expect(try projected("{\"\\u0062\":1,\"d\":2}", onto: "{\"properties\":{\"b\":{}}}") == "{\"\\u0062\":1}")
    }
}

@Suite struct SelectionUnionTests {
    @Test(arguments: [
        ("{\"properties\":{\"a\":{}}}", "{\"properties\":{\"b\":{}}}", ["/a", "/b"], ["/c"]),
        (
            "{\"properties\":{\"a\":{\"properties\":{\"x\":{}}}}}",
            "{\"properties\":{\"a\":{\"properties\":{\"y\":{}}}}}",
            ["/a/x", "/a/y"], ["/a/z"]
        ),
        (
            "{\"properties\":{\"a\":{\"properties\":{\"x\":{}}}}}", "{\"properties\":{\"a\":{}}}", ["/a/x", "/a/z"],
            ["/b"]
        ),
        (
            "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"x\":{}}}}}}",
            "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"y\":{}}}}}}", ["/a/0/x", "/a/1/y"], ["/a/0/z"]
        ),
        (
            "{\"properties\":{\"a\":{\"properties\":{\"x\":{}}}}}",
            "{\"additionalProperties\":{\"properties\":{\"y\":{}}}}", ["/a/x", "/a/y", "/b/y"], ["/b/x"]
        ),
        (
            "{\"properties\":{\"a\":{\"properties\":{\"x\":{}}}}}",
            "{\"patternProperties\":{\"^a\":{\"properties\":{\"y\":{}}}}}", ["/a/x", "/a/y", "/ab/y"],
            ["/ab/x", "/b/y"]
        ),
    ])
    func aUnionSelectsWhatEitherSelects(one: String, other: String, inside: [String], outside: [String]) throws {
        let (first, second) = (try selection(one), try selection(other))
        for union in [first.union(second), second.union(first)] {
            for pointer in inside { #expect(union.contains(pointer), "\(pointer)") }
            for pointer in outside { #expect(!union.contains(pointer), "\(pointer)") }
        }
    }

    @Test func nothingIsTheNeutralElementAndRecursionEnds() throws {
        let tree = try selection("{\"properties\":{\"n\":{},\"parts\":{\"items\":{\"$ref\":\"#\"}}}}")
        let both = Selection().union(tree).union(tree)
        #expect(both.contains("/parts/0/parts/1/n") && !both.contains("/parts/0/m") && !Selection().contains("/n"))
    }
}
