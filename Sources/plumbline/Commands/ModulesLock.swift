import ArgumentParser
import Diagnostics
import Documents
import Loading
import ModuleHost

extension Modules {
    /// `plumbline modules lock`: what is installed now becomes what may run.
    struct Lock: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lock",
            abstract: "Lock modules: from then on nothing else runs.",
            discussion: """
                Writes the digest of every file of the modules to plumbline.lock in the working directory, or to the file
                of --lock. What is locked already stays as it is; other machines add their own platform to the same file.
                While there is a lock, a module that is not in it, or not as it was, is refused before it runs.

                EXAMPLES
                  plumbline modules lock
                  plumbline modules lock scale governance
                  plumbline modules lock --replace scale
                """)

        @Argument(help: ArgumentHelp("Modules by id; all that can be used by default.", valueName: "module"))
        var ids: [String] = []

        @Option(
            name: .customLong("replace"),
            help: ArgumentHelp("Accept that this module has changed; may be given several times.", valueName: "module"))
        var replaced: [String] = []

        @OptionGroup var shared: SharedOptions

        func run() throws {
            let workspace = shared.workspace
            let modules = workspace.modules()
            for id in ids + replaced where !modules.contains(where: { $0.id == id }) {
                Console.tell([
                    Diagnostic(
                        "module.unknown", "no installed module is named \(quoted(id))",
                        help: suggestion(for: id, among: modules.map(\.id)))
                ])
                throw ExitStatus.usage.exit
            }
            let path = shared.trust.lock ?? Workspace.lockPath ?? LockFile.name
            var lock = FileText.isFile(path) ? try read(path) : LockFile(path: path)
            var problems: [Diagnostic] = []
            var text = ""
            for module in modules where (ids + replaced).isEmpty || (ids + replaced).contains(module.id) {
                do throws(Problems) {
                    let change = try lock.add(
                        module, engineDirectory: workspace.engineDirectory, replacing: replaced.contains(module.id))
                    text += "\(change): \(module.id) \(module.manifest.version), \(LockFile.platform)\n"
                } catch {
                    problems += error.diagnostics
                }
            }
            guard problems.isEmpty else {
                Console.tell(problems)
                throw ExitStatus.badDocument.exit
            }
            do throws(Problems) {
                try lock.write()
            } catch {
                Console.tell(error.diagnostics)
                throw ExitStatus.inputOutput.exit
            }
            Console.write(text + "written: \(path)\n")
        }

        private func read(_ path: String) throws -> LockFile {
            do throws(Problems) {
                return try LockFile(reading: path)
            } catch {
                Console.tell(error.diagnostics)
                throw ExitStatus.badDocument.exit
            }
        }
    }
}
