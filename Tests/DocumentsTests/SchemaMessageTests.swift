import Diagnostics
import Documents
import Testing

/// What a person reads when a value breaks a schema.
@Suite struct SchemaMessageTests {
    /// Every violation as `pointer: sentence`, with its notes and help behind bars.
    static func violations(
        _ schema: String, _ text: String, mode: SchemaValidator.Mode = .plain, file: String? = nil
    ) throws -> [String] {
        let read = document(text, file: file)
        let validator = SchemaValidator(try Schema.compile(document(schema)), read, mode: mode)
        #expect(validator.validate() == !validator.violations.contains { $0.severity == .error })
        return validator.violations.map {
            ([read.pointer(of: $0.node) + ": " + $0.message] + $0.notes + [$0.help].compactMap { $0 })
                .joined(separator: " | ")
        }
    }

    @Test(arguments: [
        ("{\"type\":\"number\"}", "\"12\"", ": expected a number, not a string: '12'"),
        ("{\"type\":\"integer\"}", "1.5", ": expected a whole number, not a number: 1.5"),
        ("{\"type\":[\"string\",\"null\"]}", "[1]", ": expected null or a string, not a list"),
        ("{\"type\":\"boolean\"}", "{}", ": expected true or false, not an object"),
        ("{\"type\":\"object\"}", "true", ": expected an object, not a boolean: true"),
        ("{\"const\":\"a/1\"}", "\"a/2\"", ": expected 'a/1', not 'a/2'"),
        ("{\"const\":1}", "[1]", ": expected 1, not a list"),
        ("{\"enum\":[\"low\",\"high\"]}", "\"hihg\"", ": 'hihg' is not one of 'low', 'high' | did you mean 'high'?"),
        ("{\"enum\":[1,2,null]}", "3", ": 3 is not one of 1, 2, null"),
        ("{\"minimum\":0}", "-1.50", ": -1.50 is below the smallest allowed value 0"),
        ("{\"maximum\":0.5}", "2", ": 2 is above the largest allowed value 0.5"),
        ("{\"exclusiveMinimum\":0}", "0", ": 0 is not above 0"),
        ("{\"exclusiveMaximum\":1}", "1.0", ": 1.0 is not below 1"),
        ("{\"multipleOf\":0.5}", "0.7", ": 0.7 is not a multiple of 0.5"),
        ("{\"minLength\":1}", "\"\"", ": this text is empty"),
        ("{\"minLength\":3}", "\"ab\"", ": 'ab' is shorter than 3 characters"),
        ("{\"maxLength\":1}", "\"ab\"", ": 'ab' is longer than 1 characters"),
        ("{\"pattern\":\"^[A-Z]{2}$\"}", "\"Id\"", ": 'Id' does not have the form ^[A-Z]{2}$"),
        ("{\"minItems\":2}", "[1]", ": this list holds 1, at least 2 expected"),
        ("{\"maxItems\":0}", "[1]", ": this list holds 1, at most 0 allowed"),
        ("{\"uniqueItems\":true}", "[\"a\",\"b\",\"a\"]", "/2: 'a' appears twice in this list"),
        ("{\"contains\":{\"const\":1}}", "[2]", ": no element has the required form"),
        ("{\"minProperties\":1}", "{}", ": this object has 0 members, at least 1 expected"),
        ("{\"maxProperties\":1}", "{\"a\":1,\"b\":2}", ": this object has 2 members, at most 1 allowed"),
        ("{\"required\":[\"id\"]}", "{}", ": the member 'id' is missing"),
        ("{\"dependencies\":{\"a\":[\"b\"]}}", "{\"a\":1}", ": 'a' needs 'b' beside it, which is missing"),
        ("{\"items\":false}", "[1]", "/0: nothing is allowed here"),
        ("{\"anyOf\":[{\"type\":\"string\"},{\"minimum\":5}]}", "1", ": none of the allowed forms fits"),
        (
            "{\"oneOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\",\"c\"]}]}", "{\"a\":1,\"b\":1,\"c\":1}",
            ": more than one form fits where one may: give 'a', or 'b' and 'c'"
        ),
        (
            "{\"oneOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}", "{}",
            ": none of the allowed forms fits: give 'a', or 'b'"
        ),
        ("{\"not\":{\"required\":[\"a\",\"b\"]}}", "{\"a\":1,\"b\":1}", ": give only one of 'a' and 'b', not both"),
        ("{\"not\":{\"required\":[\"a\"]}}", "{\"a\":1}", ": the member 'a' is not allowed here"),
        ("{\"not\":{\"type\":\"null\"}}", "null", ": this form is not allowed"),
    ])
    func aViolationIsOneClearSentence(schema: String, text: String, sentence: String) throws {
        #expect(try SchemaMessageTests.violations(schema, text) == [sentence])
    }

