import Loading

/// Starts modules: finds the program, gives it a place to work in and what it may see.
final class Launcher {
    private let engineDirectory: String
    private let scratch = ScratchDirectory()

    init(engineDirectory: String) { self.engineDirectory = engineDirectory }

    func launch(_ module: InstalledModule) throws(ModuleProblem) -> ModuleProcess {
        let command = try LaunchCommand(module, engineDirectory: engineDirectory)
        return try ModuleProcess(
            command, environment: LaunchCommand.environment(of: module), directory: scratch.path(), module: module.id)
    }

    /// Removes what modules left behind.
    func cleanUp() { scratch.remove() }
}
