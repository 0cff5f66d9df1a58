import ArgumentParser
import Diagnostics
import Loading
import ModuleHost

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the operator says about which modules may run and what they may do.
struct TrustOptions: ParsableArguments {
    @Option(
        name: .customLong("grant"),
        help: ArgumentHelp(
            "Grant a module what its manifest asks for: network, files, environment; may be given several times.",
            valueName: "module=permission"))
    var given: [String] = []

    @Option(
        name: .customLong("lock"),
        help: ArgumentHelp("The lock that says what may run; plumbline.lock by default.", valueName: "file"))
    var lock: String?

    /// Grants of the command line and of the operator's file. Ends the program where one is not sound.
    var grants: Grants {
        var grants = Grants()
        do throws(Problems) {
            if let file = Workspace.grantsPath { try grants.read(file) }
        } catch {
            Console.tell(error.diagnostics)
            Glibc.exit(ExitStatus.badDocument.rawValue)
        }
        do throws(Problems) {
            for text in given { try grants.grant(text) }
        } catch {
            Console.tell(error.diagnostics)
            Glibc.exit(ExitStatus.usage.rawValue)
        }
        return grants
    }

    /// Grants of the command line to modules that are not installed.
    func strangers(among ids: [String]) -> [Diagnostic] {
        given.compactMap { text in
            let id = String(text.prefix { $0 != "=" })
            guard !ids.contains(id) else { return nil }
            return Diagnostic(
                "grant.no-module", "--grant \(quoted(text)): no installed module is named \(quoted(id))",
                severity: .warning, help: suggestion(for: id, among: ids))
        }
    }

    /// What holds for every module of this run. Ends the program where the lock is not sound: nothing runs past it.
    var trust: Host.Trust {
        guard let path = lock ?? Workspace.lockPath else { return Host.Trust(grants: grants) }
        do throws(Problems) {
            return Host.Trust(grants: grants, lock: try LockFile(reading: path))
        } catch {
            Console.tell(error.diagnostics)
            Glibc.exit(ExitStatus.badDocument.rawValue)
        }
    }
}

extension Workspace {
    /// The lock that holds where none is named: of the environment, of the working directory, of the user.
    static var lockPath: String? {
        if let named = variable("PLUMBLINE_LOCK") { return named }
        return [LockFile.name, userConfigurationDirectory + "/" + LockFile.name].first { FileText.isFile($0) }
    }

    /// The operator's grants, where there are any. Never of the working directory: whoever can write there could grant.
    static var grantsPath: String? {
        let path = userConfigurationDirectory + "/grants.yaml"
        return FileText.isFile(path) ? path : nil
    }

    private static var userConfigurationDirectory: String {
        if let directory = variable("XDG_CONFIG_HOME"), directory.hasPrefix("/") { return directory + "/plumbline" }
        return (variable("HOME") ?? "") + "/.config/plumbline"
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
