import Foundation
import TestSupport
import Testing

/// The command as a person or a script meets it.
@Suite struct UsageTests {
    @Test func `help begins with what it is and shows examples`() throws {
        let run = try CommandRun.plumbline(["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("EXAMPLES"))
        #expect(run.output.contains("EXIT STATUS"))
    }

    @Test func `a usage error ends with 64 and says what was expected`() throws {
        let run = try CommandRun.plumbline(["assess", "x.yaml", "--fail-on", "terrible"])
        #expect(run.status == 64)
        #expect(run.errors.contains("'terrible' is not a band: very-low, low, moderate, high or very-high."))
    }

    @Test func `a misspelt command is told with the one that is near`() throws {
        let near = try CommandRun.plumbline(["asess", "x.yaml"])
        #expect(near.status == 64)
        #expect(
            near.errors == """
                error: there is no command 'asess' [usage.unknown-command]
                  help: did you mean 'assess'?

                """)
        #expect(try CommandRun.plumbline(["frobnicate"]).errors.contains("'plumbline --help' lists the commands"))
        #expect(try CommandRun.plumbline(["help", "assess"]).status == 0)
    }

    @Test func `a missing file is told with the name that is near`() throws {
        let run = try CommandRun.plumbline(["assess", "Examples/d3-european-city/deploymnet.yaml"])
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(
            run.errors == """
                Examples/d3-european-city/deploymnet.yaml: error: there is no such file [document.missing]
                  help: did you mean 'deployment.yaml'?

                """)
    }
}
