import Documents
import RiskModel
import TestSamples
import TestSupport
import Testing

@testable import Declared
@testable import ModuleKit

/// What a declaration answers on a deployment, both as JSON text.
private func answer(_ declared: String, _ deployment: String) throws -> Answer {
    let table = Document()
    try table.read(json: Array("{\"it\":\(declared)}".utf8).span)
    let value = Value(reading: Reading(document: table), node: 0, isRecorded: false)
    let indicator = try #require(try indicators(value).first)
    let document = Document()
    try document.read(json: Array("{\"deployment\":\(deployment)}".utf8).span)
    let reading = Reading(document: document)
    try reading.begin(params: 0)
    reading.beginIndicator()
    return try indicator.measure(reading).answer
}

@Suite struct DeclaredTests {
    /// Worked by hand: three teams of 2, 3 and 5 people, trained, not trained, nobody knows.
    static let teams = """
        {"teams":[{"people":2,"trained":true,"grade":1},{"people":3,"trained":false,"grade":4},\
        {"people":5,"grade":null}],"sites":4,"none":[],"state":"good","open":true}
        """

    private static let nothingKnown = Answer.unavailable(missing: [], reason: nil)

    private static func exactly(_ value: Double) -> Answer { .measured(.number(value)) }

    private static func between(_ low: Double, _ high: Double) -> Answer {
        .bounded(low: low, high: high, value: nil)
    }

