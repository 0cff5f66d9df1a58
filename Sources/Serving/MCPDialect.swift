import Diagnostics
import Documents
import LineProtocol

/// The Model Context Protocol on the same framing: the modern, stateless dialect and the one that starts with
/// `initialize`, told apart message by message.
final class MCPDialect {
    static let modernVersion = "2026-07-28"
    static let legacyVersions = ["2025-11-25", "2025-06-18", "2024-11-05"]
    static let versionKey = "io.modelcontextprotocol/protocolVersion"
    private static let legacyMethods = ["initialize", "tools/list", "tools/call"]

    private let engine: Engine
    private let tools: MCPTools

    init(engine: Engine) {
        self.engine = engine
        tools = MCPTools(engine: engine)
    }

    /// Whether a request is of this protocol; without `initialize` only what says so itself is.
    static func speaks(_ request: Request, hasLegacyClient: Bool) -> Bool {
        if request.method == "server/discover" || request.method == "initialize" { return true }
        if request["_meta"]?[MCPDialect.versionKey] != nil { return true }
        return hasLegacyClient && MCPDialect.legacyMethods.contains(request.method)
    }

    func take(_ request: Request) {
        let stated = request["_meta"]?[MCPDialect.versionKey]?.string
        if request.method == "initialize" { return initialize(request) }
        if let stated, stated != MCPDialect.modernVersion, !MCPDialect.legacyVersions.contains(stated) {
            return request.refuse(
                ProtocolError(
                    .unsupportedProtocol, "version \(quoted(stated)) of the protocol is not spoken here",
                    supported: [MCPDialect.modernVersion] + MCPDialect.legacyVersions))
        }
        let isModern = stated != nil || request.method == "server/discover"
        switch request.method {
        case "server/discover": discover(request)
        case "tools/list": list(request, isModern: isModern)
        case "tools/call": tools.call(request, isModern: isModern)
        default:
            request.refuse(ProtocolError(.methodNotFound, "there is no method \(quoted(request.method))"))
        }
    }

    private func initialize(_ request: Request) {
        let asked = request["protocolVersion"]?.string ?? ""
        let version = MCPDialect.legacyVersions.contains(asked) ? asked : MCPDialect.legacyVersions[0]
        request.answer { result in
            result.object { body in
                body.name("protocolVersion")
                body.string(version)
                writeServer(&body)
            }
        }
    }

    private func discover(_ request: Request) {
        request.answer { result in
            result.object { body in
                body.name("resultType")
                body.string("complete")
                body.name("supportedVersions")
                body.strings([MCPDialect.modernVersion])
                writeServer(&body)
                MCPDialect.writeLifetime(&body)
            }
        }
    }

    private func list(_ request: Request, isModern: Bool) {
        request.answer { result in
            result.object { body in
                if isModern {
                    body.name("resultType")
                    body.string("complete")
                }
                body.name("tools")
                body.array { tools.writeAll(to: &$0) }
                if isModern { MCPDialect.writeLifetime(&body) }
            }
        }
    }

    private func writeServer(_ body: inout JSONWriter) {
        body.name("capabilities")
        body.object { capabilities in
            capabilities.name("tools")
            capabilities.object { _ in }
        }
        body.name("serverInfo")
        body.object {
            $0.name("name")
            $0.string("plumbline")
            $0.name("version")
            $0.string(engine.version)
        }
        body.name("instructions")
        body.string(
            "Scores deployments of digital infrastructure for risk. What is foreign depends on the assessor: pass 'home'."
        )
    }

    /// What was listed stays as it is for as long as the process lives; an hour is a cautious way to say so.
    private static func writeLifetime(_ body: inout JSONWriter) {
        body.name("ttlMs")
        body.integer(3_600_000)
        body.name("cacheScope")
        body.string("public")
    }
}