    @Test func anUnknownMemberIsNamedWithItsNeighbour() throws {
        let schema = "{\"properties\":{\"weight\":{},\"reason\":{}},\"additionalProperties\":false}"
        #expect(
            try SchemaMessageTests.violations(schema, "{\"wieght\":1,\"colour\":2}") == [
                "/wieght: there is no member 'wieght' here | did you mean 'weight'?",
                "/colour: there is no member 'colour' here | known here: weight, reason",
            ])
    }

    @Test func everyViolationOfADocumentIsFoundAtOnce() throws {
        let schema = """
            {"type":"object","required":["a"],"properties":{"b":{"type":"string"},"c":{"items":{"minimum":0,"maximum":9}}}}
            """
        #expect(
            try SchemaMessageTests.violations(schema, "{\"b\":1,\"c\":[-1,5,10]}") == [
                "/b: expected a string, not a number: 1", "/c/0: -1 is below the smallest allowed value 0",
                "/c/2: 10 is above the largest allowed value 9", ": the member 'a' is missing",
            ])
    }

    @Test func whatIsOnlyTriedIsNotReported() throws {
        let schema = "{\"anyOf\":[{\"type\":\"string\",\"minLength\":5},{\"type\":\"null\"}]}"
        #expect(try SchemaMessageTests.violations(schema, "\"abc\"") == [": none of the allowed forms fits"])
        #expect(try SchemaMessageTests.violations(schema, "\"abcde\"").isEmpty)
    }

    @Test func aTextFromOutsideCannotBreakTheLine() throws {
        let found = try SchemaMessageTests.violations("{\"type\":\"number\"}", "\"a\\nb\\u001b[31m\"")
        #expect(found == [": expected a number, not a string: 'a\\nb\\u{1b}[31m'"])
    }
}

@Suite struct SchemaRowTests {
    private let shares = "{\"properties\":{\"rows\":{\"x-shares\":\"share\"}}}"

    @Test(arguments: [
        "[]", "[{\"share\":1}]", "[{\"share\":0.5},{\"share\":0.5}]",
        "[{\"share\":0.333},{\"share\":0.333},{\"share\":0.333}]",
        "[{\"share\":0.7},{\"share\":null}]", "[{\"share\":0.7},{}]", "[{},{}]",
        "[{\"share\":0.7},{\"share\":{\"$low\":0.1,\"$high\":0.5}}]", "[{\"share\":{\"$value\":0.4}},{\"share\":0.6}]",
    ])
    func sharesMaySumToOneOrToLessWhereSomeAreUnknown(rows: String) throws {
        #expect(try SchemaMessageTests.violations(shares, "{\"rows\":\(rows)}", mode: .evidence).isEmpty)
    }

    @Test(arguments: [
        ("[{\"share\":0.5},{\"share\":0.25}]", "0.75", "0.5 (line 1), 0.25 (line 1)"),
        ("[{\"share\":0.55},{\"share\":0.35},{\"share\":0.25}]", "1.15", "0.55 (line 1), 0.35 (line 1), 0.25 (line 1)"),
        ("[{\"share\":1.1},{\"share\":null}]", "1.1", "1.1 (line 1)"), ("[{\"share\":0.1}]", "0.1", "0.1 (line 1)"),
    ])
    func sharesThatDoNotAreReportedWithEachOfThem(rows: String, sum: String, note: String) throws {
        let found = try SchemaMessageTests.violations(shares, "{\"rows\":\(rows)}", mode: .evidence, file: "a.json")
        #expect(found == ["/rows: the members 'share' of this list sum to \(sum), not 1 | \(note)"])
    }

    @Test func rowsOfOneNameAreReportedAtTheSecond() throws {
        let text =
            "{\"rows\":[\n{\"id\":\"a\"},\n{\"id\":\"b\"},{\"id\":null},{\"id\":null},{},\n{\"id\":{\"$value\":\"a\"}}]}"
        let schema = "{\"properties\":{\"rows\":{\"x-unique\":\"id\"}}}"
        #expect(
            try SchemaMessageTests.violations(schema, text, mode: .evidence, file: "a.json") == [
                "/rows/5/id/$value: two rows have the id 'a' | first on line 2"
            ])
    }
}

