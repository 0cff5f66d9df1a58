import Documents

/// `hello`, host → module: who calls, what it speaks, and which module it believes it started.
public struct Hello: Sendable {
    public let versions: [String]
    public let host: Peer
    public let module: ModuleIdentity
    public let maxLineBytes: Int
    public let maxInFlight: Int

    public struct Peer: Sendable, Hashable {
        public let name: String
        public let version: String

        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// What the manifest says, so that the module can compare it with its code.
    public struct ModuleIdentity: Sendable, Hashable {
        public let id: String
        public let version: String
        public let indicators: [String]
        /// JSON text of what the manifest declares to be measured, for a module that measures what it is told.
        public let declared: [UInt8]?

        public init(id: String, version: String, indicators: [String], declared: [UInt8]? = nil) {
            self.id = id
            self.version = version
            self.indicators = indicators
            self.declared = declared
        }
    }

    public init(host: Peer, module: ModuleIdentity, maxLineBytes: Int = 16_777_216, maxInFlight: Int = 64) {
        versions = ProtocolVersion.supported.map(\.description)
        self.host = host
        self.module = module
        self.maxLineBytes = maxLineBytes
        self.maxInFlight = maxInFlight
    }

    public func write(id: MessageID, to writer: inout JSONWriter) {
        writer.request(id, "hello") { params in
            params.object { body in
                body.name("versions")
                body.strings(versions)
                body.name("host")
                body.object { peer in
                    peer.name("name")
                    peer.string(host.name)
                    peer.name("version")
                    peer.string(host.version)
                }
                body.name("module")
                body.object { identity in
                    identity.name("id")
                    identity.string(module.id)
                    identity.name("version")
                    identity.string(module.version)
                    identity.name("indicators")
                    identity.strings(module.indicators)
                    if let declared = module.declared {
                        identity.name("declared")
                        identity.raw(declared)
                    }
                }
                body.name("limits")
                body.object { limits in
                    limits.name("maxLineBytes")
                    limits.integer(maxLineBytes)
                    limits.name("maxInFlight")
                    limits.integer(maxInFlight)
                }
            }
        }
    }

    /// The module's side. Members that are missing read as empty: a module need not refuse them.
    public init(params: Node?) {
        versions = params?["versions"]?.strings ?? []
        host = Peer(
            name: params?["host"]?["name"]?.string ?? "", version: params?["host"]?["version"]?.string ?? "")
        module = ModuleIdentity(
            id: params?["module"]?["id"]?.string ?? "", version: params?["module"]?["version"]?.string ?? "",
            indicators: params?["module"]?["indicators"]?.strings ?? [],
            declared: params?["module"]?["declared"].map { Array($0.raw.utf8) })
        maxLineBytes = params?["limits"]?["maxLineBytes"]?.integer ?? 16_777_216
        maxInFlight = params?["limits"]?["maxInFlight"]?.integer ?? 1
    }
}

/// The module's answer to `hello`.
public struct HelloResult: Sendable {
    public let version: ProtocolVersion
    public let moduleID: String
    public let moduleVersion: String
    /// Requests it is glad to have in flight.
    public let concurrency: Int

    public init(version: ProtocolVersion, moduleID: String, moduleVersion: String, concurrency: Int) {
        self.version = version
        self.moduleID = moduleID
        self.moduleVersion = moduleVersion
        self.concurrency = concurrency
    }

    public func write(id: MessageID, to writer: inout JSONWriter) {
        writer.answer(id) { result in
            result.object { body in
                body.name("version")
                body.string(version.description)
                body.name("module")
                body.object { identity in
                    identity.name("id")
                    identity.string(moduleID)
                    identity.name("version")
                    identity.string(moduleVersion)
                }
                body.name("concurrency")
                body.integer(concurrency)
            }
        }
    }

    /// The host's side.
    public init(result: Node) throws(ProtocolError) {
        guard let text = result["version"]?.string, let version = ProtocolVersion(text),
            ProtocolVersion.supported.contains(version)
        else {
            throw ProtocolError(
                .moduleHandshakeFailed, "the answer to hello names no protocol version this host offered")
        }
        self.version = version
        moduleID = result["module"]?["id"]?.string ?? ""
        moduleVersion = result["module"]?["version"]?.string ?? ""
        concurrency = max(1, result["concurrency"]?.integer ?? 1)
    }
}
