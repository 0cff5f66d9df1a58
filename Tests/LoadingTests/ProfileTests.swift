import Diagnostics
import Documents
import Foundation
import Loading
import RiskModel
import Testing

@Suite struct ProfileTests {
    /// A profile's own lines, below its format and id.
    private func load(_ lines: String) throws -> LoadedProfile {
        let folder = try TemporaryFolder()
        return try Fixtures.profileLoader.load(
            folder.file("test.yaml", "format: plumbline-profile/1\nid: test\n" + lines))
    }

    private func resolved(_ lines: String, _ pointer: String) throws -> String? {
        let document = try load("extends: base\n" + lines).document
        return document.node(at: pointer).map { String(decoding: document.canonicalText(of: $0), as: UTF8.self) }
    }

    @Test func aProfileOfThreeMembersHasTheDefaultsOfBaseline() throws {
        let profile = try load("modules: { bridges: {} }").profile
        #expect(profile.id == "test" && profile.title == "test" && profile.home == nil && profile.horizonYears == 5)
        #expect(profile.within == .arithmetic && profile.across == .arithmetic && profile.minimumCoverage == 0.6)
        #expect(profile.unknown == .worst && profile.gates.isEmpty && profile.modules.map(\.weight) == [1])
        #expect(String(decoding: profile.modules[0].parameters, as: UTF8.self) == "{}")
    }

