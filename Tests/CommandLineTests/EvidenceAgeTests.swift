import TestSupport
import Testing

/// Evidence ages: it counts one grade lower once it is older than 24 months, and no number changes.
@Suite struct EvidenceAgeTests {
    private let directory = TemporaryDirectory()

    private func assess(asOf: String, _ arguments: [String] = []) throws -> CommandRun {
        let file = directory.write(
            "dated.yaml",
            """
            format: plumbline-deployment/1
            id: dated
            devices:
              - class: sensors
                count: { $value: 700, $source: Inventory, $as-of: 2024-05, $grade: B2 }
                growth: { $value: 0.05, $source: Plan, $as-of: 2024-05-31, $grade: F6 }
            platform:
              capacity: { $value: 1000, $source: Data sheet, $as-of: 2024-05 }
              load-per-device: { $value: 1, $source: Bid, $as-of: 2026-05, $grade: C3 }
            """)
        let profile = directory.write(
            "capacity.yaml",
            """
            format: plumbline-profile/1
            id: capacity
            extends: baseline
            modules:
              ipv6-readiness: null
              governance: null
              vendor-lock-in: null
            """)
        return try CommandRun.plumbline(["assess", file, "--profile", profile, "--as-of", asOf] + arguments)
    }

    @Test func `the report says what an old grade counts as, and why`() throws {
        let report = try assess(asOf: "2026-06-01").output
        #expect(report.contains("/devices/0/growth = 0.05 (Plan, as of 2024-05-31, F6, older than 24 months)"))
        #expect(report.contains("/platform/capacity = 1000 (Data sheet, as of 2024-05, older than 24 months)"))
        #expect(report.contains("/platform/load-per-device = 1 (Bid, as of 2026-05, C3)"))
        #expect(report.contains("3 facts are older than 24 months and count one grade lower"))
        #expect(
            report.contains("/devices/0/count = 700 (Inventory, as of 2024-05, B2, now B3: older than 24 months)"))
    }

    @Test func `evidence of exactly 24 months keeps its grade`() throws {
        let report = try assess(asOf: "2026-05-31").output
        #expect(report.contains("/devices/0/growth = 0.05 (Plan, as of 2024-05-31, F6)"))
        #expect(!report.contains("older than 24 months"))
    }

    @Test func `the record keeps the stated grade and adds what it counts as`() throws {
        let record = try assess(asOf: "2026-06-01", ["--format", "json"]).output
        #expect(record.contains(#""grade":"B2","asOf":"2024-05","countsAs":"B3""#))
        #expect(record.contains(#""grade":"F6","asOf":"2024-05-31"}"#))
        #expect(record.contains(#""grade":"C3","asOf":"2026-05"}"#))
    }

    @Test func `age changes no number`() throws {
        func risk(_ asOf: String) throws -> Substring? {
            let record = try assess(asOf: asOf, ["--format", "json"]).output
            return record.split(separator: #""risk":"#).dropFirst().first?.split(separator: "}").first
        }
        #expect(try risk("2026-05-31") != nil && risk("2026-05-31") == risk("2029-01-01"))
    }
}
