import LineProtocol
import Loading

extension Hello.ModuleIdentity {
    /// What a module is told it is, from its manifest.
    public init(_ module: InstalledModule) {
        self.init(
            id: module.id, version: module.manifest.version, indicators: module.manifest.indicators.map(\.id),
            declared: module.declared)
    }
}
