import Diagnostics

/// The profiles of the search path. The first of a name wins.
public struct ProfileLibrary: Sendable {
    public let directories: [String]

    public init(directories: [String]) { self.directories = directories }

    public struct Entry: Sendable {
        public let name: String
        public let path: String
    }

    /// Every profile by name, in order of name.
    public func entries() -> [Entry] {
        var found: [String: String] = [:]
        for directory in directories {
            for file in FileText.names(in: directory) {
                guard let name = ProfileLibrary.name(ofFile: file), found[name] == nil else { continue }
                found[name] = directory + "/" + file
            }
        }
        return found.sorted { $0.key < $1.key }.map { Entry(name: $0.key, path: $0.value) }
    }

    /// A value with a slash, or ending in .yaml, .yml or .json, is a path, seen from `base`; else it is a name.
    public func path(of profile: String, from base: String? = nil) throws(Problems) -> String {
        if profile.contains("/") || ProfileLibrary.name(ofFile: profile) != nil {
            guard let base, !profile.hasPrefix("/"), let slash = base.lastIndex(of: "/") else { return profile }
            return String(base[...slash]) + (profile.hasPrefix("./") ? String(profile.dropFirst(2)) : profile)
        }
        let entries = entries()
        if let entry = entries.first(where: { $0.name == profile }) { return entry.path }
        let names = entries.map(\.name)
        throw Problems(
            Diagnostic(
                "profile.unknown", "there is no profile named \(quoted(profile))",
                help: suggestion(for: profile, among: names)
                    ?? "'plumbline profiles' lists the \(names.count) installed"))
    }

    private static func name(ofFile file: String) -> String? {
        for ending in [".yaml", ".yml", ".json"] where file.hasSuffix(ending) {
            return String(file.dropLast(ending.count))
        }
        return nil
    }
}
