import Diagnostics
import Documents
import Testing

/// Keywords of our own about values that are possible each for itself and wrong together.
@Suite struct SchemaConsistencyTests {
    private func found(_ schema: String, _ text: String) throws -> [String] {
        try SchemaMessageTests.violations(schema, text, mode: .evidence, file: "a.json")
    }

    private let expected = #"{"x-expected":{"minimum":3,"maximum":64,"because":"there are no such prefixes"}}"#

    @Test(arguments: ["3", "64", "null", #"{"$low":3,"$high":64}"#])
    func `what is expected is passed over`(value: String) throws {
        #expect(try found(expected, value).isEmpty)
    }

    @Test(arguments: [
        ("2", ": 2 is not 3 … 64: there are no such prefixes"),
        ("65", ": 65 is not 3 … 64: there are no such prefixes"),
        (#"{"$low":3,"$high":70}"#, "/$high: 70 is not 3 … 64: there are no such prefixes"),
    ])
    func `what is not expected is a warning`(value: String, sentence: String) throws {
        #expect(try found(expected, value) == [sentence])
    }

    @Test func `an expectation names the ends it has`() throws {
        #expect(try found(#"{"x-expected":{"above":0,"because":"b"}}"#, "0") == [": 0 is not above 0: b"])
        #expect(
            try found(#"{"x-expected":{"above":0,"maximum":1,"because":"b"}}"#, "0")
                == [": 0 is not above 0 and at most 1: b"])
        #expect(try found(#"{"x-expected":{"maximum":1,"because":"b"}}"#, "2") == [": 2 is not at most 1: b"])
        #expect(try found(#"{"x-expected":{"minimum":0.5,"because":"b"}}"#, "0") == [": 0 is not at least 0.5: b"])
    }

    private let queue =
        #"{"x-compare":[{"product":["rate"],"is":"below","than":["workers","speed"],"because":"it grows for ever"}]}"#

    @Test(arguments: [
        #"{"rate":5,"workers":2,"speed":3}"#, #"{"rate":6,"workers":2}"#, "{}", #"{"rate":null,"workers":2,"speed":3}"#,
        #"{"rate":{"$low":5,"$high":9},"workers":2,"speed":3}"#,
        #"{"rate":6,"workers":2,"speed":{"$low":1,"$mode":2,"$high":4}}"#,
    ])
    func `a relation that holds, or may hold, is passed over`(value: String) throws {
        #expect(try found(queue, value).isEmpty)
    }

    @Test(arguments: [
        (
            #"{"rate":6,"workers":2,"speed":3}"#,
            "/rate: 'rate' is 6, not below 'workers' × 'speed', which is 6: it grows for ever"
        ),
        (
            #"{"rate":{"$low":7,"$high":8},"workers":2,"speed":{"$value":3}}"#,
            "/rate: 'rate' is 7, not below 'workers' × 'speed', which is 6: it grows for ever"
        ),
    ])
    func `a relation that cannot hold is a warning`(value: String, sentence: String) throws {
        #expect(try found(queue, value) == [sentence])
    }

    private let classes = """
        {"x-compare":[{"product":["classes/*/count"],"is":"at-most","than":["total"],"severity":"error",
         "because":"the classes are part of the total"}]}
        """

    @Test func `counts by class may not exceed the total, even where some are unknown`() throws {
        let rows = #"[{"count":3},{"count":4},{"count":null},{}]"#
        #expect(try found(classes, #"{"classes":\#(rows),"total":7}"#).isEmpty)
        #expect(
            try found(classes, #"{"classes":\#(rows),"total":6}"#) == [
                "/classes: the sum of 'classes/*/count' is 7, not at most 'total', which is 6: the classes are part of the "
                    + "total"
            ])
        #expect(try found(classes, #"{"classes":null,"total":6}"#).isEmpty)
        #expect(try found(classes, #"{"classes":{"$unknown":true},"total":6}"#).isEmpty)
    }

    @Test func `a comparison is a warning unless it says that it is an error`() throws {
        func isValid(_ schema: String, _ text: String) throws -> Bool {
            SchemaValidator(try Schema.compile(document(schema)), document(text), mode: .evidence).validate()
        }
        #expect(try isValid(queue, #"{"rate":7,"workers":2,"speed":3}"#))
        #expect(try !isValid(classes, #"{"classes":[{"count":7}],"total":6}"#))
        #expect(try isValid(expected, "70"))
    }

    private let stakes = #"{"x-sum-at-most":{"member":"stake","per":"held","limit":1}}"#

    @Test func `a sum has its limit in the rows that agree`() throws {
        let sound = #"[{"held":"a","stake":0.6},{"held":"a","stake":0.4},{"held":"b","stake":0.9},{"held":"a"}]"#
        #expect(try found(stakes, sound).isEmpty)
        let rows = "[{\"held\":\"a\",\"stake\":0.6},\n{\"held\":\"b\",\"stake\":0.5},\n{\"held\":\"a\",\"stake\":0.5}]"
        #expect(
            try found(stakes, rows) == [
                ": the members 'stake' of the rows whose 'held' is 'a' sum to 1.1, more than 1 | 0.6 (line 1), 0.5 (line 3)"
            ])
        #expect(
            try found(#"{"x-sum-at-most":{"member":"n","limit":2}}"#, #"[{"n":1},{"n":{"$low":1.5,"$high":3}}]"#) == [
                ": the members 'n' of this list sum to 2.5, more than 2 | 1 (line 1), 1.5 (line 1)"
            ])
    }

