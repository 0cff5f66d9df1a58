import Assessment
import Comparison
import Deliberation
import Diagnostics
import Documents
import Loading
import RiskModel
import TestSupport
import Testing

/// Comparisons through the bundled modules, on deployments small enough to work out by hand.
@Suite struct OptionComparisonTests {
    private static let profile = """
        {"format":"plumbline-profile/1","id":"p","home":"ID","modules":{"scale":{"weight":0.5,"others":{"weight":0},
         "indicators":{"capacity-utilisation":{"weight":1,"value-function":{"points":[[0,0],[1,100]],
          "origin":{"0":"C","1":"C"}}}}}},
         "price":{"weight":0.5,"range":[0,100],"currency":"USD"},"coverage":{"minimum":0},"unknown":"worst"PLUS}
        """

    private func document(_ json: String) throws -> Document {
        let document = Document()
        try document.read(json: Array(json.utf8).span)
        return document
    }

    /// Options whose only indicator is devices ÷ capacity, worth as much in risk.
    private func compare(
        _ alternatives: String, base: String = #""devices":[{"class":"x","count":50,"growth":0}]"#,
        profile plus: String = "",
        _ adjust: (inout ComparisonSettings) -> Void = { _ in }
    ) throws -> ComparisonRecord {
        let bench = Bench()
        let text = OptionComparisonTests.profile.replacing("PLUS", with: plus)
        let profile = try ProfileLoader(library: bench.library, modules: bench.modules).load(document(text), root: 0)
            .profile
        let plan = try AssessmentPlan(
            profile: profile, modules: bench.modules.map { ($0.manifest, $0.selection) },
            options: .init(asOf: CalendarDate(year: 2026, month: 11, day: 23), engineVersion: "test"))
        let loader = DeploymentLoader(modules: bench.modules)
        let set = """
            {"format":"plumbline-options/1","id":"set","base":{"format":"plumbline-deployment/1","id":"base",
             "platform":{"load-per-device":1},\(base)},"alternatives":[\(alternatives)]}
            """
        let loaded = try OptionsReader.load(document(set), root: 0, with: loader).priced(under: profile)
        var settings = ComparisonSettings()
        settings.samples = 400
        adjust(&settings)
        var record: ComparisonRecord?
        ComparisonRun.start(loaded, under: plan, settings: settings, loader: loader, with: bench.host) { record = $0 }
        bench.host.run { record != nil }
        return try #require(record)
    }

    private func option(_ id: String, capacity: String, price: String = "50") -> String {
        #"{"id":"\#(id)","patch":{"platform":{"capacity":\#(capacity)}},"price":{"amount":\#(price),"currency":"USD"}}"#
    }

    @Test func `the profile's aggregate weighs the modules' risks and the price`() throws {
        let record = try compare(option("a", capacity: "100") + "," + option("b", capacity: "250", price: "80"))
        let ranking = try #require(record.ranking)
        // 50 of 100 is a risk of 50, 50 of 250 one of 20.
        #expect(ranking.matrix.alternatives.map(\.values) == [[50, 50], [20, 80]])
        #expect(ranking.whole.scores == [50, 50])
        #expect(ranking.whole.ranks == [1, 1])
        #expect(record.verdict.word == .contested)
    }

