import Documents
import Foundation
import TestSupport
import Testing

/// `plumbline diff`.
@Suite struct DiffTests {
    private let directory = TemporaryDirectory()

    private func record(_ name: String, _ text: String) -> String {
        directory.write(name, text)
        return directory.path + "/" + name
    }

    private func record(
        risk: Double, gates: String = "[]", modules: String = "[]", band: String = "moderate",
        asOf: String = "2026-11-23"
    ) -> String {
        """
        {"format":"plumbline-assessment/1","asOf":"\(asOf)","deployment":{"id":"depot-7"},"profile":{"id":"crew"},\
        "risk":{"value":\(risk),"low":\(risk),"high":\(risk),"band":"\(band)"},"coverage":1,"gates":\(gates),\
        "modules":\(modules)}
        """
    }

    private func module(_ id: String, risk: Double, _ indicators: String = "") -> String {
        """
        {"id":"\(id)","version":"1.0.0","weight":0.5,"outcome":"ok","risk":{"value":\(risk),"low":\(risk),"high":\(risk)},\
        "coverage":1,"indicators":[\(indicators)]}
        """
    }

    @Test func `what changed is told by how much, the largest move first`() throws {
        let before = record(
            "before.json",
            record(
                risk: 40, gates: #"[{"id":"two-each","verdict":"fail"},{"id":"old","verdict":"pass"}]"#,
                modules: "["
                    + module(
                        "staffing", risk: 40,
                        #"{"id":"crew","code":"ST-01","outcome":"measured","value":1.5,"unit":"people","risk":{"value":40},"contribution":30},{"id":"shift","outcome":"measured","value":"day","unit":"kind","risk":{"value":10},"contribution":10}"#
                    ) + "," + module("gone", risk: 1) + "]"))
        let after = record(
            "after.json",
            record(
                risk: 31.25, gates: #"[{"id":"two-each","verdict":"pass"},{"id":"new","verdict":"undetermined"}]"#,
                modules: "["
                    + module(
                        "staffing", risk: 31.25,
                        #"{"id":"crew","code":"ST-01","outcome":"measured","value":3,"unit":"people","risk":{"value":15},"contribution":11.25},{"id":"shift","outcome":"measured","value":"night","unit":"kind","risk":{"value":20},"contribution":20}"#
                    ) + "]", band: "low", asOf: "2026-12-01"))
        let run = try CommandRun.plumbline(["diff", before, after])
        #expect(run.status == 0)
        #expect(
            run.output == """
                depot-7
                  as of 2026-11-23 → 2026-12-01

                Gates
                  ~ two-each: fail → pass
                  + new: undetermined
                  - old: was pass

                Risk
                  risk 40.0 → 31.3 (−8.8)
                  band moderate → low

                Modules
                  ~ staffing: risk 40.0 → 31.3 (−8.8)
                  - gone: was risk 1.0, weight 50 %

                Indicators
                  ~ ST-01 staffing/crew: 1.5 → 3 people; risk 40.0 → 15.0 (−25.0); points 30.0 → 11.3 (−18.8)
                  ~ staffing/shift: day → night; risk 10.0 → 20.0 (+10.0); points 10.0 → 20.0 (+10.0)

                """, "\(run.output)")
        let json = try CommandRun.plumbline(["diff", before, after, "--format", "json"])
        let document = Document()
        try document.read(json: Array(json.output.utf8).span)
        #expect(document.root["same"]?.bool == false)
        #expect(document.root["risk"]?["change"]?.double == -8.75)
        #expect(
            document.root["gates"]?.elements.compactMap { $0["change"]?.string } == ["changed", "added", "removed"])
        #expect(document.root["indicators"]?.elements.first?["value"]?["change"]?.double == 1.5)
    }

    @Test func `a record and itself do not differ`() throws {
        let example = try CommandRun.plumbline([
            "assess", "Examples/d6-asean-city/option-b.yaml", "--format", "json", "--as-of", "2026-11-23",
        ])
        let file = record("same.json", example.output)
        let run = try CommandRun.plumbline(["diff", file, file])
        #expect(run.output == "option-b\n  nothing in the assessment changed\n")
    }

    @Test func `two options of the example differ in every module`() throws {
        let files = try ["b", "c"].map { option in
            let run = try CommandRun.plumbline([
                "assess", "Examples/d6-asean-city/option-\(option).yaml", "--format", "json", "--as-of", "2026-11-23",
            ])
            return record(option + ".json", run.output)
        }
        let run = try CommandRun.plumbline(["diff"] + files)
        #expect(run.output.hasPrefix("option-b → option-c\n"))
        for module in ["scale", "ipv6-readiness", "governance", "vendor-lock-in"] {
            #expect(run.output.contains("  ~ \(module): risk "), "\(module)")
        }
    }

    @Test func `what is no record is told of, on both sides`() throws {
        let wrong = record("wrong.json", #"{"format":"plumbline-ranking/1"}"#)
        let run = try CommandRun.plumbline(["diff", wrong, "Examples/d6-asean-city/option-b.yaml"])
        #expect(run.status == 65)
        #expect(run.errors.contains("not 'plumbline-ranking/1' [record.wrong-format]"))
        #expect(run.errors.contains("not 'plumbline-deployment/1' [record.wrong-format]"))
    }
}
