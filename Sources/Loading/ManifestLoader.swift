import Diagnostics
import Documents
import RiskModel

/// Reads `module.yaml` and the schemas beside it.
public enum ManifestLoader {
    public static let fileName = "module.yaml"

    public static func load(directory: String) throws(Problems) -> InstalledModule {
        let (document, digest) = try read(directory + "/" + fileName)
        var digests = [fileName: digest]
        let root = document.root
        if let format = root["format"], let text = format.string, text != ManifestFormat.name {
            let message = "this is \(quoted(text)), not \(quoted(ManifestFormat.name))"
            throw Problems(document.diagnostic("module.format", message, at: format.index))
        }
        let (indicators, indicatorProblems) = readIndicators(root)
        let problems = formatProblems(document, ManifestFormat.schema, area: "module") + indicatorProblems
        guard problems.isEmpty else { throw Problems(problems) }
        let input = try inputSchema(root["input"], in: directory, &digests)
        let parameterSchema: Schema? =
            if let parameters = root["parameters"] {
                try schema(named: parameters, in: directory, &digests).schema
            } else {
                nil
            }
        var manifest = ModuleManifest(
            id: root["id"]?.string ?? "", version: root["version"]?.string ?? "", title: root["title"]?.string ?? "",
            summary: root["summary"]?.string ?? "", protocols: root["protocol"]?.strings ?? [],
            command: root["command"]?.strings ?? [], upstream: root["upstream"]?.strings ?? [],
            limits: limits(root["limits"]), indicators: indicators)
        manifest.permissions = permissions(root["permissions"])
        var module = InstalledModule(
            manifest: manifest, directory: directory, input: input.schema, inputText: input.text,
            selection: input.selection, parameters: parameterSchema, digests: digests)
        try DeclaredIndicators.complete(&module, from: root)
        return module
    }

    /// A document and the digest of the bytes it was read from.
    private static func read(_ path: String) throws(Problems) -> (Document, ContentDigest) {
        let bytes = try FileText.read(path)
        return (try FileText.document(bytes, file: path), ContentDigest(of: bytes))
    }

    private static func inputSchema(
        _ name: Node?, in directory: String, _ digests: inout [String: ContentDigest]
    ) throws(Problems) -> (schema: Schema, text: [UInt8], selection: Selection) {
        let (schema, text) = try schema(named: name, in: directory, &digests)
        do {
            return (schema, text, try schema.selection())
        } catch {
            throw error.placed(in: directory + "/" + (name?.string ?? ""))
        }
    }

    private static func schema(
        named name: Node?, in directory: String, _ digests: inout [String: ContentDigest]
    ) throws(Problems) -> (schema: Schema, text: [UInt8]) {
        let path = directory + "/" + (name?.string ?? "")
        if let name, !FileText.identity(of: path).hasPrefix(FileText.identity(of: directory) + "/") {
            throw Problems(
                name.document.diagnostic(
                    "module.outside", "\(quoted(name.string ?? name.raw)) is not a file in the module's directory",
                    at: name.index))
        }
        let (document, digest) = try read(path)
        digests[name?.string ?? ""] = digest
        do {
            return (try Schema.compile(document), Array(document.root.raw.utf8))
        } catch {
            throw error.placed(in: path)
        }
    }

    private static func permissions(_ node: Node?) -> ModuleManifest.Permissions {
        var permissions = ModuleManifest.Permissions()
        permissions.network = node?["network"]?.bool ?? false
        permissions.files = node?["files"]?.strings ?? []
        permissions.environment = node?["environment"]?.strings ?? []
        return permissions
    }

    private static func limits(_ node: Node?) -> ModuleManifest.Limits {
        var limits = ModuleManifest.Limits()
        if let memory = node?["memory-mib"]?.integer { limits.memoryMiB = memory }
        if let start = node?["start-seconds"]?.double { limits.startSeconds = start }
        if let measure = node?["measure-seconds"]?.double { limits.measureSeconds = measure }
        limits.idleSeconds = node?["idle-seconds"]?.double
        if let concurrency = node?["concurrency"]?.integer { limits.concurrency = concurrency }
        return limits
    }

    private static func readIndicators(_ root: Node) -> ([IndicatorDefinition], [Diagnostic]) {
        var problems: [Diagnostic] = []
        let indicators = (root["indicators"]?.elements ?? []).map { node in
            var function: ValueFunction?
            if let functionNode = node["value-function"], ValueFunctionReading.hasForm(functionNode) {
                switch ValueFunctionReading.read(functionNode, area: "module") {
                case .success(let read): function = read
                case .failure(let found): problems += found.diagnostics
                }
            }
            var domain: ClosedRange<Double>?
            if let ends = node["domain"]?.elements.compactMap(\.double), ends.count == 2 {
                if ends[0] <= ends[1] {
                    domain = ends[0]...ends[1]
                } else if let place = node["domain"] {
                    problems.append(
                        place.document.diagnostic("module.domain", "the domain ends before it starts", at: place.index))
                }
            }
            var definition = IndicatorDefinition(
                id: node["id"]?.string ?? "", code: node["code"]?.string, question: node["question"]?.string ?? "",
                unit: node["unit"]?.string ?? "", domain: domain, method: node["method"]?.string ?? "",
                needs: node["needs"]?.strings ?? [], valueFunction: function,
                sources: (node["sources"]?.elements ?? []).map(source), blindSpots: node["blind-spots"]?.string,
                remediation: node["remediation"].map {
                    IndicatorDefinition.Remediation(effort: $0["effort"]?.string ?? "", text: $0["text"]?.string ?? "")
                })
            definition.overlaps = (node["overlaps"]?.elements ?? []).map {
                IndicatorDefinition.Overlap(indicator: $0["indicator"]?.string ?? "", reason: $0["reason"]?.string)
            }
            return definition
        }
        return (indicators, problems + overlapProblems(root, indicators))
    }

    /// An overlap with the module's own indicators must name one of them; other modules need not be installed.
    private static func overlapProblems(_ root: Node, _ indicators: [IndicatorDefinition]) -> [Diagnostic] {
        let module = root["id"]?.string ?? ""
        return (root["indicators"]?.elements ?? []).flatMap { node -> [Diagnostic] in
            (node["overlaps"]?.elements ?? []).compactMap { overlap in
                guard let place = overlap["indicator"], let named = place.string, named.hasPrefix(module + "/") else {
                    return nil
                }
                let name = String(named.dropFirst(module.count + 1))
                if name == node["id"]?.string {
                    return root.document.diagnostic(
                        "module.overlap", "an indicator does not overlap with itself", at: place.index)
                }
                guard !name.isEmpty, !indicators.contains(where: { $0.id == name }) else { return nil }
                return root.document.diagnostic(
                    "module.overlap", "this module has no indicator \(quoted(name))", at: place.index,
                    help: suggestion(for: name, among: indicators.map(\.id)))
            }
        }
    }

    private static func source(_ node: Node) -> IndicatorDefinition.Source {
        IndicatorDefinition.Source(
            title: node["title"]?.string ?? "", author: node["author"]?.string, year: node["year"]?.integer,
            url: node["url"]?.string, mark: node["mark"]?.string ?? "")
    }
}

extension Problems {
    /// Problems of a whole file get its name.
    fileprivate func placed(in file: String) -> Problems {
        Problems(
            diagnostics.map {
                Diagnostic(
                    $0.code, $0.message, severity: $0.severity, at: $0.place ?? Place(file: file), pointer: $0.pointer,
                    notes: $0.notes, help: $0.help)
            })
    }
}
