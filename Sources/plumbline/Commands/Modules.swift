import ArgumentParser
import Diagnostics
import Documents
import ModuleHost
import Reporting
import RiskModel
import Serving

/// `plumbline modules`: what is installed, and why something is not used.
struct Modules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "modules",
        abstract: "List the installed modules, show one, start one of your own, or check one.",
        discussion: """
            EXAMPLES
              plumbline modules
              plumbline modules --start
              plumbline modules show scale
              plumbline modules lock
              plumbline modules new night-crew --language python
              plumbline modules check night-crew
            """,
        subcommands: [List.self, Show.self, New.self, Check.self, Lock.self], defaultSubcommand: List.self)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the installed modules.")

        @Option(help: "text or json.")
        var format = Format.text

        @Flag(help: "Start every module and tell how that went.")
        var start = false

        @OptionGroup var shared: SharedOptions

        func run() throws {
            let workspace = shared.workspace
            let listed = workspace.discovery.all(
                under: shared.trust.trust.lock, engineDirectory: workspace.engineDirectory)
            let found = listed.map(\.found)
            let host = start ? workspace.host(found.filter { $0.shadowedBy == nil }.compactMap(\.module)) : nil
            defer { host?.shutdown() }
            host?.warmUp(untilGreeted: true)
            func status(_ entry: ModuleDiscovery.Found) -> ModuleStatus? {
                if let refusal = listed.first(where: { $0.found.directory == entry.directory })?.refusal {
                    return ModuleStatus(state: .refused, restarts: 0, lastFailure: refusal)
                }
                return entry.module.flatMap { host?.status(of: $0.id) }
            }
            if format == .json { return writeJSON(found, status) }
            let text = found.map { self.text($0, status($0)) }.joined()
            Console.write(
                found.isEmpty ? "no modules in \(workspace.discovery.directories.joined(separator: ", "))\n" : text)
        }

        private func text(_ entry: ModuleDiscovery.Found, _ status: ModuleStatus?) -> String {
            guard let module = entry.module else {
                return "✗ \(entry.directory): not used\n" + entry.problems.map { "    \($0)\n" }.joined()
            }
            let manifest = module.manifest
            let shadow = entry.shadowedBy.map { " (not used: \($0) comes first)" } ?? ""
            var text = "\(manifest.id) \(manifest.version)  \(manifest.title)\(shadow)\n"
            text += "    \(manifest.summary)\n"
            text += "    \(manifest.indicators.count) indicators · \(entry.directory)\n"
            if let status, entry.shadowedBy == nil {
                let restarts = status.restarts == 1 ? "1 restart" : "\(status.restarts) restarts"
                text += "    \(status.state.rawValue), \(restarts)\n"
                if let failure = status.lastFailure { text += "    last failure: \(failure.summary)\n" }
            }
            return text + entry.problems.map { "    \($0)\n" }.joined()
        }

        private func writeJSON(
            _ found: [ModuleDiscovery.Found], _ status: (ModuleDiscovery.Found) -> ModuleStatus?
        ) {
            var writer = JSONWriter()
            writer.object { body in
                body.name("modules")
                body.array { list in
                    for entry in found { ModuleListing.write(entry, status(entry) ?? idle(entry), to: &list) }
                }
            }
            writer.newline()
            Console.write(writer.bytes)
        }

        /// A module that could run and was not started.
        private func idle(_ entry: ModuleDiscovery.Found) -> ModuleStatus? { entry.module == nil ? nil : .idle }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a module and its indicators.")

        @Argument(help: "The module's id.")
        var id: String

        @OptionGroup var shared: SharedOptions

        func run() throws {
            let modules = shared.workspace.modules()
            guard let module = modules.first(where: { $0.id == id }) else {
                let ids = modules.map(\.id)
                Console.tell([
                    Diagnostic(
                        "module.unknown", "no installed module is named \(quoted(id))",
                        help: suggestion(for: id, among: ids) ?? "installed: \(ids.joined(separator: ", "))")
                ])
                throw ExitStatus.usage.exit
            }
            let manifest = module.manifest
            var text = "\(manifest.title) (\(manifest.id) \(manifest.version))\n\(manifest.summary)\n\n"
            text += "directory: \(module.directory)\ncommand:   \(manifest.command.joined(separator: " "))\n"
            if !manifest.upstream.isEmpty { text += "uses:      \(manifest.upstream.joined(separator: ", "))\n" }
            text += "\n"
            for indicator in manifest.indicators {
                text += "\(indicator.code ?? "–")\t\(indicator.id) [\(indicator.unit)]\n\t\(indicator.question)\n"
            }
            Console.write(text)
        }
    }
}
