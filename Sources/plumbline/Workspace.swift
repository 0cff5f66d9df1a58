import Diagnostics
import LineProtocol
import Loading
import ModuleHost
import Reporting
import RiskModel
import Serving

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where this installation keeps its modules and profiles, and what they are.
struct Workspace {
    static let version = "0.1.0"

    let engineDirectory: String
    let discovery: ModuleDiscovery
    let library: ProfileLibrary
    private let trust: TrustOptions?
    /// Directories of modules given on the command line.
    private let named: [String]

    /// - Parameter modules: directories given on the command line, searched before the rest.
    /// - Parameter trust: what the operator says on the command line.
    init(modules: [String], trust: TrustOptions? = nil) {
        self.trust = trust
        named = modules
        let executable = absolutePath("/proc/self/exe")
        engineDirectory = executable.lastIndex(of: "/").map { String(executable[..<$0]) } ?? "."
        let data = Workspace.userDataDirectory
        let checkout = Workspace.checkout(of: engineDirectory).map(Workspace.shortened)
        discovery = ModuleDiscovery(
            directories: modules + Workspace.list("PLUMBLINE_MODULES") + [data + "/modules"]
                + [
                    checkout.map { Workspace.folder("Plugins", in: $0) } ?? engineDirectory
                        + "/../libexec/plumbline/modules"
                ])
        library = ProfileLibrary(
            directories: Workspace.list("PLUMBLINE_PROFILES") + [data + "/profiles"]
                + [
                    checkout.map { Workspace.folder("Profiles", in: $0) } ?? engineDirectory
                        + "/../share/plumbline/profiles"
                ])
    }

    /// The checkout whose build directory holds the executable.
    static func checkout(of directory: String) -> String? {
        let parts = directory.split(separator: "/", omittingEmptySubsequences: false)
        guard
            let build = parts.lastIndex(where: { $0 == ".build" || $0.hasPrefix(".build-") || $0.hasPrefix(".build_") })
        else { return nil }
        let root = parts[..<build].joined(separator: "/")
        return FileText.isDirectory(root + "/Plugins") ? root : nil
    }

    private static func folder(_ name: String, in checkout: String) -> String {
        checkout == "." ? name : checkout + "/" + name
    }

    /// A path below the working directory as seen from there, which is how a person would write it.
    private static func shortened(_ path: String) -> String {
        let here = absolutePath(".")
        if path == here { return "." }
        return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
    }

    private static var userDataDirectory: String {
        if let data = getenv("XDG_DATA_HOME").map({ String(cString: $0) }), data.hasPrefix("/") {
            return data + "/plumbline"
        }
        return (getenv("HOME").map { String(cString: $0) } ?? "") + "/.local/share/plumbline"
    }

    private static func list(_ variable: String) -> [String] {
        getenv(variable).map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
    }

    /// Modules that can be used. What is wrong with the others is told once, as warnings, and so is what was said on the
    /// command line and is not there.
    func modules() -> [InstalledModule] {
        let (modules, problems) = discovery.usable()
        Console.tell(
            named.filter { !FileText.isDirectory($0) }.map {
                Diagnostic("module.no-directory", "--modules \(quoted($0)) is no directory", severity: .warning)
            } + (trust?.strangers(among: modules.map(\.id)) ?? []))
        Console.tell(
            problems.map {
                Diagnostic($0.code, $0.message, severity: .warning, at: $0.place, notes: $0.notes, help: $0.help)
            })
        return modules
    }

    func engine(jobs: Int = 1, isStrict: Bool = false, cached: Bool = true) -> Engine {
        let modules = modules()
        return Engine(
            version: Workspace.version, discovery: discovery, library: library, modules: modules,
            host: host(modules, jobs: jobs), today: Workspace.today, isStrict: isStrict, cached: cached)
    }

    func host(_ modules: [InstalledModule], jobs: Int = 1) -> Host {
        Host(
            modules: modules, version: Workspace.version, engineDirectory: engineDirectory, processesPerModule: jobs,
            trust: trust?.trust ?? Host.Trust()
        ) { entry, module in
            Console.write(
                Array(TerminalText.safe("plumbline: \(entry.level): \(module): \(entry.message)\n").utf8), to: 2)
        }
    }

    /// Today in UTC.
    static var today: CalendarDate { CalendarDate(dayNumber: time(nil) / 86_400) }
}
