import ArgumentParser
import Diagnostics
import Reporting
import RiskModel

/// `plumbline explain`: what an indicator asks, how it is measured and judged, and on whose authority.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        let all = modules.flatMap { module in module.manifest.indicators.map { (module.id, $0) } }
        let wanted = indicator.lowercased()
        let found = all.filter { module, definition in
            [definition.id, "\(module)/\(definition.id)", definition.code?.lowercased() ?? ""].contains(wanted)
        }
        guard !found.isEmpty else {
            let names = all.flatMap { [$1.id, $1.code ?? ""] }
            Console.tell([
                Diagnostic(
                    "indicator.unknown", "no installed module has an indicator \(quoted(indicator))",
                    help: suggestion(for: indicator, among: names)
                        ?? "'plumbline modules show ID' lists a module's indicators")
            ])
            throw ExitStatus.usage.exit
        }
        let style = Console.style(noColor: shared.noColor)
        let texts = found.map { IndicatorText.text($1, module: $0, style: style, width: Console.width) }
        Console.write(texts.joined(separator: "\n"))
    }
}
