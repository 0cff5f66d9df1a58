import Diagnostics
import Loading

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finding modules. Nothing is executed: a module is a directory that holds `module.yaml`.
public struct ModuleDiscovery {
    /// Directories that hold one directory per module, in order of precedence.
    public let directories: [String]

    public init(directories: [String]) { self.directories = directories }

    public struct Found: Sendable {
        public let directory: String
        /// Nil where the module cannot be used.
        public let module: InstalledModule?
        /// Why it cannot be used, or what is worth knowing about it.
        public let problems: [Diagnostic]
        /// The directory of the module of the same id that comes before it.
        public let shadowedBy: String?
    }

    /// Every module directory in order of search, those that cannot be used among them.
    public func all() -> [Found] {
        var found: [Found] = []
        var owners: [String: String] = [:]
        for directory in directories {
            for name in FileText.names(in: directory) {
                let path = directory + "/" + name
                guard FileText.isFile(path + "/" + ManifestLoader.fileName) else { continue }
                let entry = inspect(path, in: directory)
                guard let id = entry.module?.id else {
                    found.append(entry)
                    continue
                }
                found.append(
                    Found(
                        directory: path, module: entry.module, problems: entry.problems, shadowedBy: owners[id]))
                owners[id] = owners[id] ?? path
            }
        }
        return found
    }

    /// Everything as `all`, with what a lock has to say about each module.
    public func all(under lock: LockFile?, engineDirectory: String) -> [(found: Found, refusal: ModuleProblem?)] {
        let found = all()
        guard let lock else { return found.map { ($0, nil) } }
        let copies = LockedCopies(lock: lock, engineDirectory: engineDirectory)
        return found.map { ($0, $0.module.flatMap { copies.problem(of: $0) }) }
    }

    /// The modules that can be used, and what was wrong with the others.
    public func usable() -> (modules: [InstalledModule], problems: [Diagnostic]) {
        let found = all()
        let modules = found.filter { $0.shadowedBy == nil }.compactMap(\.module)
        return (modules, found.flatMap(\.problems) + SelectionConflicts.problems(modules))
    }

    private func inspect(_ directory: String, in searched: String) -> Found {
        func refused(_ problems: [Diagnostic]) -> Found {
            Found(directory: directory, module: nil, problems: problems, shadowedBy: nil)
        }
        let real = absolutePath(directory)
        if !real.hasPrefix(absolutePath(searched) + "/") {
            return refused([
                Diagnostic(
                    "module.outside", "this leads to \(real), outside of the directory that is searched",
                    at: Place(file: directory), help: "search the directory it is in: --modules, or PLUMBLINE_MODULES")
            ])
        }
        // Whoever may write there could put another module in this one's place.
        if let open = ModuleDiscovery.writableByOthers(absolutePath(searched)) { return refused([open]) }
        var warnings: [Diagnostic] = []
        switch ModuleFiles.writable(directory) {
        case .byOthers(let path)?: return refused(ModuleDiscovery.writableByOthers(path).map { [$0] } ?? [])
        case .byGroup(let path)?: warnings.append(ModuleDiscovery.writableByGroup(path))
        case nil: break
        }
        do {
            let module = try ManifestLoader.load(directory: directory)
            return Found(directory: directory, module: module, problems: warnings, shadowedBy: nil)
        } catch {
            return refused(error.diagnostics)
        }
    }

    static func writableByOthers(_ path: String) -> Diagnostic? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IWOTH != 0 else { return nil }
        return Diagnostic(
            "module.writable", "everybody may change this, so it is not run", at: Place(file: path),
            help: "chmod o-w \(path)")
    }

    private static func writableByGroup(_ path: String) -> Diagnostic {
        Diagnostic(
            "module.group-writable", "its group may change this module", severity: .warning, at: Place(file: path),
            help: "chmod g-w \(path)")
    }
}
