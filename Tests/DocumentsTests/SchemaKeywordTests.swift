import Diagnostics
import Documents
import Foundation
import Testing

/// Cases of our own for every keyword of draft-07: `Draft07/*.json`, one behaviour each.
@Suite struct SchemaKeywordTests {
    @Test(arguments: ["types", "values", "texts", "lists", "objects", "combinations", "references"])
    func everyKeywordAcceptsAndRefusesAsPublished(group: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Draft07/\(group).json")
        let cases = document(try String(contentsOf: file, encoding: .utf8))
        #expect(!cases.root.elements.isEmpty)
        for behaviour in cases.root.elements {
            let name = behaviour["behaviour"]?.string ?? ""
            let schema = try Schema.compile(cases, root: try #require(behaviour["schema"]).index)
            for value in behaviour["valid"]?.elements ?? [] {
                let validator = SchemaValidator(schema, cases, mode: .plain)
                #expect(validator.validate(value.index), "\(name): \(value.raw)")
                #expect(validator.violations.isEmpty, "\(name): \(value.raw)")
            }
            for value in behaviour["invalid"]?.elements ?? [] {
                let validator = SchemaValidator(schema, cases, mode: .plain)
                #expect(!validator.validate(value.index), "\(name): \(value.raw)")
                #expect(!validator.violations.isEmpty, "\(name): \(value.raw)")
            }
        }
    }

    @Test func aSchemaIsAppliedToManyDocuments() throws {
        let schema = try Schema.compile(document("{\"type\":\"integer\"}"))
        for (text, isValid) in [("1", true), ("\"x\"", false), ("2", true)] {
            #expect(SchemaValidator(schema, document(text), mode: .plain).validate() == isValid)
        }
    }

    @Test(arguments: [
        ("5", "s.json:1:1: error: a schema is an object, true or false, not a number [schema.invalid]"),
        (
            "{\"properties\":{\"a\":[]}}",
            "s.json:1:20: error: a schema is an object, true or false, not a list [schema.invalid]"
        ),
        ("{\"type\":\"text\"}", "s.json:1:9: error: 'text' is not a type of JSON Schema [schema.invalid]"),
        ("{\"pattern\":\"(\"}", "s.json:1:12: error: '(' is not a regular expression [schema.invalid]"),
        ("{\"minimum\":\"1\"}", "s.json:1:12: error: expected a number, not a string [schema.invalid]"),
        (
            "{\"$ref\":\"#/nowhere\"}",
            "s.json:1:9: error: '#/nowhere' does not lead to a part of this schema [schema.invalid]"
        ),
        (
            "{\"$ref\":\"other.json#/a\"}",
            "s.json:1:9: error: 'other.json#/a' does not lead to a part of this schema [schema.invalid]"
        ),
    ])
    func aMistakeInASchemaIsReportedAtItsPlace(schema: String, message: String) {
        let problems = #expect(throws: Problems.self) { try Schema.compile(document(schema, file: "s.json")) }
        #expect(problems?.description == message)
    }

    @Test func allMistakesInASchemaAreReportedAtOnceInOrder() {
        let text =
            "{\"type\":\"text\",\n\"minimum\":[],\n\"properties\":{\"a\":{\"$ref\":\"#/b\"},\"c\":{\"type\":\"int\"}}}"
        let problems = #expect(throws: Problems.self) { try Schema.compile(document(text, file: "s.json")) }
        #expect(problems?.diagnostics.map { $0.place?.line } == [1, 2, 3, 3])
    }

    /// Such a schema would be applied to one value for ever.
    @Test(arguments: [
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"#/definitions/a\",\"definitions\":{\"a\":{\"$ref\":\"#/definitions/b\"},\"b\":{\"$ref\":\"#/definitions/a\"}}}",
        "{\"allOf\":[{\"$ref\":\"#\"}]}", "{\"anyOf\":[{\"type\":\"string\"},{\"$ref\":\"#\"}]}",
        "{\"oneOf\":[{\"$ref\":\"#\"}]}",
        "{\"not\":{\"$ref\":\"#\"}}", "{\"if\":{\"$ref\":\"#\"}}", "{\"if\":{},\"then\":{\"$ref\":\"#\"}}",
        "{\"if\":{},\"else\":{\"$ref\":\"#\"}}", "{\"dependencies\":{\"a\":{\"$ref\":\"#\"}}}",
        "{\"properties\":{\"x\":{\"allOf\":[{\"not\":{\"$ref\":\"#/properties/x\"}}]}}}",
    ])
    func aSchemaThatLeadsBackToItselfWithoutGoingDeeperIsRefused(schema: String) {
        let problems = #expect(throws: Problems.self) { try Schema.compile(document(schema)) }
        #expect(problems?.description == "error: a $ref leads back to itself [schema.circular-reference]")
    }
}
