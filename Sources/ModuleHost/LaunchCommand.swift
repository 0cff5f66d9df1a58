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
    /// Whether the program is one of the system that runs the module's files.
    let isInterpreter: Bool
    /// Whether it is a file in the module's own directory.
    let isBesideManifest: Bool

    static let interpreterDirectories = ["/usr/local/bin", "/usr/bin", "/bin"]

    /// Finds the program: an absolute path, a file beside the manifest, a file beside the engine, an interpreter.
    ///
    /// - Parameter copy: a verified copy of the module's directory, which then stands for it and for any other place.
    init(_ module: InstalledModule, copy: String? = nil, engineDirectory: String) throws(ModuleProblem) {
        let name = module.manifest.command[0]
        let directory = copy ?? module.directory
        let own = directory + "/" + (copy == nil ? name : LaunchCommand.nameInCopy(name, directory))
        let candidates =
            name.hasPrefix("/") && copy == nil
            ? [name]
            : [own] + (copy == nil ? [engineDirectory + "/" + name] : [])
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
        isBesideManifest = program == own && !name.hasPrefix("/")
        if isBesideManifest, !absolutePath(program).hasPrefix(absolutePath(directory) + "/") {
            throw ModuleProblem(
                .moduleSpawnFailed, module: module.id,
                "module '\(module.id)' is not started: '\(name)' leads outside of its directory")
        }
        if let problem = ModuleDiscovery.writableByOthers(program) {
            throw ModuleProblem(
                .moduleSpawnFailed, module: module.id, "module '\(module.id)' is not started: \(problem.message)")
        }
        self.program = absolutePath(program)
        isInterpreter =
            !name.contains("/") && LaunchCommand.interpreterDirectories.contains { $0 + "/" + name == program }
        arguments =
            [program]
            + module.manifest.command.dropFirst().map { argument in
                let file = directory + "/" + argument
                return FileText.isFile(file) ? absolutePath(file) : argument
            }
    }

    /// A program that stood elsewhere is in the copy under the last part of its name.
    private static func nameInCopy(_ name: String, _ directory: String) -> String {
        FileText.isFile(directory + "/" + name) ? name : LockedCopies.lastPart(name)
    }

    /// The engine's variables that every module may see.
    static let allowedVariables = ["LANG", "LC_ALL", "TZ"]

    /// - Parameters:
    ///   - scratch: where it may write.
    ///   - more: names of variables it was granted.
    static func environment(of module: InstalledModule, directory: String, scratch: String, more: [String])
        -> [String]
    {
        var environment = (allowedVariables + more).compactMap { name in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        environment.append("PATH=" + interpreterDirectories.joined(separator: ":"))
        environment.append("TMPDIR=" + scratch)
        environment.append("PLUMBLINE_MODULE_DIR=" + directory)
        return environment
    }
}

/// The path with links resolved, or as it is where that fails.
public func absolutePath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
}
