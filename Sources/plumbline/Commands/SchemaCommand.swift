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

    @Argument(help: "deployment, profile, module, matrix, or a method with .params or .result.")
    var name: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
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
