import Deliberation
import Diagnostics
import Documents
import LineProtocol
import Loading

func answerSchema(_ engine: Engine, _ request: Request) throws {
    let name = request["name"]?.string ?? ""
    guard let schema = PublishedSchemas(modules: engine.modules).schema(named: name) else {
        let names = PublishedSchemas.names
        let help = suggestion(for: name, among: names) ?? "known: \(names.joined(separator: ", "))"
        throw ProtocolError(.invalidParams, "there is no schema \(quoted(name)); \(help)")
    }
    request.answer { result in
        result.object { body in
            body.name("schema")
            body.json(schema)
        }
    }
}

/// Every schema this program publishes, generated from what it uses itself.
public struct PublishedSchemas {
    private let modules: [InstalledModule]

    public init(modules: [InstalledModule]) { self.modules = modules }

    public static let names =
        ["deployment", "profile", "module", "matrix"]
        + ClientMethod.all.flatMap { ["\($0.name).params", "\($0.name).result"] }

    /// JSON text, or nil for a name it does not know.
    public func schema(named name: String) -> String? {
        switch name {
        case "deployment": return DeploymentSchema(modules: modules).text
        case "profile": return ProfileFormat.text
        case "module": return ManifestFormat.text
        case "matrix": return MatrixFormat.text
        default:
            guard let dot = name.lastIndex(of: "."),
                let method = ClientMethod.all.first(where: { $0.name == name[..<dot] })
            else { return nil }
            switch name[name.index(after: dot)...] {
            case "params": return method.params
            case "result": return method.result
            default: return nil
            }
        }
    }
}
