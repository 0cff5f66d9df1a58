import LineProtocol
import Loading
import RiskModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts modules: finds the program, gives it a place to work in, and confines it as far as the machine can.
final class Launcher {
    private let engineDirectory: String
    private let trust: Host.Trust
    private let log: (LogNotification, String) -> Void
    private let scratch = ScratchDirectory()
    private var watchman: Guard?
    /// Processes that have ended, and whose children were killed and may not be gone yet.
    private var dying: [ModuleProcess] = []
    private var told: Set<String> = []
    /// Verified copies by module.
    private var copies: [String: String] = [:]

    init(
        engineDirectory: String, trust: Host.Trust, log: @escaping (LogNotification, String) -> Void
    ) {
        self.engineDirectory = engineDirectory
        self.trust = trust
        self.log = log
    }

    /// - Parameter place: the directory it may write to; made the first time.
    func launch(_ module: InstalledModule, in place: inout String?) throws(ModuleProblem) -> ModuleProcess {
        let copy = try verifiedCopy(of: module)
        let command = try LaunchCommand(module, copy: copy, engineDirectory: engineDirectory)
        guard let scratch = place ?? scratch.make(for: module.id) else {
            throw noDirectory(module)
        }
        place = scratch
        tellGaps(module)
        let directory = copy ?? absolutePath(module.directory)
        let permissions = trust.grants.effective(module.manifest)
        var launch = ModuleProcess.Launch(
            module: module.id, command: command,
            environment: LaunchCommand.environment(
                of: module, directory: directory, scratch: scratch, more: permissions.environment),
            directory: scratch)
        let confinement = Confinement(command, directory: directory, scratch: scratch, permissions: permissions)
        launch.ruleset = try ruleset(confinement, launch)
        defer { if launch.ruleset >= 0 { close(launch.ruleset) } }
        launch.guardDescriptor = guardDescriptor()
        launch.filtersCalls = trust.enforcement.filtersCalls
        launch.allowsNetwork = permissions.network
        launch.memoryBytes = module.manifest.limits.memoryMiB * 1_048_576
        launch.processorSeconds = trust.enforcement.readsProcesses ? Launcher.processorSeconds(of: module) : 0
        return try ModuleProcess(launch)
    }

    /// Where the module is run from under a lock: a private copy of what was locked. Nil where there is no lock.
    private func verifiedCopy(of module: InstalledModule) throws(ModuleProblem) -> String? {
        guard let lock = trust.lock else { return nil }
        if let copy = copies[module.id] { return copy }
        guard let directory = scratch.make(for: "locked-" + module.id) else { throw noDirectory(module) }
        try LockedCopies(lock: lock, engineDirectory: engineDirectory).copy(module, to: directory)
        copies[module.id] = directory
        return directory
    }

    private func noDirectory(_ module: InstalledModule) -> ModuleProblem {
        ModuleProblem(
            .moduleSpawnFailed, module: module.id,
            "module '\(module.id)' cannot be started: no private directory can be made in \(ScratchDirectory.parent)")
    }

    /// Time on all processors that it could use between two answers without being late.
    static func processorSeconds(of module: InstalledModule) -> Int {
        let limits = module.manifest.limits
        let processors = max(1, Double(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        return Int(min(1e6, (limits.startSeconds + limits.measureSeconds) * processors).rounded(.up)) + 1
    }

    private func ruleset(
        _ confinement: Confinement, _ launch: ModuleProcess.Launch
    ) throws(ModuleProblem) -> Int32 {
        guard trust.enforcement.landlock > 0 else { return -1 }
        do {
            return try confinement.ruleset(version: trust.enforcement.landlock)
        } catch {
            throw launch.problem("Landlock cannot confine it: \(String(cString: strerror(error.error)))")
        }
    }

    private func guardDescriptor() -> Int32 {
        guard trust.enforcement.hasGuard else { return -1 }
        let watchman = watchman ?? Guard(directory: scratch.root)
        self.watchman = watchman
        if watchman.descriptor < 0 {
            tell("warning", "no guard could be started; modules may outlive an engine that is killed", "sandbox")
        }
        return watchman.descriptor
    }

    /// Says once what this machine cannot enforce, and once for each module what it asks for and does not get.
    private func tellGaps(_ module: InstalledModule) {
        let gaps = trust.enforcement.gaps
        if !gaps.isEmpty {
            tell(
                "warning",
                "this machine cannot enforce everything: \(gaps.map(\.name).joined(separator: ", ")); 'plumbline doctor' "
                    + "tells what that means", "sandbox")
        }
        let withheld = trust.grants.withheld(module.manifest)
        guard !withheld.isEmpty else { return }
        let names = withheld.map(\.rawValue).joined(separator: ",")
        tell("warning", "it asks for \(names), which is not granted; --grant \(module.id)=\(names) would", module.id)
    }

    private func tell(_ level: String, _ message: String, _ module: String) {
        guard told.insert(module + message).inserted else { return }
        log(LogNotification(level: level, message: message), module)
    }

    func ended(_ process: ModuleProcess) {
        watchman?.ended(process.pid)
        dying.removeAll(where: \.isGroupGone)
        if !process.isGroupGone { dying.append(process) }
    }

    /// Waits until what was killed is gone, two seconds at most.
    func awaitGroups() {
        let end = monotonicSeconds() + 2
        while !dying.allSatisfy(\.isGroupGone), monotonicSeconds() < end { usleep(1000) }
        dying = []
    }

    /// Removes what modules left behind.
    func cleanUp() {
        scratch.remove()
        watchman?.leave()
        watchman = nil
    }
}
