import ArgumentParser
import Diagnostics
import Loading
import ModuleTesting

extension Modules {
    /// `plumbline modules check`: whether a module keeps its side of the line protocol, point by point.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check a module against the line protocol, its manifest and its own cases.",
            discussion: """
                EXAMPLES
                  plumbline modules check Plugins/Scale
                  plumbline modules check night-crew --format junit > conformance.xml

                Each point is required or advice; ✗ marks a required point that failed, ! advice.

                EXIT STATUS
                  0 every required point is met · 1 one is not · 65 the manifest or a schema cannot be used
                """)

        enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, junit }

        @Argument(help: ArgumentHelp("The module's folder.", valueName: "dir"))
        var directories: [String]

        @Option(help: "text, json or junit.")
        var format = Format.text

        @OptionGroup var shared: SharedOptions

        func run() throws {
            var status = ExitStatus.passed
            for directory in directories {
                do throws(Problems) {
                    let module = try ManifestLoader.load(directory: directory)
                    if !check(module) { status = status.and(.refused) }
                } catch {
                    Console.tell(error.diagnostics)
                    status = status.and(.badDocument)
                }
            }
            if status != .passed { throw status.exit }
        }

        private func check(_ module: InstalledModule) -> Bool {
            let suite = ConformanceSuite(module, engineDirectory: shared.workspace.engineDirectory)
            let report = suite.run { result in
                if format == .text, Console.isTerminal(2), !Console.isTerminal(1) { Console.note(result.title) }
            }
            switch format {
            case .text:
                Console.write(report.heading + report.results.map(\.text).joined() + report.summary)
            case .json: Console.write(report.json)
            case .junit: Console.write(report.junit)
            }
            return report.isConforming
        }
    }
}