/// Deployments: values may be wrapped as evidence, or unknown.
@Suite struct EvidenceModeTests {
    private func violations(_ schema: String, _ text: String) throws -> [String] {
        try SchemaMessageTests.violations(schema, text, mode: .evidence)
    }

    @Test(arguments: [
        "null", "{\"$unknown\":true}", "{\"$unknown\":true,\"$note\":\"asked\"}", "{\"$value\":null}", "5",
        "{\"$value\":5,\"$source\":\"tender\"}", "{\"$low\":1,\"$high\":9}", "{\"$low\":1,\"$mode\":2,\"$high\":9}",
    ])
    func whatIsUnknownOrWrappedIsAccepted(value: String) throws {
        let schema = "{\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":10}}}"
        #expect(try violations(schema, "{\"a\":\(value)}").isEmpty)
        let list = "{\"items\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":10}}"
        #expect(try violations(list, "[\(value)]").isEmpty)
    }

    @Test func aWholeSectionMayBeUnknown() throws {
        let schema =
            "{\"properties\":{\"a\":{\"type\":\"array\",\"minItems\":1},\"b\":{\"type\":\"object\",\"required\":[\"c\"]}}}"
        #expect(try violations(schema, "{\"a\":{\"$unknown\":true},\"b\":null}").isEmpty)
        #expect(try violations(schema, "{\"a\":[],\"b\":{}}").count == 2)
    }

    @Test func aRequiredMemberIsThereWhenItsNameIs() throws {
        let schema = "{\"items\":{\"required\":[\"count\"]}}"
        #expect(try violations(schema, "[{\"count\":null},{\"count\":{\"$unknown\":true}}]").isEmpty)
        #expect(try violations(schema, "[{}]") == ["/0: the member 'count' is missing"])
    }

    @Test func aWrappedValueIsCheckedAsTheValueItself() throws {
        let schema = "{\"properties\":{\"a\":{\"type\":\"integer\",\"maximum\":10}}}"
        #expect(
            try violations(schema, "{\"a\":{\"$value\":11,\"$source\":\"x\"}}") == [
                "/a/$value: 11 is above the largest allowed value 10"
            ])
    }

    @Test func aRangeIsCheckedAtEachOfItsPoints() throws {
        let schema = "{\"properties\":{\"a\":{\"minimum\":0,\"maximum\":10}}}"
        #expect(
            try violations(schema, "{\"a\":{\"$low\":-1,\"$mode\":11,\"$high\":12}}") == [
                "/a/$low: -1 is below the smallest allowed value 0",
                "/a/$mode: 11 is above the largest allowed value 10",
                "/a/$high: 12 is above the largest allowed value 10",
            ])
    }

    @Test(arguments: ["null", "{\"$unknown\":true}", "{\"$value\":null}"])
    func anIdentifierMayNotBeUnknown(value: String) throws {
        let help = "use any name of your own; it is compared, not measured"
        let sentence = "/0/id: this name may not be unknown: other parts of the document refer by it | \(help)"
        for id in ["{\"type\":\"string\",\"x-identifier\":true}", "{\"$ref\":\"#/definitions/id\"}"] {
            let schema = """
                {"items":{"properties":{"id":\(id)}},"definitions":{"id":{"type":"string","x-identifier":true}}}
                """
            #expect(try violations(schema, "[{\"id\":\(value)}]") == [sentence])
            #expect(try violations(schema, "[{\"id\":\"a\"},{\"id\":{\"$value\":\"b\"}}]").isEmpty)
        }
    }

    @Test func anIdentifierIsNoRange() throws {
        let schema = "{\"properties\":{\"id\":{\"x-identifier\":true}}}"
        #expect(try violations(schema, "{\"id\":{\"$low\":1,\"$high\":2}}") == ["/id: a name cannot be a range"])
    }

    @Test func membersNobodyDeclaredAreNobodysBusiness() throws {
        let schema = "{\"properties\":{\"a\":{}},\"additionalProperties\":false}"
        #expect(try violations(schema, "{\"a\":1,\"b\":2}").isEmpty)
        #expect(try SchemaMessageTests.violations(schema, "{\"a\":1,\"b\":2}").count == 1)
    }

    @Test func withoutEvidenceNullAndWrappersAreOrdinaryValues() throws {
        let schema = "{\"properties\":{\"a\":{\"type\":\"integer\"}}}"
        #expect(try SchemaMessageTests.violations(schema, "{\"a\":null}").count == 1)
        #expect(try SchemaMessageTests.violations(schema, "{\"a\":{\"$value\":1}}").count == 1)
    }
}
