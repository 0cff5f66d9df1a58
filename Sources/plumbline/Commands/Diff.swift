import ArgumentParser
import Assessment
import Diagnostics
import Documents
import Loading
import Reporting

/// `plumbline diff`: what changed from one saved record to another.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed from one saved record to another.",
        discussion: """
            Records are what 'plumbline assess --format json' writes, one in a file. '-' is standard input.

            EXAMPLES
              plumbline diff last-year.json this-year.json
              plumbline assess option-b.yaml --format json | plumbline diff before.json -
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "The earlier record.")
    var before: String

    @Argument(help: "The later record.")
    var after: String

    @Option(help: "text or json.")
    var format = Format.text

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let differences: RecordDifferences
        do {
            differences = try RecordDifferences.between(
                FileText.document(before, streams: true).root, FileText.document(after, streams: true).root)
        } catch {
            Console.tell(error.diagnostics)
            throw ExitStatus.badDocument.exit
        }
        switch format {
        case .text: Console.write(DifferencesText.text(differences, style: Console.style(noColor: shared.noColor)))
        case .json:
            var writer = JSONWriter()
            DifferencesWriter.write(differences, to: &writer)
            writer.newline()
            Console.write(writer.bytes)
        }
    }
}
