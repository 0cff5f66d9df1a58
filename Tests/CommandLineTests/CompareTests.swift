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
        #expect(told.count == 2)
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

    /// Capacity is 60 to 240, most likely 150, and the gate asks for at least 142.9: the triangle lies 42.4 % below.
    @Test func `an option is last in the draws in which it fails a gate`() throws {
        let directory = TemporaryDirectory()
        let options = directory.write(
            "two.yaml",
            """
            format: plumbline-options/1
            id: two
            base: { format: plumbline-deployment/1, id: t, devices: [{ class: x, count: 100, horizon-count: 100 }] }
            alternatives:
              - id: risky
                patch: { platform: { capacity: { $low: 60, $mode: 150, $high: 240 }, load-per-device: 1 } }
                price: { amount: 1e6, currency: EUR, price-year: 2026 }
              - id: safe
                patch: { platform: { capacity: 160, load-per-device: 1 } }
                price: { amount: 3e6, currency: EUR, price-year: 2026 }
            """)
        let profile = directory.write(
            "p.yaml",
            """
            format: plumbline-profile/1
            id: p
            modules: { scale: { weight: 0.2, others: { weight: 0, reason: x }, indicators: { capacity-utilisation: {} } } }
            price: { weight: 0.8, range: [0, 4e6], currency: EUR }
            gates: [{ id: room, indicator: scale/capacity-utilisation, at-most: 0.7, basis: contract }]
            """)
        let run = try CommandRun.plumbline(["compare", options, "--profile", profile, "--samples", "2000"])
        // As one line, wherever the report breaks it.
        let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("risky fails a gate in 42 % of the draws, and is last in those"), "\(text)")
        #expect(text.contains("first whatever the uncertain evidence is: risky 58 %, safe 42 %"))
        #expect(
            text.contains("ask risky about /platform/capacity (") && text.contains("gate 'room' is not decided for"))
        #expect(text.contains("it decides between risky and safe in 42 % of cases"))
        #expect(!text.contains("change nothing at the top"))
    }

    @Test func `methods by which both are first are no disagreement`() throws {
        let city = "Examples/d3-european-city/deployment.yaml"
        let directory = TemporaryDirectory()
        let twin = directory.write(
            "twin.yaml", try Checkout.text(city).replacingOccurrences(of: "id: d3-european-city", with: "id: twin"))
        let run = try CommandRun.plumbline(["compare", city, twin, "--home", "ES", "--samples", "0"])
        #expect(run.output.contains("leads under this profile") && run.output.contains("Ranking"))
        #expect(!run.output.contains("would put twin") && !run.output.contains("would put d3"), "\(run.output)")
    }
}
