import Diagnostics
import Documents
import LineProtocol
import Loading
import RiskModel

/// One input a module is asked about: what it is shown of a deployment, and what else it is told.
struct Sample {
    let name: String
    /// What the module is shown: the deployment's projection.
    var shown: Document
    /// The whole deployment without evidence, where there is more than is shown.
    var whole: Document?
    var parameters = "{}"
    var context = #"{"home":"AA","trusted":["BB"],"horizonYears":5}"#
    var upstream = "{}"
    var asOf = "2026-11-23"
    /// What its case expects, when it comes from one.
    var expected: Document?
    /// Whether elements of one list may contradict one another, such as sums in two currencies: a module is right to
    /// refuse what no schema can rule out.
    var mayContradict = false

    /// Parameters of `measure`; `deployment` replaces what is shown, `extra` goes among the members.
    func params(deployment: String? = nil, deadlineMilliseconds: Int = 10_000, extra: String = "") -> String {
        let deployment = deployment ?? shown.root.raw
        return "{\(extra)\"deployment\":\(deployment),\"parameters\":\(parameters),\"context\":\(context),"
            + "\"upstream\":\(upstream),\"asOf\":\"\(asOf)\","
            + "\"_meta\":{\"dev.plumbline/deadlineMs\":\(deadlineMilliseconds)}}"
    }

    /// The sample with other contents.
    func showing(_ tree: DocumentTree, named name: String) -> Sample? {
        guard let document = try? tree.flattened() else { return nil }
        return Sample(
            name: name, shown: document, whole: nil, parameters: parameters, context: context, upstream: upstream,
            asOf: asOf, expected: nil)
    }

    /// Pointers of every value that is shown and known, lists and objects among them.
    var facts: [String] {
        var found: [String] = []
        func visit(_ node: Node, _ path: String) {
            if !path.isEmpty, node.kind != .null { found.append(path) }
            for (name, value) in node.members { visit(value, path + "/" + escapedPointerToken(name)) }
            for (at, value) in node.elements.enumerated() { visit(value, "\(path)/\(at)") }
        }
        visit(shown.root, "")
        return found
    }
}

/// `Cases/*`: a deployment, perhaps parameters and context, and what is expected of the module.
struct CaseFolder {
    /// Every case of a module, in order of name. Throws what cannot be read.
    static func samples(of module: InstalledModule) throws(Problems) -> [Sample] {
        let root = module.directory + "/Cases"
        var samples: [Sample] = []
        for name in FileText.names(in: root) where FileText.isFile("\(root)/\(name)/deployment.yaml") {
            samples.append(try sample(named: name, in: "\(root)/\(name)", of: module))
        }
        return samples
    }

    private static func sample(
        named name: String, in folder: String, of module: InstalledModule
    ) throws(Problems) -> Sample {
        let deployment = try FileText.document(folder + "/deployment.yaml")
        var sample = Sample(
            name: "the case \(name)", shown: try projected(deployment, onto: module.selection),
            whole: try projected(deployment, onto: try everything()))
        if FileText.isFile(folder + "/parameters.yaml") {
            sample.parameters = try FileText.document(folder + "/parameters.yaml").root.raw
        }
        sample.context = "{}"
        if FileText.isFile(folder + "/context.yaml") {
            let context = try FileText.document(folder + "/context.yaml").root
            sample.context = contextText(context)
            sample.upstream = upstreamText(context["upstream"])
            if let date = context["as-of"]?.string { sample.asOf = date }
        }
        if FileText.isFile(folder + "/expected.json") {
            sample.expected = try FileText.document(folder + "/expected.json")
        }
        return sample
    }

    private static func projected(_ document: Document, onto selection: Selection) throws(Problems) -> Document {
        var writer = JSONWriter()
        Projection(of: document, onto: selection).write(to: &writer)
        let shown = Document()
        do {
            try shown.read(json: writer.bytes.span)
        } catch {
            throw Problems(Diagnostic("module.case", "the deployment cannot be shown: \(error.message)"))
        }
        return shown
    }

    /// A selection of everything.
    private static func everything() throws(Problems) -> Selection {
        let schema = Document()
        do {
            try schema.read(json: Array("{}".utf8).span)
        } catch {
            return Selection()
        }
        return try Schema.compile(schema).selection()
    }

    private static func contextText(_ node: Node) -> String {
        var writer = JSONWriter()
        MeasureContext(
            home: node["home"]?.string, trusted: node["trusted"]?.strings ?? [],
            horizonYears: node["horizon-years"]?.double
        ).write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func upstreamText(_ node: Node?) -> String {
        let entries = (node?.members ?? []).map {
            "\"\($0.name)\":{\"outcome\":\"measured\",\"value\":\($0.value.raw)}"
        }
        return "{\(entries.joined(separator: ","))}"
    }
}
