import ArgumentParser
import Serving

/// `plumbline serve`: the line protocol on standard input and output.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the line protocol on standard input and output.",
        discussion: """
            JSON-RPC 2.0, one message per line; also the Model Context Protocol. Documentation/LineProtocol.md has it all.

            EXAMPLES
              echo '{"jsonrpc":"2.0","id":1,"method":"describe"}' | plumbline serve
            """)

    @Option(help: ArgumentHelp("Processes per module.", valueName: "number"))
    var jobs = 1

    @OptionGroup var shared: SharedOptions

    func run() throws {
        if Console.isTerminal(0) { Console.note("reading requests from the terminal; --help tells what to type") }
        let stop = StopSignal.install()
        let channel = Channel.standard()
        let engine = shared.workspace.engine(jobs: jobs)
        let end = ServeSession(engine: engine, channel: channel, stopDescriptor: stop).run()
        engine.host.shutdown()
        if end == .brokenPipe { throw ExitStatus.inputOutput.exit }
    }
}
