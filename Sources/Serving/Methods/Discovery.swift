import Deliberation
import Documents
import LineProtocol
import Loading
import RiskModel

/// Requests in flight that are not answered with `busy`.
let inFlightLimit = 1024

let supportedFeatures = ["batch", "cancellation", "deadline", "mcp", "progress"]

let documentFormats = [
    RecordFormat.name, DeploymentFormat.name, DifferencesFormat.name, ErrorFormat.recordName, ManifestFormat.name,
    ProfileFormat.name, SummaryFormat.name, TrailerFormat.name,
    OptionsFormat.name, MatrixFormat.name, RankingWriter.format,
]

func answerHello(_ engine: Engine, _ request: Request) throws {
    let offered = request["versions"]?.strings ?? []
    guard let version = ProtocolVersion.newestCommon(with: offered) else {
        throw ProtocolError(
            .unsupportedProtocol, "none of the offered versions is spoken here",
            supported: ProtocolVersion.supported.map(\.description))
    }
    request.answer { result in
        result.object { body in
            body.name("version")
            body.string(version.description)
            body.engine(engine)
            body.name("limits")
            body.limits()
            body.name("features")
            body.strings(supportedFeatures)
        }
    }
}

func answerDescribe(_ engine: Engine, _ request: Request) throws {
    request.answer { result in
        result.object { body in
            body.name("versions")
            body.strings(ProtocolVersion.supported.map(\.description))
            body.engine(engine)
            body.name("limits")
            body.limits()
            body.name("methods")
            body.array { list in
                for method in ClientMethod.all {
                    list.object {
                        $0.name("name")
                        $0.string(method.name)
                        $0.name("summary")
                        $0.string(method.summary)
                        $0.name("params")
                        $0.json(method.params)
                        $0.name("result")
                        $0.json(method.result)
                    }
                }
            }
            body.name("formats")
            body.strings(documentFormats)
        }
    }
}

func answerModulesList(_ engine: Engine, _ request: Request) throws {
    let found = engine.discovery.all()
    request.answer { result in
        result.object { body in
            body.name("modules")
            body.array { list in
                for entry in found {
                    ModuleListing.write(entry, entry.module.flatMap { engine.host.status(of: $0.id) }, to: &list)
                }
            }
        }
    }
}

func answerProfilesList(_ engine: Engine, _ request: Request) throws {
    let loader = ProfileLoader(library: engine.library, modules: engine.modules)
    request.answer { result in
        result.object { body in
            body.name("profiles")
            body.array { list in
                for entry in engine.library.entries() {
                    let profile = try? loader.load(entry.path).profile
                    list.object {
                        $0.name("name")
                        $0.string(entry.name)
                        if let profile {
                            $0.name("title")
                            $0.string(profile.title)
                        }
                        $0.name("usable")
                        $0.bool(profile != nil)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func engine(_ engine: Engine) {
        name("engine")
        object {
            $0.name("name")
            $0.string("plumbline")
            $0.name("version")
            $0.string(engine.version)
        }
    }

    fileprivate mutating func limits() {
        object {
            $0.name("maxLineBytes")
            $0.integer(Document.sizeLimit)
            $0.name("maxInFlight")
            $0.integer(inFlightLimit)
        }
    }

    /// JSON text of this program, written without its line breaks.
    mutating func json(_ text: String) {
        let document = Document()
        guard (try? document.read(json: Array(text.utf8).span)) != nil else { return null() }
        var writer = JSONWriter()
        writer.compact(document.root)
        raw(writer.bytes)
    }

    /// A value as it is, without the spaces between its parts.
    mutating func compact(_ node: Node) {
        switch node.kind {
        case .object:
            object { body in
                for (name, value) in node.members {
                    body.name(name)
                    body.compact(value)
                }
            }
        case .array: array { list in node.elements.forEach { list.compact($0) } }
        default: raw(node.raw)
        }
    }
}
