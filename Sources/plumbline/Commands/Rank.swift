import ArgumentParser
import Comparison
import Deliberation
import Diagnostics
import Documents
import Reporting

/// `plumbline rank`: a plain decision matrix, ranked.
struct Rank: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: "Rank the options of a decision matrix.",
        discussion: """
            A matrix is plumbline-matrix/1 in YAML or JSON ('plumbline schema matrix'), or CSV: a first line of criteria,
            lines 'direction', 'weight', 'range-low', 'range-high', 'indifference', 'preference', and a line per option.

            EXAMPLES
              plumbline rank matrix.yaml
              plumbline rank matrix.csv --method topsis --method vikor --format json
            """)

    @Argument(help: ArgumentHelp("A matrix in YAML, JSON or CSV; - for standard input.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("method"),
        help: ArgumentHelp(
            "Give it again for several; all by default. One of: "
                + RankingMethod.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "name"))
    var names: [String] = []

    @Option(help: "text for people, json for programs, csv for spreadsheets.")
    var format = Format.text

    @Option(help: ArgumentHelp("Draws of the weights, to see who leads under which; 0 for none.", valueName: "number"))
    var draws = 10_000

    @Option(help: ArgumentHelp("Seed of the draws.", valueName: "number"))
    var seed: UInt64 = 1

    @OptionGroup var shared: SharedOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    func validate() throws {
        guard (0...1_000_000).contains(draws) else { throw ValidationError("--draws is 0 to 1000000.") }
        for name in names where name != "all" && RankingMethod(rawValue: name) == nil {
            let known = RankingMethod.allCases.map(\.rawValue) + ["all"]
            let help = suggestion(for: name, among: known) ?? "known: \(known.joined(separator: ", "))"
            throw ValidationError("There is no method \(quoted(name)); \(help)")
        }
    }

    func run() throws {
        let methods = names.contains("all") ? [] : names.compactMap { RankingMethod(rawValue: $0) }
        let ranked: RankedMatrix
        do throws(Problems) {
            ranked = try MatrixFile.load(file, streams: true).ranked(methods, draws: draws, seed: seed)
        } catch {
            Console.tell(error.diagnostics)
            throw ExitStatus.badDocument.exit
        }
        switch format {
        case .text:
            Console.write(
                RankingText.text(ranked, style: Console.style(noColor: shared.noColor), width: Console.width))
        case .json:
            var writer = JSONWriter()
            RankingWriter.write(ranked, to: &writer)
            writer.newline()
            Console.write(writer.bytes)
        case .csv: Console.write(RankingTable.text(ranked.runs, ranked.matrix))
        }
    }
}
