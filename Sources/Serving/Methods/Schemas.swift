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

    /// Formats of documents: what a person writes, and what the engine writes.
    private static let documents: [(name: String, text: @Sendable ([InstalledModule]) -> String)] = [
        ("deployment", { DeploymentSchema(modules: $0).text }),
        ("profile", { _ in ProfileFormat.text }),
        ("module", { _ in ManifestFormat.text }),
        ("options", { _ in OptionsFormat.text }),
        ("matrix", { _ in MatrixFormat.text }),
        ("lock", { _ in LockFormat.text }),
        ("grants", { _ in GrantsFormat.text }),
        ("record", { _ in RecordFormat.text }),
        ("summary", { _ in SummaryFormat.text }),
        ("error-record", { _ in ErrorFormat.recordText }),
        ("trailer", { _ in TrailerFormat.text }),
        ("ranking", { _ in ClientMethod.ranking }),
        ("differences", { _ in DifferencesFormat.text }),
    ]

    /// Whole lines, by who writes them.
    private static let lines: [(name: String, text: String)] = [
        ("line/client", LineFormat.client), ("line/engine", LineFormat.engine), ("line/stream", StreamLineFormat.text),
        ("line/host", LineFormat.host), ("line/module", LineFormat.module),
    ]

    /// Parts of messages: params and results of both edges, notifications, the error object.
    private static let messages: [(name: String, text: String)] =
        ClientMethod.all.flatMap { [("\($0.name).params", $0.params), ("\($0.name).result", $0.result)] }
        + ModuleMethod.all.flatMap {
            [("module/\($0.name).params", $0.params), ("module/\($0.name).result", $0.result)]
        }
        + NotificationFormat.all.map { ("\($0.method).params", $0.params) }
        + [("error", ErrorFormat.text)] + MCPFormat.all

    public static let names = documents.map(\.name) + lines.map(\.name) + messages.map(\.name)

    /// JSON text, or nil for a name it does not know.
    public func schema(named name: String) -> String? {
        if let document = PublishedSchemas.documents.first(where: { $0.name == name }) {
            return document.text(modules)
        }
        return (PublishedSchemas.lines + PublishedSchemas.messages).first { $0.name == name }?.text
    }
}
