import Assessment
import Documents
import Foundation
import Loading
import RiskModel
import TestSupport
import Testing

/// What modules read is declared, and what is declared is explained to whoever writes a deployment.
@Suite struct DeclaredFieldsTests {
    private typealias Schema = [String: Any]

    private func object(_ text: String) throws -> Schema {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? Schema)
    }

    /// A property's schema with what it refers to, outermost first.
    private func layers(_ schema: Schema, in root: Schema) -> [Schema] {
        var found = [schema]
        if let reference = schema["$ref"] as? String {
            let steps = reference.split(separator: "/").dropFirst()
            let target = steps.reduce(root as Any?) { ($0 as? Schema)?[String($1)] } as? Schema
            if let target { found += layers(target, in: root) }
        }
        for name in ["allOf", "anyOf"] {
            if let parts = schema[name] as? [Schema], let first = parts.first { found += layers(first, in: root) }
        }
        return found
    }

    private struct Field {
        let path: String
        let name: String
        let description: String?
        let types: Set<String>
    }

    private func fields(_ schema: Schema, in root: Schema, _ path: String = "") -> [Field] {
        var found: [Field] = []
        for layer in layers(schema, in: root) {
            for (name, value) in layer["properties"] as? Schema ?? [:] {
                guard let property = value as? Schema else { continue }
                let below = layers(property, in: root)
                let types = below.flatMap { $0["type"] as? [String] ?? [$0["type"] as? String].compactMap { $0 } }
                found.append(
                    Field(
                        path: path + "/" + name, name: name,
                        description: below.compactMap { $0["description"] as? String }.first, types: Set(types)))
                found += fields(property, in: root, path + "/" + name)
            }
            if let items = layer["items"] as? Schema { found += fields(items, in: root, path + "/*") }
        }
        return found
    }

    /// Words that say in what a quantity is counted, in its name or its description.
    private let units =
        #"second|minute|hour|\bday|week|month|year|share|ratio|\bbit|byte|device|terminal|slot|message|session|port|address"#
        + #"|subnet|flow|\bunits?\b|worker|account|currency|metre|km|connection|matters|RFC|percent|%|number of|length"#
        + #"|watt|\bMW|kWh|\bcount|level|per second|realm|node|site|item|copies|question|score|people|crews|staff|seal"#

    @Test func `every field has a description, and every quantity names its unit`() throws {
        let bench = Bench()
        for module in bench.modules {
            let schema = try object(module.input.source.raw)
            let fields = fields(schema, in: schema)
            // A checklist has few; a module with a program reads many.
            let hasProgram = !FileText.names(in: module.directory + "/Sources").isEmpty
            #expect(fields.count > (hasProgram ? 20 : 10), "\(module.id)")
            for field in fields {
                guard let description = field.description, description.count > 3 else {
                    Issue.record("\(module.id) \(field.path) has no description")
                    continue
                }
                guard field.types.contains("number") || field.types.contains("integer") else { continue }
                let text = (field.name + " " + description).lowercased()
                #expect(
                    text.range(of: units, options: [.regularExpression, .caseInsensitive]) != nil,
                    "\(module.id) \(field.path) does not say in what it is counted: \(description)")
            }
        }
    }

    @Test func `the schema for editors covers every field of every module`() throws {
        let bench = Bench()
        let published = try object(DeploymentSchema(modules: bench.modules).text)
        let shown = Set(fields(published, in: published).map(\.path))
        for field in fields(published, in: published) {
            #expect(field.description?.isEmpty == false, "\(field.path) has no description")
        }
        let definitions = try #require(published["definitions"] as? Schema)
        for module in bench.modules {
            let schema = try object(module.input.source.raw)
            let part = try #require(definitions[module.id] as? Schema)
            let covered = Set(fields(part, in: published).map(\.path)).union(shown)
            for field in fields(schema, in: schema) {
                #expect(covered.contains(field.path), "\(module.id) \(field.path) is not in the published schema")
            }
        }
        #expect(!DeploymentSchema(modules: bench.modules).text.contains("x-codes"))
    }

    @Test func `what an indicator needs is declared`() throws {
        for module in Bench().modules {
            for indicator in module.manifest.indicators {
                #expect(!indicator.needs.isEmpty, "\(module.id)/\(indicator.id)")
                for pointer in indicator.needs where !module.manifest.upstream.contains(pointer) {
                    // At the end `*` may stand for every member of an object, too.
                    let steps = pointer.split(separator: "/").map { $0 == "*" ? "0" : String($0) }
                    let isDeclared = [steps, steps.last == "0" ? steps.dropLast() : steps].contains {
                        module.selection.contains("/" + $0.joined(separator: "/"))
                    }
                    #expect(isDeclared, "\(module.id)/\(indicator.id) needs \(pointer)")
                }
            }
        }
    }

    @Test func `what examples rest on and lack is declared`() throws {
        let bench = Bench()
        let plan = try bench.plan("baseline", home: "KE")
        for file in Checkout.exampleDeployments {
            let document = try FileText.document(Checkout.path(file))
            for module in try bench.assess(document, plan).modules {
                let selection = try #require(bench.modules.first { $0.id == module.id }).selection
                #expect(module.failures.isEmpty, "\(file) \(module.id)")
                for indicator in module.indicators {
                    var pointers = indicator.measured.rests
                    if case .unavailable(let missing, _) = indicator.answer { pointers += missing }
                    for pointer in pointers {
                        #expect(selection.contains(pointer), "\(file) \(indicator.definition.id) \(pointer)")
                    }
                }
            }
        }
    }

    /// A module is shown only what it declares, so a field it looks up and does not declare would be unknown for ever.
    @Test func `no bundled module looks up a name that its schemas do not declare`() throws {
        let lookup = try NSRegularExpression(pattern: #"\["([a-z0-9][a-z0-9-]*)"\]"#)
        for module in Bench().modules where module.directory.hasPrefix(Checkout.path("Plugins")) {
            let input = try object(module.input.source.raw)
            let parameters = try object(module.parameters?.source.raw ?? "{}")
            let names = Set((fields(input, in: input) + fields(parameters, in: parameters)).map(\.name))
            let folder = "Plugins/" + (module.directory as NSString).lastPathComponent + "/Sources"
            for file in Checkout.files(under: folder, ending: ".swift") {
                let text = try Checkout.text(file)
                for match in lookup.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
                    let name = String(text[try #require(Range(match.range(at: 1), in: text))])
                    #expect(names.contains(name), "\(file) looks up '\(name)'")
                }
            }
        }
    }
}
