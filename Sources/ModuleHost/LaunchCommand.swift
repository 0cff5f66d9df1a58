import Loading
import RiskModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is executed for a module: an absolute program, its arguments and its environment.
struct LaunchCommand: Equatable {
    let program: String
    let arguments: [String]

    static let interpreterDirectories = ["/usr/local/bin", "/usr/bin", "/bin"]

    /// Finds the program: an absolute path, a file beside the manifest, a file beside the engine, an interpreter.
    init(_ module: InstalledModule, engineDirectory: String) throws(ModuleProblem) {
        let name = module.manifest.command[0]
        let candidates =
            name.hasPrefix("/")
            ? [name]
            : [module.directory + "/" + name, engineDirectory + "/" + name]
                + (name.contains("/") ? [] : LaunchCommand.interpreterDirectories.map { $0 + "/" + name })
        guard let program = candidates.first(where: { FileText.isFile($0) }) else {
            throw ModuleProblem(
                .moduleSpawnFailed, module: module.id,
                "module '\(module.id)' cannot be started: there is no program '\(name)' beside its manifest, beside "
                    + "the engine or in \(LaunchCommand.interpreterDirectories.joined(separator: ", "))")
        }
        guard access(program, X_OK) == 0 else {
            throw ModuleProblem(
                .moduleSpawnFailed, module: module.id,
                "module '\(module.id)' cannot be started: '\(program)' is not executable")
        }
        if let problem = ModuleDiscovery.writableByOthers(program) {
            throw ModuleProblem(
                .moduleSpawnFailed, module: module.id, "module '\(module.id)' is not started: \(problem.message)")
        }
        self.program = absolutePath(program)
        arguments =
            [program]
            + module.manifest.command.dropFirst().map { argument in
                let file = module.directory + "/" + argument
                return FileText.isFile(file) ? absolutePath(file) : argument
            }
    }

    /// The variables a module may see.
    static let allowedVariables = ["PATH", "LANG", "LC_ALL", "TZ"]

    static func environment(of module: InstalledModule) -> [String] {
        var environment = allowedVariables.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
        environment.append("PLUMBLINE_MODULE_DIR=\(absolutePath(module.directory))")
        return environment
    }
}

/// The path with links resolved, or as it is where that fails.
public func absolutePath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
}
