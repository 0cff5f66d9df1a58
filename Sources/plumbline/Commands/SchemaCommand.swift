import ArgumentParser
import Diagnostics
import Serving

/// `plumbline schema`: the JSON Schema of a format or message, for editors and for those who speak the protocol.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (draft-07) of a format or message.",
        discussion: """
            EXAMPLES
              plumbline schema deployment
              plumbline schema assess.params
            """)

    @Argument(help: "deployment, profile, record, line/engine, assess.params …; --list names them all.")
    var name: String?

    @Flag(help: "Name every schema.")
    var list = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard list || name != nil else { throw ValidationError("Name a schema; --list names them all.") }
    }

    func run() throws {
        guard !list, let name else {
            return Console.write(PublishedSchemas.names.joined(separator: "\n") + "\n")
        }
        guard let schema = PublishedSchemas(modules: shared.workspace.modules()).schema(named: name) else {
            Console.tell([
                Diagnostic(
                    "schema.unknown", "there is no schema \(quoted(name))",
                    help: suggestion(for: name, among: PublishedSchemas.names)
                        ?? "known: \(PublishedSchemas.names.joined(separator: ", "))")
            ])
            throw ExitStatus.usage.exit
        }
        Console.write(schema + "\n")
    }
}
