import ArgumentParser

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
              0 passed · 1 a gate failed or --fail-on was reached · 2 incomplete · 64 usage · 65 bad document or
              profile · 70 internal · 74 input/output · 76 a peer broke the protocol
            """,
        version: Workspace.version,
        subcommands: [
            Assess.self, Compare.self, Rank.self, Diff.self, Modules.self, Profiles.self, Explain.self, Serve.self,
            Stream.self,
            SchemaCommand.self, Doctor.self,
        ])

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        main(nil)
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