    static let worked: [(declared: String, expected: Answer)] = [
        (#"{"value":"/sites"}"#, exactly(4)),
        (#"{"value":"/state","words":true}"#, .measured(.key("good"))),
        (#"{"value":"/open","words":true}"#, .measured(.key("true"))),
        (#"{"value":"/missing"}"#, nothingKnown),
        (#"{"count":"/teams/*"}"#, exactly(3)),
        (#"{"count":"/teams/*","where":{"trained":true}}"#, between(1, 2)),
        (#"{"count":"/none/*"}"#, exactly(0)),
        (#"{"sum":"/teams/*/people"}"#, exactly(10)),
        (#"{"sum":"/teams/*/people","where":{"trained":false}}"#, between(3, 8)),
        (#"{"sum":"/teams/*/people","per":"/sites"}"#, exactly(2.5)),
        (
            #"{"sum":"/teams/*/people","per":"/missing","domain":[0,100],"limits":{"/missing":[0,null]}}"#,
            between(0, 100)
        ),
        (#"{"sum":"/teams/*/people","per":"/missing","domain":[0,100]}"#, nothingKnown),
        (#"{"sum":"/teams/*/people","per":"/missing"}"#, nothingKnown),
        (#"{"sum":"/teams/*/people","domain":[0,8]}"#, exactly(8)),
        (#"{"max":"/teams/*/people"}"#, exactly(5)),
        (#"{"max":"/teams/*/people","where":{"trained":true}}"#, between(2, 5)),
        (#"{"min":"/teams/*/people","where":{"people":{"at-least":3}}}"#, exactly(3)),
        (#"{"max":"/none/*/people"}"#, .notApplicable),
        (#"{"max":"/absent/*/people"}"#, nothingKnown),
        (#"{"share-where":"/teams/*","where":{"trained":true}}"#, between(1 / 3, 2 / 3)),
        (
            #"{"share-where":"/teams/*","where":{"trained":true},"weight":"people"}"#,
            between(0.2, 0.7)
        ),
        (#"{"share-where":"/teams/*","where":{"people":[2,5]},"weight":"people"}"#, exactly(0.7)),
        (#"{"share-where":"/teams/*","where":{"people":{"not":2}}}"#, exactly(2 / 3)),
        (#"{"share-where":"/none/*","where":{"trained":true}}"#, .notApplicable),
        // (2·1 + 3·4 + 5·g) ÷ 10 with g from 1 to 5.
        (
            #"{"weighted-mean":"/teams/*/grade","weight":"people","limits":{"/teams/*/grade":[1,5]}}"#,
            between(1.9, 3.9)
        ),
        // Unit weights of two known people and one unknown: the unknown weight has no limit.
        (
            #"{"weighted-mean":"/teams/*/people","weight":"grade","limits":{"/teams/*/grade":[1,5]}}"#,
            between(19.0 / 6, 39.0 / 10)
        ),
        (
            #"{"checklist-coverage":[{"at":"/open","is":true},{"at":"/state","is":["bad","worse"]},"#
                + #"{"at":"/teams/*/trained","is":true,"weight":2},{"at":"/absent/flag","is":true}]}"#,
            between(0.2, 0.4)
        ),
    ]

    @Test(arguments: worked) func `an aggregate is what a pencil gives`(_ declared: String, _ expected: Answer) throws {
        let found = try answer(declared, DeclaredTests.teams)
        switch (found, expected) {
        case (.bounded(let low, let high, nil), .bounded(let wantedLow, let wantedHigh, nil)):
            #expect(abs(low - wantedLow) < 1e-12 && abs(high - wantedHigh) < 1e-12, "\(declared): \(found)")
        case (.measured(.number(let value)), .measured(.number(let wanted))):
            #expect(abs(value - wanted) < 1e-12, "\(declared): \(found)")
        default: #expect(found == expected, "\(declared)")
        }
    }

    @Test func `nothing by nothing fails, something by nothing is the end of the domain`() throws {
        let deployment = #"{"list":[{"v":0}],"full":[{"v":3}],"zero":0}"#
        #expect(try answer(#"{"sum":"/list/*/v","per":"/zero","domain":[0,9]}"#, deployment).outcome == .failed)
        #expect(
            try answer(#"{"sum":"/full/*/v","per":"/zero","domain":[0,9]}"#, deployment) == .measured(.number(9)))
        #expect(try answer(#"{"sum":"/full/*/v","per":"/zero"}"#, deployment).outcome == .failed)
    }

    // MARK: whatever the unknowns turn out to be

    /// Cells of a random deployment; nil is unknown.
    private struct Cells {
        var rows: [[Double?]]
        var divisor: Double?

        /// Columns: value 0…10, weight 0…5, flag, kind.
        static let limits: [ClosedRange<Int>] = [0...10, 0...5, 0...1, 0...2]

        init(_ random: inout SeededRandom) {
            rows = (0..<random.number(0...4)).map { _ in Cells.limits.map { Double(random.number($0)) } }
            divisor = Double(random.number(0...4))
        }

        func hiding(_ random: inout SeededRandom, oneIn count: Int) -> Cells {
            var copy = self
            for row in rows.indices {
                for column in rows[row].indices where random.oneIn(count) { copy.rows[row][column] = nil }
            }
            if random.oneIn(count) { copy.divisor = nil }
            return copy
        }

        var json: String {
            let elements = rows.map { row -> String in
                if row.allSatisfy({ $0 == nil }) { return "null" }
                var members: [String] = []
                if let value = row[0] { members.append("\"v\":\(Int(value))") }
                if let weight = row[1] { members.append("\"w\":\(Int(weight))") }
                if let flag = row[2] { members.append("\"ok\":\(flag == 1)") }
                if let kind = row[3] { members.append("\"kind\":\"k\(Int(kind))\"") }
                return "{\(members.joined(separator: ","))}"
            }
            let rest = divisor.map { ",\"n\":\(Int($0))" } ?? ""
            return "{\"list\":[\(elements.joined(separator: ","))]\(rest)}"
        }
    }

    private func declaration(_ random: inout SeededRandom) -> String {
        let filters = [
            #""where":{"ok":true}"#, #""where":{"kind":["k0","k1"]}"#, #""where":{"v":{"at-least":4},"ok":false}"#,
            #""where":{"kind":{"not":"k2"}}"#, #""where":{"w":{"at-most":2}}"#,
        ]
        let filter = filters[random.number(0...filters.count - 1)]
        let optional = random.oneIn(2) ? "," + filter : ""
        let aggregates = [
            #""count":"/list/*""# + optional, #""sum":"/list/*/v""# + optional, #""max":"/list/*/v""# + optional,
            #""min":"/list/*/v""# + optional, #""weighted-mean":"/list/*/v","weight":"w""# + optional,
            #""share-where":"/list/*","# + filter, #""share-where":"/list/*","weight":"w","# + filter,
            #""checklist-coverage":[{"at":"/list/*/ok","is":true},{"at":"/n","is":{"at-least":2},"weight":3},"#
                + #"{"at":"/list/*/v","is":{"at-most":5}}]"#,
        ]
        let per = random.oneIn(3) ? #","per":"/n""# : ""
        let domain = random.oneIn(3) ? "" : #","domain":[0,\#(random.number(1...60))]"#
        let limits =
            random.oneIn(3)
            ? #","limits":{"/list/*/v":[0,null],"/list/*/w":[0,null],"/n":[0,null]}"#
            : #","limits":{"/list/*/v":[0,10],"/list/*/w":[0,5],"/n":[0,4]}"#
        return "{" + aggregates[random.number(0...aggregates.count - 1)] + per + domain + limits + "}"
    }

    private func ends(_ answer: Answer) -> (low: Double, high: Double)? {
        switch answer {
        case .measured(.number(let value)): (value, value)
        case .bounded(let low, let high, _): (low, high)
        default: nil
        }
    }

    @Test(arguments: [UInt64(20_261_127), 7, 99])
    func `an answer holds every answer that more facts could give, and hiding never lowers a risk`(
        _ seed: UInt64
    ) throws {
        var random = SeededRandom(seed)
        var outcomes: [Outcome: Int] = [:]
        for round in 0..<6_000 {
            let declared = declaration(&random)
            let full = Cells(&random)
            let some = full.hiding(&random, oneIn: 4)
            let fewer = some.hiding(&random, oneIn: 4)
            let told: Comment = "seed \(seed), round \(round): \(declared) \(some.json) → \(fewer.json)"
            for (more, less) in [(full, some), (some, fewer), (full, fewer)] {
                let known = try answer(declared, more.json)
                let hidden = try answer(declared, less.json)
                outcomes[hidden.outcome, default: 0] += 1
                if let inner = ends(known), let outer = ends(hidden) {
                    #expect(outer.low <= inner.low + 1e-9 && inner.high <= outer.high + 1e-9, told)
                }
                if hidden.outcome == .notApplicable { #expect(known.outcome == .notApplicable, told) }
                guard known.outcome != .notApplicable else { continue }
                let function = ValueFunction.points(
                    [0, Double(random.number(1...5)), Double(random.number(6...60))].map {
                        ValueFunction.Point(at: $0, risk: Double(random.number(0...100)), origin: .convention)
                    })
                let before = function.risk(of: MeasuredIndicator(centre: known), unknown: .worst)
                let after = function.risk(of: MeasuredIndicator(centre: hidden), unknown: .worst)
                // A known failure counts at the top; nothing known can come out above that.
                if known.outcome != .failed {
                    #expect(after.value >= before.value - 1e-9 && after.high >= before.high - 1e-9, told)
                }
            }
        }
        for outcome in [Outcome.measured, .bounded, .unavailable, .notApplicable] {
            #expect(outcomes[outcome, default: 0] > 200, "\(outcomes)")
        }
    }

    // MARK: as a program

    @Test func `a module that declares everything conforms`() throws {
        let run = try CommandRun.plumbline(["modules", "check", "Plugins/SupplierTrust"])
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.hasSuffix(" 0 required failed, 0 advised against\n"))
    }

    @Test func `no bundled profile runs it`() throws {
        for file in Checkout.files(under: "Profiles", ending: ".yaml") {
            #expect(try !Checkout.text(file).contains("supplier-trust"), "\(file)")
        }
    }
}
