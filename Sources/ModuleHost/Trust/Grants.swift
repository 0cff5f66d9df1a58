import Diagnostics
import Documents
import Loading
import RiskModel

/// What an operator lets single modules do beyond measuring what they are sent. A module asks in its manifest; nothing is
/// granted that was not asked for, and nothing asked for is granted by itself.
public struct Grants: Sendable, Hashable {
    public enum Permission: String, Sendable, CaseIterable {
        case network, files, environment
    }

    private var granted: [String: Set<Permission>] = [:]

    public init() {}

    public var isEmpty: Bool { granted.isEmpty }
    public var modules: [String] { granted.keys.sorted() }

    public mutating func grant(_ permissions: some Sequence<Permission>, to module: String) {
        granted[module, default: []].formUnion(permissions)
    }

    public func permissions(of module: String) -> [Permission] {
        Permission.allCases.filter { granted[module]?.contains($0) == true }
    }

    /// `module=permission,permission`, as on the command line. Throws what is wrong with it.
    public mutating func grant(_ text: String) throws(Problems) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw Problems(
                Diagnostic("grant.form", "\(quoted(text)) is not of the form module=permission", help: Grants.help))
        }
        for name in parts[1].split(separator: ",").map(String.init) {
            guard let permission = Permission(rawValue: name) else {
                throw Problems(
                    Diagnostic(
                        "grant.unknown", "there is no permission \(quoted(name))",
                        help: suggestion(for: name, among: Permission.allCases.map(\.rawValue)) ?? Grants.help))
            }
            grant([permission], to: parts[0])
        }
    }

    private static let help = "permissions: " + Permission.allCases.map(\.rawValue).joined(separator: ", ")

    /// Reads an operator's file.
    public mutating func read(_ path: String) throws(Problems) {
        if let problem = ModuleDiscovery.writableByOthers(path) { throw Problems(problem) }
        for (module, names) in try GrantsFormat.read(path) {
            grant(names.compactMap { Permission(rawValue: $0) }, to: module)
        }
    }

    /// What a module asks for and is granted.
    func effective(_ manifest: ModuleManifest) -> ModuleManifest.Permissions {
        let granted = granted[manifest.id] ?? []
        var permissions = manifest.permissions
        if !granted.contains(.network) { permissions.network = false }
        if !granted.contains(.files) { permissions.files = [] }
        if !granted.contains(.environment) { permissions.environment = [] }
        return permissions
    }

    /// What a module asks for and is not granted.
    func withheld(_ manifest: ModuleManifest) -> [Permission] {
        let asked = manifest.permissions
        let names: [(Permission, Bool)] = [
            (.network, asked.network), (.files, !asked.files.isEmpty), (.environment, !asked.environment.isEmpty),
        ]
        return names.filter { $1 && granted[manifest.id]?.contains($0) != true }.map(\.0)
    }
}
