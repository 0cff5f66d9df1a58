import Comparison
import Deliberation
import Diagnostics
import Documents
import LineProtocol

func answerRank(_ engine: Engine, _ request: Request) throws {
    let names = request["methods"]?.strings ?? []
    for name in names where name != "all" && RankingMethod(rawValue: name) == nil {
        let known = RankingMethod.allCases.map(\.rawValue)
        let help = suggestion(for: name, among: known) ?? "known: \(known.joined(separator: ", "))"
        throw ProtocolError(.invalidParams, "/methods: there is no method \(quoted(name)); \(help)")
    }
    let methods = names.contains("all") ? [] : names.compactMap { RankingMethod(rawValue: $0) }
    let loaded =
        try request["path"]?.string.map { try MatrixFile.load($0) }
        ?? MatrixReader.read(request.document, root: request["matrix"]?.index ?? 0)
    let ranked = try loaded.ranked(
        methods, draws: request["draws"]?.integer ?? 10_000, seed: UInt64(request["seed"]?.integer ?? 1))
    request.answer { result in
        result.object { body in
            body.name("ranking")
            RankingWriter.write(ranked, to: &body)
        }
    }
}
