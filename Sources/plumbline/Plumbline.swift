import ArgumentParser
import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@main
struct Plumbline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plumbline",
        abstract: "Risk of digital infrastructure, in figures that can be checked.",
        discussion: """
            EXAMPLES
              plumbline assess Examples/d3-european-city/deployment.yaml --home ES
              plumbline assess option-*.yaml --profile smart-city-procurement --format json
              plumbline compare options.yaml --profile smart-city-procurement
              plumbline rank matrix.csv --method topsis
              plumbline explain SC-05
              plumbline modules

            Modules measure, profiles judge, the engine aggregates, people decide.

            EXIT STATUS
              0   passed
              1   a gate failed, or --fail-on was reached
              2   incomplete: a gate undetermined, a module silent, too little evidence
              64  usage
              65  bad document or profile
              70  internal
              74  input/output
              76  a peer broke the protocol beyond recovery
            """,
        version: Workspace.version,
        subcommands: [
            Assess.self, Compare.self, Rank.self, Diff.self, Modules.self, Profiles.self, Explain.self, Serve.self,
            Stream.self, SchemaCommand.self, Doctor.self,
        ])

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        fillStandardDescriptors()
        refuseUnknownCommand()
        main(nil)
    }

    /// A file opened later must not become standard input, output or error because one of these was closed. Nothing comes
    /// from there then, what is written to the output fails, and what is told is lost.
    private static func fillStandardDescriptors() {
        for (descriptor, mode) in [(Int32(0), O_RDONLY), (1, O_RDONLY), (2, O_WRONLY)]
        where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", mode)
        }
    }

    /// The argument parser takes a misspelt command for an argument too many, and leaves it at that.
    private static func refuseUnknownCommand() {
        guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return }
        let names = configuration.subcommands.map { $0._commandName } + ["help"]
        guard !names.contains(word) else { return }
        let problem = Diagnostic(
            "usage.unknown-command", "there is no command \(quoted(word))",
            help: suggestion(for: word, among: names) ?? "'plumbline --help' lists the commands")
        Console.tell([problem])
        Console.leave(.usage)
    }
}

/// Options that every command has.
struct SharedOptions: ParsableArguments {
    @Option(
        name: .customLong("modules"),
        help: ArgumentHelp("Search modules here first; may be given several times.", valueName: "dir"))
    var moduleDirectories: [String] = []

    @Flag(name: .customLong("no-color"), help: "No colour, as with NO_COLOR.")
    var noColor = false

    @OptionGroup(title: "Trust") var trust: TrustOptions

    var workspace: Workspace { Workspace(modules: moduleDirectories, trust: trust) }
}