    @Test func `what is the same statement in all options is drawn once for all`() throws {
        let shared = #""devices":[{"class":"x","count":{"$low":10,"$mode":50,"$high":90,"$source":"City"},"growth":0}]"#
        let together = try compare(
            option("a", capacity: "100") + "," + option("b", capacity: "101"), base: shared)
        let values = try #require(together.robustness?.values)
        #expect(values.map(\.name) == ["/devices/0/count"])
        #expect(values.first?.isShared == true)
        // However many devices there are, the larger platform is the less full one.
        #expect(together.robustness?.overEvidence?.acceptabilities == [[0, 1], [1, 0]])
        #expect(together.verdict.word == .robust)

        func apart(_ id: String, _ source: String, _ capacity: Int) -> String {
            """
            {"id":"\(id)","price":{"amount":50,"currency":"USD"},"patch":{"platform":{"capacity":\(capacity)},
             "devices":[{"class":"x","count":{"$low":10,"$mode":50,"$high":90,"$source":"\(source)"},"growth":0}]}}
            """
        }
        let separate = try compare(apart("a", "Bid A", 100) + "," + apart("b", "Bid B", 101))
        #expect(separate.robustness?.values.count == 2)
        let first = try #require(separate.robustness?.overEvidence?.acceptabilities[1][0])
        #expect(first > 0.4 && first < 0.65)
        #expect(separate.verdict.word == .contested)
    }

    @Test func `an answer nobody measured is drawn over its whole interval and the verdict says so`() throws {
        let record = try compare(
            option("a", capacity: "100", price: "20") + "," + option("b", capacity: "null", price: "20"))
        let robustness = try #require(record.robustness)
        #expect(robustness.values.map(\.name) == ["scale/capacity-utilisation"])
        #expect(record.ranking?.matrix.alternatives[1].values == [100, 20])
        // Uniform over 0…100 against a risk of 50: each leads in half of the draws.
        let first = try #require(robustness.overEvidence?.acceptabilities[0][0])
        #expect((first - 0.5).magnitude < 0.01)
        #expect(robustness.restsOnDraws == [0, 0.5])
        let question = try #require(record.nextEvidence.first)
        #expect(question.missing == ["/platform/capacity"])
        #expect(question.ask == "b")
        #expect((question.chance - 0.5).magnitude < 0.011)
        #expect(question.instead.map(\.option) == [1])
    }

