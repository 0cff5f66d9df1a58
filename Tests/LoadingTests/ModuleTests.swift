import Diagnostics
import Documents
import Loading
import RiskModel
import Testing

@Suite struct ModuleTests {
    @Test func aManifestIsReadWhole() throws {
        let manifest = Fixtures.modules[0].manifest
        #expect(manifest.id == "bridges" && manifest.version == "1.2.0" && manifest.upstream == ["rivers/level"])
        #expect(manifest.limits.memoryMiB == 64 && manifest.limits.startSeconds == 2.5)
        #expect(manifest.limits.measureSeconds == 3 && manifest.limits.concurrency == 8)
        #expect(manifest.indicators.map(\.id) == ["traffic-forecast", "load-ratio", "inspection"])
        let ratio = try #require(manifest.indicator("load-ratio"))
        #expect(
            ratio.code == "BR-01" && ratio.domain == 0...1000
                && ratio.needs == ["/bridges/*/load", "/bridges/*/capacity"])
        #expect(ratio.remediation?.effort == "high" && ratio.sources.first?.year == 1975 && ratio.blindSpots == "wear")
        #expect(
            ratio.valueFunction
                == .points([
                    .init(at: 0.5, risk: 0, origin: .convention), .init(at: 0.8, risk: 20, origin: .derived),
                    .init(at: 1, risk: 80, origin: .source), .init(at: 1.5, risk: 100, origin: .convention),
                ]))
        #expect(manifest.indicator("inspection")?.valueFunction?.risk(of: "seldom") == 60)
        #expect(manifest.indicator("traffic-forecast")?.valueFunction == nil && manifest.indicator("none") == nil)
        #expect(
            manifest.indicator("inspection")?.overlaps.map(\.indicator).prefix(2) == [
                "rivers/level", "bridges/traffic-forecast",
            ])
        #expect(manifest.indicator("inspection")?.overlaps[0].reason == "high water is what an inspection finds")
    }

    @Test func whatAManifestDoesNotSayHasItsDefault() {
        let rivers = Fixtures.modules[1]
        #expect(
            rivers.manifest.limits == ModuleManifest.Limits() && rivers.manifest.upstream.isEmpty
                && rivers.parameters == nil)
    }

    @Test func aModuleReadsWhatItsSchemaNames() {
        let selection = Fixtures.modules[0].selection
        #expect(selection.contains("/bridges/0/owners/1/share") && !selection.contains("/rivers"))
    }

    @Test func twoModulesMayNotDeclareOnePathWithTypesNoValueHas() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file(
            "module.yaml",
            """
            format: plumbline-module/1
            id: tolls
            version: 1.0.0
            title: Tolls
            protocol: ["1.0"]
            command: [never-run]
            input: input.schema.json
            indicators: [{ id: toll, question: How much?, unit: crowns }]
            """)
        _ = try folder.file(
            "input.schema.json",
            """
            {"properties":{"bridges":{"items":{"properties":{"load":{"type":"string"},"id":{"type":["string","null"]},
             "capacity":{"type":"integer"}}}},"town":{"type":"array"}}}
            """)
        let modules = Fixtures.modules + [try ManifestLoader.load(directory: folder.path)]
        #expect(SelectionConflicts.problems(Fixtures.modules).isEmpty)
        #expect(
            SelectionConflicts.problems(modules).map(\.description).sorted() == [
                """
                error: the modules 'bridges' and 'tolls' declare /bridges/*/load with different types [module.conflict]
                  note: 'bridges': a number
                  note: 'tolls': a string
                """,
                """
                error: the modules 'bridges' and 'tolls' declare /town with different types [module.conflict]
                  note: 'bridges': an object
                  note: 'tolls': a list
                """,
            ])
    }
}