    @Test func aProfileIsFoundByNameOrPathAndReadWhole() throws {
        let profile = try Fixtures.profileLoader.load("base").profile
        #expect(profile.home == "ID" && profile.trusted == [.init(code: "SG", reason: "an agreement", instrument: nil)])
        #expect(profile.modules.map(\.id) == ["bridges", "rivers"] && profile.modules.map(\.weight) == [2, 1])
        #expect(
            profile.modules[0].indicators.map(\.weight) == [3, 1]
                && profile.modules[0].indicators[1].reason == "somebody looks")
        #expect(
            profile.gates.map(\.bound) == [.atMost(1), .atMost(3)] && profile.gates[0].basis == "the sign at the bridge"
        )
        #expect(profile.exemptions.map(\.until) == [CalendarDate(year: 2026, month: 12, day: 31)])
        #expect(try Fixtures.profileLoader.load(Fixtures.profiles + "/base.yaml").profile.digest == profile.digest)
    }

    @Test func aggregationsAreReadInEachOfTheirForms() throws {
        func within(_ text: String) throws -> Aggregation {
            try load("modules: { bridges: {} }\naggregate: { within: \(text) }").profile.within
        }
        #expect(try within("geometric") == .geometric && within("arithmetic") == .arithmetic)
        #expect(try within("{ power: 4 }") == .power(4) && within("{ ordered: [0.6, 0.4] }") == .ordered([0.6, 0.4]))
    }

    @Test func `indicators a profile does not name weigh 1, or what it says of all others`() throws {
        let plain = try load("modules: { bridges: { indicators: { inspection: { weight: 3 } } } }").profile.modules[0]
        #expect(plain.weight(of: "inspection") == 3 && plain.weight(of: "clearance") == 1)
        let few = try load(
            "modules: { bridges: { others: { weight: 0, reason: not asked }, indicators: { inspection: {} } } }"
        ).profile.modules[0]
        #expect(few.weight(of: "inspection") == 1 && few.reason(of: "inspection") == nil)
        #expect(few.weight(of: "clearance") == 0 && few.reason(of: "clearance") == "not asked")
    }

    @Test func `setting every indicator aside at once is found as setting each aside is`() throws {
        #expect(throws: Problems.self) { try load("modules: { bridges: { others: { weight: 0 } } }") }
    }

    @Test func objectsMergeAndKeepWhatIsNotNamed() throws {
        #expect(try resolved("modules: { bridges: { weight: 5 } }", "/modules/bridges/weight") == "5")
        #expect(
            try resolved("modules: { bridges: { weight: 5 } }", "/modules/bridges/parameters") == "{\"class\":\"road\"}"
        )
        #expect(try resolved("modules: { bridges: { weight: 5 } }", "/modules/rivers") == "{\"weight\":1}")
        #expect(try resolved("coverage: { minimum: 0.9 }", "/home") == "\"ID\"")
        let profile = try load("extends: base\nmodules: { bridges: { indicators: { inspection: { weight: 7 } } } }")
            .profile
        #expect(
            profile.id == "test" && profile.title == "Base" && profile.modules[0].indicators.map(\.weight) == [3, 7])
        #expect(profile.modules[0].indicators[1].reason == "somebody looks")
    }

    @Test func listsAndValueFunctionsAreReplacedWhole() throws {
        #expect(
            try resolved("trusted: [{ code: MY, reason: a treaty }]", "/trusted")
                == "[{\"code\":\"MY\",\"reason\":\"a treaty\"}]")
        #expect(try resolved("trusted: []", "/trusted") == "[]")
        let lines =
            "modules: { bridges: { indicators: { load-ratio: { value-function: { points: [[0, 5], [9, 6]] } } } } }"
        #expect(
            try resolved(lines, "/modules/bridges/indicators/load-ratio")
                == "{\"value-function\":{\"points\":[[0,5],[9,6]]},\"weight\":3}")
    }

    @Test func gatesAndExemptionsMergeById() throws {
        let lines = """
            gates:
              - { id: dry, at-most: 2 }
              - { id: looked-at, indicator: bridges/inspection, at-most: 50, risk: true }
            """
        let profile = try load("extends: base\n" + lines).profile
        #expect(profile.gates.map(\.id) == ["light-enough", "dry", "looked-at"])
        #expect(profile.gates.map(\.bound) == [.atMost(1), .atMost(2), .atMost(50)] && profile.gates[2].isOnRisk)
        #expect(
            try load("extends: base\nexemptions: [{ id: flood, reason: it poured }]").profile.exemptions[0].reason
                == "it poured")
    }

    @Test func nullRemoves() throws {
        #expect(try resolved("home: null", "/home") == nil)
        #expect(
            try load("extends: base\nmodules: { rivers: null }\ngates: [{ id: dry, at-most: null }]\nexemptions: null")
                .profile.gates.map(\.id) == ["light-enough"])
        #expect(try resolved("gates: [{ id: dry, at-most: null, at-least: 1 }]", "/gates/1/at-least") == "1")
        #expect(try resolved("gates: [{ id: light-enough, basis: null }]", "/gates/0/basis") == nil)
        #expect(
            try resolved("modules: { bridges: { parameters: { class: null } } }", "/modules/bridges/parameters") == "{}"
        )
    }

    @Test func nullRemovesNothingWhereThereIsNothing() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("plain.yaml", "format: plumbline-profile/1\nid: plain\nmodules: { bridges: {} }\n")
        let own = try folder.file(
            "own.yaml",
            """
            format: plumbline-profile/1
            id: own
            extends: ./plain.yaml
            home: null
            modules: { bridges: { parameters: { class: null } } }
            gates: [{ id: light, indicator: bridges/load-ratio, at-most: 1, basis: null }, { id: dry, at-most: null }]
            """)
        #expect(try Fixtures.profileLoader.load(own).profile.gates.map(\.id) == ["light"])
    }

    @Test func aChainOfProfilesResolvesFromItsRoot() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("b.yaml", "format: plumbline-profile/1\nid: b\nextends: base\nhorizon-years: 7\nhome: SG\n")
        let top = try folder.file("a.yaml", "format: plumbline-profile/1\nid: a\nextends: ./b.yaml\nhome: MY\n")
        let profile = try Fixtures.profileLoader.load(top).profile
        #expect(profile.id == "a" && profile.home == "MY" && profile.horizonYears == 7 && profile.gates.count == 2)
    }

    @Test func everyValueOfAResolvedProfileHasThePlaceItWasWritten() throws {
        let document = try load("extends: base\nmodules: { bridges: { weight: 5 } }").document
        func file(_ pointer: String) throws -> String {
            let place = document.place(of: try #require(document.node(at: pointer)))
            return place.map { "\(($0.file as NSString).lastPathComponent):\($0.line)" } ?? ""
        }
        #expect(
            try file("/modules/bridges/weight") == "test.yaml:4" && file("/modules/rivers/weight") == "base.yaml:15")
        #expect(try file("/home") == "base.yaml:5" && file("/id") == "test.yaml:2")
    }

    @Test func twoProfilesOfOneContentHaveOneDigest() throws {
        let one = try load("modules: { bridges: { weight: 1.0 }, rivers: {} }").profile.digest
        #expect(try load("modules:\n  rivers: {}\n  bridges:\n    weight: 1 # one\n").profile.digest == one)
        #expect(try load("modules: { bridges: { weight: 2 }, rivers: {} }").profile.digest != one)
    }

    @Test func anUnknownNameIsReportedWithItsNeighbour() {
        let problems = #expect(throws: Problems.self) { try Fixtures.profileLoader.load("bse") }
        #expect(
            problems?.description
                == "error: there is no profile named 'bse' [profile.unknown]\n  help: did you mean 'base'?")
        let none = #expect(throws: Problems.self) { try Fixtures.profileLoader.load("elsewhere") }
        #expect(
            none?.description
                == "error: there is no profile named 'elsewhere' [profile.unknown]\n  help: 'plumbline profiles' lists the 1 installed"
        )
    }
}
