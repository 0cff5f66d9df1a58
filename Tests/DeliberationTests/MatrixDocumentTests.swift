import Comparison
import Deliberation
import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing

/// Decision matrices as documents: what is read, and what is said about those that cannot be.
@Suite struct MatrixDocumentTests {
    static let bad = Checkout.files(under: "Tests/DeliberationTests/Bad", ending: "").filter { file in
        !file.contains("/options/") && [".yaml", ".json", ".csv"].contains { file.hasSuffix($0) }
    }

    /// With PLUMBLINE_REWRITE_EXPECTED=1 the texts are written anew; read them before you commit them.
    @Test(arguments: bad) func `a bad matrix is told all that is wrong with it`(_ file: String) throws {
        var said = "nothing is wrong"
        do throws(Problems) {
            _ = try MatrixFile.load(Checkout.path(file)).ranked([])
        } catch {
            said = error.description.replacingOccurrences(of: Checkout.root + "/Tests/DeliberationTests/Bad/", with: "")
        }
        let expected = Checkout.path(file + ".txt")
        if ProcessInfo.processInfo.environment["PLUMBLINE_REWRITE_EXPECTED"] == "1" {
            try (said + "\n").write(toFile: expected, atomically: true, encoding: .utf8)
        }
        #expect(try said + "\n" == String(contentsOfFile: expected, encoding: .utf8))
    }

    @Test func `there is a bad matrix of every kind`() { #expect(MatrixDocumentTests.bad.count >= 16) }

    @Test func `YAML and CSV of the same numbers give the same ranking`() throws {
        let yaml = try MatrixFile.load(Checkout.path("Examples/city-platform/matrix.yaml")).ranked([])
        let csv = try MatrixFile.load(Checkout.path("Examples/city-platform/matrix.csv")).ranked([])
        #expect(yaml.runs.results == csv.runs.results)
        #expect(yaml.runs.results.map(\.method) == RankingMethod.allCases)
        #expect(yaml.runs.problems.isEmpty && yaml.remarks.isEmpty)
    }

    private func load(_ json: String) throws -> LoadedMatrix {
        let document = Document()
        try document.read(json: Array(json.utf8).span)
        return try MatrixReader.read(document)
    }

    private func weighed(_ weights: String, _ criteria: String = "") throws -> LoadedMatrix {
        let plain = ["a", "b", "c"].map { #"{"id":"\#($0)","direction":"maximise"}"# }.joined(separator: ",")
        return try load(
            """
            {"criteria":[\(criteria.isEmpty ? plain : criteria)],"weights":\(weights),
             "alternatives":[{"id":"x","values":[1,2,3]},{"id":"y","values":{"c":2,"a":2,"b":2}}]}
            """)
    }

    @Test func `weights come from the document in six ways`() throws {
        let names = try [#""equal""#, #""entropy""#, #""critic""#].map { try weighed($0).weighting.name }
        #expect(names == ["equal", "entropy", "critic"])
        let points = ["a", "b", "c"].map {
            #"{"id":"\#($0)","direction":"maximise","points":\#($0 == "a" ? 100 : 50)}"#
        }
        #expect(try weighed(#""swing""#, points.joined(separator: ",")).matrix.weights == [0.5, 0.25, 0.25])
        let judged = try weighed(#"{"ahp":{"judgements":[[2,4],[2]],"random-index":"saaty-2005"}}"#)
        #expect(judged.weighting.name == "ahp")
        for (weight, expected) in zip(judged.matrix.weights, [4.0 / 7, 2.0 / 7, 1.0 / 7]) {
            #expect((weight - expected).magnitude < 1e-12)
        }
        let table = try weighed(#"{"ahp":{"judgements":[[1,2,4],[0.5,1,2],[0.25,0.5,1]]}}"#)
        #expect(table.matrix.weights.map { ($0 * 1e9).rounded() } == judged.matrix.weights.map { ($0 * 1e9).rounded() })
    }

    @Test func `judgements that contradict each other are taken only where someone says so`() throws {
        #expect(throws: Problems.self) { try weighed(#"{"ahp":{"judgements":[[9,0.125],[9]]}}"#) }
        let forced = try weighed(#"{"ahp":{"judgements":[[9,0.125],[9]],"forced":true}}"#)
        guard case .judged(let weights) = forced.weighting else { return #expect(Bool(false)) }
        #expect(weights.isForced && weights.consistencyRatio > 0.1)
    }

    @Test func `a method that was named and cannot is an error, among all it is told`() throws {
        let matrix = try load(
            """
            {"criteria":[{"id":"a","direction":"maximise"}],
             "alternatives":[{"id":"x","values":[-1]},{"id":"y","values":[2]}]}
            """)
        let all = try matrix.ranked([])
        #expect(all.runs.problems.map(\.method) == [.weightedProduct, .copras, .marcos])
        let problems = #expect(throws: Problems.self) { _ = try matrix.ranked([.copras]) }
        #expect(
            problems?.description == """
                error: copras needs values from 0 up, and option 'x' has -1 for criterion 'a' [method.value]
                """)
        #expect(problems?.diagnostics.first?.pointer == "/alternatives/0/values/0")
    }
}
