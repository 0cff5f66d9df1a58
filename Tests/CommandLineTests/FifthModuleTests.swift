import Foundation
import TestSupport
import Testing

/// A module the engine has never heard of, in Python, adds its own section, indicator, errors and report.
@Suite struct FifthModuleTests {
    private let modules = ["--modules", "Tests/Fixtures/modules"]

    private func files(staffing: String) -> (TemporaryDirectory, deployment: String, profile: String) {
        let directory = TemporaryDirectory()
        let deployment = directory.write(
            "site.yaml", "format: plumbline-deployment/1\nid: site\nstaffing:\n\(staffing)")
        let profile = directory.write(
            "staffing.yaml", "format: plumbline-profile/1\nid: staffing\nmodules:\n  staffing: {}\n")
        return (directory, deployment, profile)
    }

    @Test func `it is listed and explained`() throws {
        let list = try CommandRun.plumbline(["modules"] + modules)
        #expect(list.output.hasPrefix("staffing 0.1.0  Staffing\n"))
        let explained = try CommandRun.plumbline(["explain", "ST-01"] + modules)
        #expect(explained.output.contains("How many operators does each site have?"))
    }

    @Test func `it is validated, measured, judged and reported`() throws {
        let (directory, deployment, profile) = files(
            staffing: "  operators: { $value: 6, $source: Roster, $grade: A1 }\n  sites: 4\n")
        defer { withExtendedLifetime(directory) {} }
        let run = try CommandRun.plumbline(["assess", deployment, "--profile", profile] + modules)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("40.0 of 100, moderate"))
        #expect(run.output.contains("ST-01 operators-per-site: 1.5 operators per site"))
        #expect(run.output.contains("site.yaml:4 /staffing/operators = 6 (Roster, A1)"))
        #expect(run.output.contains("Hire before the next site opens."))
    }

    @Test func `its section is checked with a suggestion`() throws {
        let (directory, deployment, profile) = files(staffing: "  operatros: 6\n  sites: 0\n")
        defer { withExtendedLifetime(directory) {} }
        let run = try CommandRun.plumbline(["assess", deployment, "--profile", profile] + modules)
        #expect(run.status == 65)
        #expect(
            run.errors == """
                \(deployment):4:3: error: the member 'operators' is missing [deployment.missing-member]
                \(deployment):4:3: error: there is no member 'operatros' here [deployment.unknown-member]
                  help: did you mean 'operators'?
                \(deployment):5:10: error: 0 is below the smallest allowed value 1 [deployment.out-of-range]
                3 errors

                """)
    }

    @Test func `what it says of its figure stands under it, weighted or not, and last in the record`() throws {
        let (directory, deployment, profile) = files(staffing: "  operators: 6\n  sites: 4\n")
        for file in ["module.yaml", "input.schema.json"] {
            directory.write("modules/staffing/" + file, try Checkout.text("Tests/Fixtures/modules/staffing/" + file))
        }
        let program = try Checkout.text("Tests/Fixtures/modules/staffing/main.py")
        let note = "Counted by roster, not by contract."
        directory.write(
            "modules/staffing/main.py",
            program.replacingOccurrences(of: "\"rests\":", with: "\"note\": \"\(note)\", \"rests\":"))
        let modules = ["--modules", directory.path + "/modules"]
        let weighted = try CommandRun.plumbline(["assess", deployment, "--profile", profile] + modules)
        #expect(weighted.output.contains("does each site have?\n                    \(note)\n"), "\(weighted.output)")
        let record = try CommandRun.plumbline(
            ["assess", deployment, "--profile", profile, "--format", "json"] + modules)
        #expect(record.output.contains(",\"note\":\"\(note)\"}"), "\(record.output)")
        let beside = directory.write(
            "beside.yaml",
            """
            format: plumbline-profile/1
            id: beside
            modules:
              staffing: { weight: 0 }
              scale: {}
            """)
        let unweighted = try CommandRun.plumbline(["assess", deployment, "--profile", beside] + modules)
        let section =
            "Measured beside, without weight\n  ST-01 operators-per-site: 1.5 operators per site\n    \(note)\n"
        #expect(unweighted.output.contains(section), "\(unweighted.output)")
    }

    @Test func `only its own section reaches it`() throws {
        let (directory, deployment, profile) = files(staffing: "  operators: { $unknown: true }\n  sites: 4\n")
        defer { withExtendedLifetime(directory) {} }
        let run = try CommandRun.plumbline(["assess", deployment, "--profile", profile, "--format", "json"] + modules)
        #expect(run.status == 2)
        #expect(run.output.contains(#""outcome":"unavailable","missing":["/staffing/operators"]"#))
        #expect(run.output.contains(#""risk":{"value":100,"low":0,"high":100}"#))
        #expect(run.output.contains(#""band":"insufficient evidence""#))
    }
}
