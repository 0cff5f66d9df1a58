import Documents
import Foundation
import Loading
import Serving
import TestSupport
import Testing

/// The record's schema is whole: it has every member that a record has.
@Suite struct RecordSchemaTests {
    /// The schema with no room for members it does not name. Parts of a combination stay open: each sees but its own.
    private func closed(_ node: Node, isPart: Bool = false, to writer: inout JSONWriter) {
        guard node.kind == .object else { return writer.raw(node.raw) }
        writer.object { body in
            for (name, value) in node.members {
                body.name(name)
                switch name {
                case "properties", "definitions":
                    body.object { members in
                        for (key, schema) in value.members {
                            members.name(key)
                            closed(schema, to: &members)
                        }
                    }
                case "items": closed(value, to: &body)
                case "allOf", "anyOf", "oneOf":
                    body.array { list in value.elements.forEach { closed($0, isPart: true, to: &list) } }
                case "if", "then", "else", "not": body.raw(value.raw)
                default: body.raw(value.raw)
                }
            }
            if node["properties"] != nil, node["additionalProperties"] == nil, !isPart {
                body.name("additionalProperties")
                body.bool(false)
            }
        }
    }

    private func closedSchema(_ name: String) throws -> Schema {
        let open = try parsed(try #require(PublishedSchemas(modules: []).schema(named: name)))
        var writer = JSONWriter()
        closed(open, to: &writer)
        return builtInSchema(String(decoding: writer.bytes, as: UTF8.self))
    }

    @Test(arguments: ["record", "summary"])
    func `a record has no member its schema does not name`(format: String) throws {
        let schema = try closedSchema(format)
        let bench = Bench(bundled: false)
        let deployments = try Checkout.files(under: "Examples", ending: ".yaml").filter {
            try Checkout.text($0).hasPrefix("format: plumbline-deployment/1")
        }
        #expect(deployments.count >= 5)
        let lines = try deployments.map { try bench.json(of: Checkout.path($0)) } + [smallDeployment]
        for profile in ["baseline", "smart-city-procurement"] {
            let records = try ServeProcess.answers(
                to: Array((lines.joined(separator: "\n") + "\n").utf8),
                ["stream", "--home", "ID", "--profile", profile, "--format", format]
            ).lines
            #expect(records.count == lines.count)
            for record in records {
                let document = try parsed(record).document
                let validator = SchemaValidator(schema, document, mode: .plain)
                #expect(
                    validator.validate(),
                    "\(validator.violations.map { "\(document.pointer(of: $0.node, from: 0)): \($0.message)" }.prefix(5))"
                )
            }
        }
    }

    @Test func `a record whose parts are missing or wrong is no record`() throws {
        let text = try #require(
            ServeProcess.answers(to: Array((smallDeployment + "\n").utf8), ["stream", "--home", "ES"]).lines.first)
        let schema = PublishedLines.schema("record")
        func holds(_ text: String) throws -> Bool {
            let document = try parsed(text).document
            return SchemaValidator(schema, document, mode: .plain).validate()
        }
        #expect(try holds(text))
        for (part, instead) in [
            ("plumbline-assessment/1", "plumbline-assessment/2"), (#""partial":false"#, #""partial":0"#),
            (#""coverage":"#, #""covers":"#), (#""outcome":"unavailable""#, #""outcome":"unknown""#),
            ("insufficient evidence", "terrible"), (#""outcome":"unavailable""#, #""outcome":"measured""#),
        ] {
            let broken = text.replacingOccurrences(of: part, with: instead)
            #expect(broken != text, "\(part)")
            #expect(try !holds(broken), "\(instead)")
        }
    }
}