    @Test func `a price that is a range or unknown is drawn too`() throws {
        let record = try compare(
            option("a", capacity: "100", price: #"{"$low":0,"$mode":20,"$high":100}"#) + ","
                + option("b", capacity: "100", price: "null"))
        #expect(record.ranking?.matrix.alternatives.map(\.values) == [[50, 20], [50, 100]])
        #expect(record.robustness?.values.map(\.kind) == [.price, .price])
        #expect(record.robustness?.restsOnDraws == [0, 0.5])
    }

    @Test func `a failed gate removes an option and an undetermined one keeps it`() throws {
        let gate = #","gates":[{"id":"room","indicator":"scale/capacity-utilisation","at-most":0.6}]"#
        let three =
            option("full", capacity: "60", price: "0") + "," + option("silent", capacity: "null", price: "0") + ","
            + option("roomy", capacity: "100")
        let record = try compare(three, profile: gate)
        #expect(record.ranked == [1, 2])
        #expect(record.failed[0].map(\.gate.id) == ["room"])
        #expect(record.undetermined[1].map(\.gate.id) == ["room"])
        // Silent: 100 and a price of 0 make 50; roomy: 50 and 50 as well.
        #expect(record.ranking?.whole.scores == [50, 50])
        #expect(record.verdict.word == .undetermined)
        let question = try #require(record.nextEvidence.first)
        guard case .gate = question.reason else { return #expect(Bool(false), "the open gate comes first") }
        #expect(question.missing == ["/platform/capacity"])
    }

    @Test func `what would have to change is found by measuring it`() throws {
        let gate = #","gates":[{"id":"room","indicator":"scale/capacity-utilisation","at-most":0.6}]"#
        let record = try compare(
            option("full", capacity: "60", price: "0") + "," + option("b", capacity: "100") + ","
                + option("c", capacity: "120"), profile: gate)
        let remedy = try #require(record.remedies.first)
        #expect(record.options[remedy.option].id == "full")
        let goal = try #require(remedy.goal)
        #expect(goal.value == .number(0.6))
        #expect((goal.risk - 60).magnitude < 1e-9 && (goal.whole - 30).magnitude < 1e-9)
        #expect(goal.rank == 1)
        let change = try #require(remedy.change)
        #expect(change.pointers == ["/platform/capacity"])
        // As another option has it.
        #expect(["100", "120"].contains(change.to))
        #expect(change.suffices && change.rank == 1)
    }

    @Test func `Sobol indices name the value the margin rests on`() throws {
        let record = try compare(
            option("a", capacity: #"{"$low":60,"$high":200}"#, price: "50") + ","
                + option("b", capacity: "100", price: #"{"$low":49,"$high":51}"#)
        ) { $0.wantsSobol = true }
        let robustness = try #require(record.robustness)
        let sobol = try #require(robustness.sobol)
        let capacity = try #require(robustness.values.firstIndex { $0.kind == .evidence })
        #expect(sobol.first[capacity] > 0.8 && sobol.total[capacity] > 0.85)
        #expect(sobol.total[1 - capacity] < 0.05)
        #expect(robustness.tornado.first?.values == [capacity])
    }

    @Test func `criteria of the profile take the place of the modules' risks`() throws {
        let criteria = """
            ,"criteria":[{"id":"room","indicator":"scale/capacity-utilisation","direction":"minimise","range":[0,0.5],
             "weight":3},{"id":"all","module":"scale","weight":1}]
            """
        let record = try compare(
            option("a", capacity: "100", price: "0") + "," + option("b", capacity: "250", price: "0"), profile: criteria
        )
        let ranking = try #require(record.ranking)
        #expect(ranking.matrix.criteria.map(\.id) == ["room", "all", "price"])
        #expect(ranking.matrix.alternatives.map(\.values) == [[0.5, 50, 0], [0.2, 20, 0]])
        // Of 4.5 parts the raw measurement weighs 3, the risk 1: (3 · 100 + 50) ÷ 4.5 and (3 · 40 + 20) ÷ 4.5.
        for (score, expected) in zip(ranking.whole.scores, [350 / 4.5, 140 / 4.5]) {
            #expect((score - expected).magnitude < 1e-9)
        }
    }

    @Test func `the order in which options are listed changes no share of the draws`() throws {
        let options = [
            option("a", capacity: #"{"$low":60,"$mode":90,"$high":200}"#), option("b", capacity: "100", price: "45"),
            option("c", capacity: "null", price: #"{"$low":0,"$high":60}"#),
        ]
        let forward = try #require(compare(options.joined(separator: ",")).robustness)
        let backward = try #require(compare(options.reversed().joined(separator: ",")).robustness)
        for (one, other) in [
            (forward.overEvidence, backward.overEvidence), (forward.overBoth, backward.overBoth),
            (forward.overWeights, backward.overWeights),
        ] {
            #expect(one?.acceptabilities == other?.acceptabilities.reversed())
            #expect(one?.pairwise == other?.pairwise.reversed().map { $0.reversed() })
        }
    }

    @Test func `knowing more never makes what was drawn rest on less evidence`() throws {
        let vague = try compare(option("a", capacity: "null", price: "null") + "," + option("b", capacity: "100"))
        let known = try compare(option("a", capacity: "100", price: "null") + "," + option("b", capacity: "100"))
        #expect(vague.robustness?.restsOnDraws == [1, 0])
        #expect(known.robustness?.restsOnDraws == [0.5, 0])
    }

    @Test func `prices in another currency are refused`() throws {
        #expect(throws: Problems.self) {
            try compare(
                option("a", capacity: "100") + ","
                    + #"{"id":"b","price":{"amount":50,"currency":"EUR"},"patch":{"platform":{"capacity":1}}}"#)
        }
    }

    @Test func `one option left by the gates is no ranking`() throws {
        let gate = #","gates":[{"id":"room","indicator":"scale/capacity-utilisation","at-most":0.6}]"#
        let record = try compare(option("a", capacity: "60") + "," + option("b", capacity: "100"), profile: gate)
        #expect(record.ranking == nil)
        #expect(record.verdict.word == .gated)
        #expect(record.verdict.leader == 1)
    }
}
