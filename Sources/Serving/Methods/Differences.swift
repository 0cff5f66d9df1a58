import Assessment
import Diagnostics
import Documents
import LineProtocol
import Loading

extension RecordDifferences {
    private static let schema = builtInSchema(RecordFormat.text)

    /// Without these there is nothing to compare. A record of which somebody left out the rest can be compared all the same.
    private static let needed = ["deployment", "profile", "risk", "modules"]

    /// What changed between two records, each held against the format first. Throws all that is wrong with either.
    public static func between(_ before: Node, _ after: Node) throws(Problems) -> RecordDifferences {
        let problems = [("before", before), ("after", after)].flatMap { side, record in
            guard record["format"]?.string == RecordFormat.name else { return [Diagnostic]() }
            let missing = needed.filter { record[$0] == nil }.map {
                Diagnostic(
                    "record.missing-member", "the member \(quoted($0)) is missing", at: record.place,
                    pointer: "/\(side)")
            }
            let wrong = formatProblems(record.document, schema, area: "record", root: record.index)
                .filter { $0.code != "record.missing-member" }
            return missing
                + wrong.map {
                    Diagnostic(
                        $0.code, $0.message, severity: $0.severity, at: $0.place,
                        pointer: "/\(side)" + ($0.pointer ?? ""), notes: $0.notes, help: $0.help)
                }
        }
        let differences = try RecordDifferences(from: before, to: after)
        guard problems.isEmpty else { throw Problems(problems) }
        return differences
    }
}

func answerDiff(_ engine: Engine, _ request: Request) throws {
    guard let before = request["before"], let after = request["after"] else { return }
    let differences = try RecordDifferences.between(before, after)
    request.answer { result in
        result.object { body in
            body.name("differences")
            DifferencesWriter.write(differences, to: &body)
        }
    }
}
