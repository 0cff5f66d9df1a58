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
        abstract: "List the installed modules, show one, or start one of your own.",
        discussion: """
            EXAMPLES
              plumbline modules
              plumbline modules show scale
              plumbline modules new night-crew --language python
            """,
        subcommands: [List.self, Show.self, New.self], defaultSubcommand: List.self)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the installed modules.")

        @Option(help: "text or json.")
        var format = Format.text

        @OptionGroup var shared: SharedOptions

        func run() throws {
            let found = shared.workspace.discovery.all()
            if format == .json { return writeJSON(found) }
            var text = ""
            for entry in found {
                guard let module = entry.module else {
                    text += "✗ \(entry.directory): not used\n"
                    for problem in entry.problems { text += "    \(problem)\n" }
                    continue
                }
                let manifest = module.manifest
                let shadow = entry.shadowedBy.map { " (not used: \($0) comes first)" } ?? ""
                text += "\(manifest.id) \(manifest.version)  \(manifest.title)\(shadow)\n"
                text += "    \(manifest.summary)\n"
                text += "    \(manifest.indicators.count) indicators · \(entry.directory)\n"
            }
            if found.isEmpty {
                text = "no modules in \(shared.workspace.discovery.directories.joined(separator: ", "))\n"
            }
            Console.write(text)
        }

        private func writeJSON(_ found: [ModuleDiscovery.Found]) {
            var writer = JSONWriter()
            writer.object { body in
                body.name("modules")
                body.array { list in
                    for entry in found { ModuleListing.write(entry, to: &list) }
                }
            }
            writer.newline()
            Console.write(writer.bytes)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a module and its indicators.")

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
