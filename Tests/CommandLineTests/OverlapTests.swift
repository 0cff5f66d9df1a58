import TestSupport
import Testing

/// A profile that counts one fact twice.
@Suite struct OverlapTests {
    @Test func `a profile that counts both is warned in words`() throws {
        let directory = TemporaryDirectory()
        let file = directory.write(
            "my-city.yaml",
            """
            format: plumbline-profile/1
            id: my-city
            extends: baseline
            modules:
              vendor-lock-in:
                indicators:
                  critical-supplier-share: { weight: 1 }
            """)
        let run = try CommandRun.plumbline([
            "assess", "Examples/d3-european-city/deployment.yaml", "--home", "ES", "--profile", file, "--format",
            "json",
        ])
        #expect(run.output.hasPrefix("{\"format\":\"plumbline-assessment/1\""))
        #expect(
            run.errors == """
                \(file):7:7: warning: 'vendor-lock-in/critical-supplier-share' and 'scale/single-point-impact' show one fact \
                in two ways, and both count [profile.overlap]
                  note: the same single point, seen as a supplier and as a node
                  help: give one of them weight 0 and say why; it is measured and shown all the same

                """)
        withExtendedLifetime(directory) {}
    }

    @Test func `what overlaps is explained`() throws {
        let run = try CommandRun.plumbline(["explain", "VL-04"])
        #expect(run.output.contains("\ncount only one of this and scale/single-point-impact: the same single point"))
    }
}