    @Test(arguments: [
        ("\"UK\"", ": 'UK' is not a country code of ISO 3166-1 alpha-2 | did you mean 'GB'?"),
        ("\"ke\"", ": 'ke' is not a country code of ISO 3166-1 alpha-2 | did you mean 'KE'?"),
        ("\"EU\"", ": 'EU' is not a country code of ISO 3166-1 alpha-2"),
        ("\"ZZ\"", ": 'ZZ' is not a country code of ISO 3166-1 alpha-2"),
    ])
    func `a code that no list holds is an error`(value: String, sentence: String) throws {
        #expect(try found(#"{"x-codes":"country"}"#, value) == [sentence])
    }

    @Test func `published codes are accepted`() throws {
        #expect(CodeList.country.codes.count == 249)
        #expect(Set(CodeList.country.codes).count == 249)
        for code in CodeList.country.codes {
            #expect(try found(#"{"x-codes":"country"}"#, "\"\(code)\"").isEmpty)
        }
        #expect(try found(#"{"x-codes":"country-or-union"}"#, "\"EU\"").isEmpty)
    }

    @Test func `what reaches beyond the horizon is a warning where there is one`() throws {
        let schema = try Schema.compile(document(#"{"items":{"x-within-horizon":true}}"#))
        for (horizon, sentences) in [
            (nil, []), (7, []), (5, ["7 years reach beyond the profile's horizon of 5 years"]),
        ] as [(Double?, [String])] {
            let validator = SchemaValidator(schema, document("[5, 7, null]"), mode: .evidence)
            validator.horizonYears = horizon
            #expect(validator.validate())
            #expect(validator.violations.map(\.message) == sentences)
            #expect(validator.violations.allSatisfy { $0.severity == .warning })
        }
    }

    @Test(arguments: [
        (
            #"{"x-codes":"planet"}"#,
            "s.json:1:12: error: 'planet' is not a list of codes: 'country', 'country-or-union', 'home' [schema.invalid]"
        ),
        (
            #"{"x-expected":{"because":"b"}}"#,
            "s.json:1:15: error: this expectation needs 'minimum', 'above' or 'maximum', and 'because' [schema.invalid]"
        ),
        (
            #"{"x-compare":[{"product":["a"],"is":"like","than":["b"],"because":"c"}]}"#,
            "s.json:1:15: error: this comparison needs 'product', 'is' (below or at-most), 'than' and 'because' "
                + "[schema.invalid]"
        ),
        (
            #"{"x-sum-at-most":{"member":"a"}}"#,
            "s.json:1:18: error: this limit of a sum needs 'member' and 'limit' [schema.invalid]"
        ),
    ])
    func `a mistake in such a keyword is told at its place`(schema: String, message: String) {
        let problems = #expect(throws: Problems.self) { try Schema.compile(document(schema, file: "s.json")) }
        #expect(problems?.description == message)
    }
}
