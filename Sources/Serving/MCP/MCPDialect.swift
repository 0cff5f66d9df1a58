import Diagnostics
import Documents
import LineProtocol

/// The Model Context Protocol on the same framing: the modern, stateless dialect and the one that starts with
/// `initialize`, told apart message by message.
final class MCPDialect {
    static let modernVersion = "2026-07-28"
    static let legacyVersions = ["2025-11-25", "2025-06-18", "2024-11-05"]
    static let versionKey = "io.modelcontextprotocol/protocolVersion"
    private static let serverKey = "io.modelcontextprotocol/serverInfo"
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
        if request.method == "initialize" { return initialize(request) }
        let stated = request["_meta"]?[MCPDialect.versionKey]
        if let stated, stated.string != MCPDialect.modernVersion {
            let version = stated.string ?? stated.raw
            return request.refuse(
                ProtocolError(
                    .unsupportedProtocolVersion,
                    "version \(quoted(version)) of the protocol is not spoken here without a handshake",
                    supported: [MCPDialect.modernVersion] + MCPDialect.legacyVersions, requested: version))
        }
        let isModern = stated != nil || request.method == "server/discover"
        let common = isModern ? writeModern : { _ in }
        switch request.method {
        case "server/discover": discover(request)
        case "tools/list": list(request, isModern: isModern, common)
        case "tools/call": tools.call(request, common: common)
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
                MCPDialect.writeCapabilities(&body)
                body.name("serverInfo")
                writeServer(&body)
            }
        }
    }

    private func discover(_ request: Request) {
        request.answer { result in
            result.object { body in
                writeModern(&body)
                body.name("supportedVersions")
                body.strings([MCPDialect.modernVersion])
                MCPDialect.writeCapabilities(&body)
                MCPDialect.writeLifetime(&body)
            }
        }
    }

    private func list(_ request: Request, isModern: Bool, _ common: (inout JSONWriter) -> Void) {
        request.answer { result in
            result.object { body in
                common(&body)
                body.name("tools")
                body.array { tools.writeAll(to: &$0) }
                if isModern { MCPDialect.writeLifetime(&body) }
            }
        }
    }

    /// What every result of the stateless dialect starts with.
    private func writeModern(_ body: inout JSONWriter) {
        body.name("resultType")
        body.string("complete")
        body.name("_meta")
        body.object {
            $0.name(MCPDialect.serverKey)
            writeServer(&$0)
        }
    }

    private func writeServer(_ writer: inout JSONWriter) {
        writer.object {
            $0.name("name")
            $0.string("plumbline")
            $0.name("version")
            $0.string(engine.version)
        }
    }

    private static func writeCapabilities(_ body: inout JSONWriter) {
        body.name("capabilities")
        body.object { capabilities in
            capabilities.name("tools")
            capabilities.object { _ in }
        }
        body.name("instructions")
        body.string(
            "Scores deployments of digital infrastructure for risk, 0 (none shown) to 100. What is foreign depends on "
                + "the assessor: pass 'home'. What is not known counts at its worst; the interval says how far the "
                + "figure may be off. Gates pass, fail or are undetermined whatever the score.")
    }

    /// What was listed stays as it is for as long as the process lives; an hour is a cautious way to say so.
    private static func writeLifetime(_ body: inout JSONWriter) {
        body.name("ttlMs")
        body.integer(3_600_000)
        body.name("cacheScope")
        body.string("public")
    }
}
