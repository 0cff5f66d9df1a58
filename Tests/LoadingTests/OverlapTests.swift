import Diagnostics
import Foundation
import Loading
import Testing

/// Two indicators that show one fact, both counted by a profile: the module of bridges says that its `inspection` shows
/// what the level of the rivers shows.
@Suite struct OverlapTests {
    private func said(_ lines: String) throws -> String {
        let folder = try TemporaryFolder()
        let file = try folder.file("test.yaml", "format: plumbline-profile/1\nid: test\n" + lines)
        return try Fixtures.profileLoader.load(file).remarks.map(\.description).joined(separator: "\n")
            .replacing(folder.path + "/", with: "").replacing(Fixtures.profiles + "/", with: "")
    }

    @Test func `a profile that counts both is warned where it weighs the one`() throws {
        let lines = """
            modules:
              bridges:
                indicators:
                  inspection: { weight: 2 }
              rivers: {}
            """
        #expect(
            try said(lines) == """
                test.yaml:6:7: warning: 'bridges/inspection' and 'rivers/level' show one fact in two ways, and both \
                count [profile.overlap]
                  note: high water is what an inspection finds
                  help: give one of them weight 0 and say why; it is measured and shown all the same
                """)
    }

    @Test func `where it weighs neither, the module's place is told`() throws {
        #expect(
            try said("modules:\n  rivers: {}\n  bridges: {}").hasPrefix("test.yaml:5:3: warning: 'bridges/inspection'"))
        #expect(
            try said("modules: { rivers: { indicators: { level: {} } }, bridges: {} }").hasPrefix("test.yaml:3:36: "))
        #expect(try said("extends: base").hasPrefix("base.yaml:14:7: warning: "))
        let own = "extends: base\nmodules: { rivers: { indicators: { level: { weight: 2 } } } }"
        #expect(try said(own).hasPrefix("test.yaml:4:36: warning: "))
    }

    @Test func `weighing one of them nothing, or leaving its module out, is enough`() throws {
        #expect(try said("modules: { rivers: {}, bridges: { indicators: { inspection: { weight: 0 } } } }") == "")
        #expect(try said("modules: { bridges: {}, rivers: { weight: 0 } }") == "")
        #expect(try said("modules: { bridges: {} }") == "")
        #expect(
            try said("modules: { rivers: {}, bridges: { others: { weight: 0 }, indicators: { load-ratio: {} } } }")
                == "")
        #expect(try said("extends: base\nmodules: { bridges: { indicators: { inspection: { weight: 0 } } } }") == "")
    }

    @Test func `an indicator that is only reported overlaps with nothing`() throws {
        #expect(try said("modules: { bridges: {} }") == "")
        let judged = "{ value-function: { points: [[0, 0], [1, 100]] } }"
        let lines = "modules: { bridges: { indicators: { traffic-forecast: \(judged) } } }"
        #expect(
            try said(lines).hasPrefix("test.yaml:3:37: warning: 'bridges/inspection' and 'bridges/traffic-forecast'"))
    }
}
