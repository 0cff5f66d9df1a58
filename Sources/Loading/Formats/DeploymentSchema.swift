import Documents

/// The schema of deployments for editors: what the engine knows and what every installed module reads, with evidence
/// allowed wherever a value stands.
public struct DeploymentSchema {
    private let modules: [InstalledModule]

    public init(modules: [InstalledModule]) { self.modules = modules }

    /// JSON Schema, draft-07, as text.
    public var text: String {
        var writer = JSONWriter()
        let base = Document()
        guard (try? base.read(json: Array(DeploymentFormat.text.utf8).span)) != nil else { return "{}" }
        writer.object { body in
            for (name, value) in base.root.members {
                body.name(name)
                body.raw(value.raw)
            }
            body.name("allOf")
            body.array { list in
                for module in modules {
                    list.object {
                        $0.name("$ref")
                        $0.string("#/definitions/\(module.id)")
                    }
                }
            }
            body.name("definitions")
            body.object { definitions in
                definitions.name("evidence")
                definitions.raw(DeploymentSchema.evidence)
                for module in modules {
                    definitions.name(module.id)
                    rewrite(module.input.source, isValue: false, prefix: "#/definitions/\(module.id)", &definitions)
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static let evidence = """
        {"type":"object","description":"A value with its evidence: where it comes from, how old it is, how far it is \
        trusted; or that nobody knows it.","properties":{"$value":{"description":"The value, in the unit of the member."},\
        "$low":{"type":"number","description":"Least it may be, in the unit of the member."},\
        "$mode":{"type":"number","description":"Most likely, in the unit of the member."},\
        "$high":{"type":"number","description":"Most it may be, in the unit of the member."},\
        "$unknown":{"const":true,"description":"Nobody knows it."},\
        "$source":{"type":"string","description":"Where it comes from, so that others find it."},\
        "$as-of":{"type":"string","description":"When it held: 2026, 2026-05 or 2026-05-12."},\
        "$grade":{"type":"string","pattern":"^[A-F][1-6]$","description":"Admiralty grade: A to F for the source, 1 to 6 for \
        the information."},\
        "$note":{"type":"string","description":"For people, such as who was asked and when."}},\
        "additionalProperties":false,"minProperties":1}
        """

    /// Copies a schema, pointing its references at their new place. Where it describes a value of a deployment, evidence
    /// is allowed instead.
    private func rewrite(_ node: Node, isValue: Bool, prefix: String, _ writer: inout JSONWriter) {
        guard node.kind == .object else { return writer.raw(node.raw) }
        guard isValue, node["$ref"] == nil, node["x-identifier"]?.bool != true else {
            return writeMembers(node, prefix: prefix, &writer)
        }
        writer.object { body in
            if let description = node["description"] {
                body.name("description")
                body.raw(description.raw)
            }
            body.name("anyOf")
            body.array { list in
                writeMembers(node, prefix: prefix, &list)
                list.object {
                    $0.name("$ref")
                    $0.string("#/definitions/evidence")
                }
                list.object {
                    $0.name("type")
                    $0.string("null")
                }
            }
        }
    }

    private func writeMembers(_ node: Node, prefix: String, _ writer: inout JSONWriter) {
        writer.object { body in
            for (name, value) in node.members where name != "$schema" {
                if name == "x-codes", let list = CodeList.named(value.string ?? "") {
                    body.name("enum")
                    body.array { codes in list.codes.forEach { codes.string($0) } }
                    continue
                }
                body.name(name)
                switch name {
                case "$ref": body.string(prefix + (value.string ?? "").dropFirst())
                case "properties", "patternProperties":
                    body.object { members in
                        for (key, schema) in value.members {
                            members.name(key)
                            rewrite(schema, isValue: true, prefix: prefix, &members)
                        }
                    }
                case "definitions":
                    body.object { members in
                        for (key, schema) in value.members {
                            members.name(key)
                            rewrite(schema, isValue: true, prefix: prefix, &members)
                        }
                    }
                case "items" where value.kind == .object, "additionalProperties":
                    rewrite(value, isValue: true, prefix: prefix, &body)
                case "allOf", "anyOf", "oneOf":
                    body.array { list in
                        value.elements.forEach { rewrite($0, isValue: false, prefix: prefix, &list) }
                    }
                case "not", "if", "then", "else": rewrite(value, isValue: false, prefix: prefix, &body)
                default: body.raw(value.raw)
                }
            }
        }
    }
}
