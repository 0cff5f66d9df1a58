import ArgumentParser
import Diagnostics
import Reporting
import Serving

/// `plumbline explain`: what an indicator asks, how it is measured and judged, and on whose authority.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain an indicator.",
        discussion: """
            EXAMPLES
              plumbline explain SC-05
              plumbline explain key-custody
              plumbline explain governance/key-custody
            """)

    @Argument(help: "An indicator's id, module/id or code.")
    var indicator: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let modules = shared.workspace.modules()
        let found = modules.indicators(named: indicator)
        guard !found.isEmpty else {
            Console.tell([
                Diagnostic(
                    "indicator.unknown", "no installed module has an indicator \(quoted(indicator))",
                    help: modules.indicatorHelp(for: indicator))
            ])
            throw ExitStatus.usage.exit
        }
        let style = Console.style(noColor: shared.noColor)
        let texts = found.map {
            IndicatorText.text($0.indicator, module: $0.module.id, style: style, width: Console.width)
        }
        Console.write(texts.joined(separator: "\n"))
    }
}
