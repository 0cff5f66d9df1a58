import Documents
import TestSupport
import Testing

/// `plumbline compare` on the worked option set. What the offers score changes with the modules; what is said of them here
/// must hold whatever they score.
@Suite struct CompareTests {
    private static let arguments = [
        "compare", "Examples/d6-asean-city/options.yaml", "--profile", "smart-city-procurement", "--as-of",
        "2026-11-23",
    ]

    private func json(_ arguments: [String]) throws -> Node {
        let run = try CommandRun.plumbline(CompareTests.arguments + arguments + ["--format", "json"])
        // Nothing but what is to be said of one contract, as when it is assessed alone.
        let told = run.errors.split(separator: "\n")
        #expect(
            told.allSatisfy { $0.contains("option-a.yaml:256:") && $0.contains("horizon of 5 years") }, "\(run.errors)")
        let document = Document()
        try document.read(json: Array(run.output.utf8).span)
        return document.root
    }

    @Test func `the same seed gives the same bytes, however many processes work`() throws {
        let runs = try ["1", "2"].map {
            try CommandRun.plumbline(
                CompareTests.arguments + ["--samples", "60", "--seed", "5", "--jobs", $0, "--format", "json"]
            ).output
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0].utf8.count > 5_000)
    }

    @Test func `scores are the weights over the risks of the same deployments assessed alone`() throws {
        let found = try json(["--samples", "0"])
        let weights = ["scale": 0.15, "ipv6-readiness": 0.15, "governance": 0.25, "vendor-lock-in": 0.25]
        let prices = ["a": 62.0, "b": 70, "c": 78, "d": 74]
        for id in ["a", "b", "c", "d"] {
            let run = try CommandRun.plumbline([
                "assess", "Examples/d6-asean-city/option-\(id).yaml", "--profile", "smart-city-procurement", "--as-of",
                "2026-11-23", "--format", "json",
            ])
            let document = Document()
            try document.read(json: Array(run.output.utf8).span)
            var expected = 0.2 * ((prices[id] ?? 0) - 50) / 0.4
            for module in document.root["modules"]?.elements ?? [] {
                expected += (weights[module["id"]?.string ?? ""] ?? 0) * (module["risk"]?["value"]?.double ?? 0)
            }
            let score = try #require(found["aggregate"]?["scores"]?[id]?.double)
            #expect((score - expected).magnitude < 1e-9, "\(id)")
        }
    }

    @Test func `the cloud's gate is open, it stays in the ranking, and it is asked about first`() throws {
        let found = try json(["--samples", "20"])
        let verdicts = found["gates"]?.elements.first?["verdicts"]
        #expect(verdicts?["b"]?["verdict"]?.string == "undetermined")
        #expect(found["aggregate"]?["ranks"]?["b"] != nil)
        let question = found["nextEvidence"]?.elements.first
        #expect(question?["about"]?.string == "gate")
        #expect(question?["ask"]?.string == "the cloud bidder")
        #expect(question?["missing"]?.strings.contains("/datasets/0/locations/1/jurisdiction") == true)
        #expect(question?["file"]?.string == "Examples/d6-asean-city/option-b.yaml")
        #expect(question?["line"]?.integer ?? 0 > 0)
    }

    @Test func `acceptabilities are shares, whoever is drawn`() throws {
        let robustness = try #require(json(["--samples", "40", "--distribution", "pert"])["robustness"])
        for name in ["overWeights", "overEvidence", "overBoth"] {
            let rows =
                robustness[name]?["rankAcceptability"]?.members.map { $0.value.elements.compactMap(\.double) } ?? []
            #expect(rows.count == 4, "\(name)")
            for row in rows { #expect((row.reduce(0, +) - 1).magnitude < 1e-9) }
            for column in 0..<4 { #expect((rows.reduce(0) { $0 + $1[column] } - 1).magnitude < 1e-9) }
        }
    }

    @Test func `several deployments are compared without prices, and that is said`() throws {
        let files = ["a", "b", "c", "d"].map { "Examples/d6-asean-city/option-\($0).yaml" }
        let run = try CommandRun.plumbline(
            ["compare"] + files + ["--profile", "smart-city-procurement", "--samples", "0", "--as-of", "2026-11-23"])
        #expect(
            run.output.contains("no option states a price, so the price plays no part although the profile weighs it"))
        #expect(run.output.contains("Verdict: "))
    }

    @Test func `one deployment is nothing to compare`() throws {
        let run = try CommandRun.plumbline(["compare", "Examples/d6-asean-city/option-a.yaml"])
        #expect(run.status == 65)
        #expect(
            run.errors.contains(
                "error: 'option-a' is the only option; a comparison needs at least two [options.count]"))
    }
}
