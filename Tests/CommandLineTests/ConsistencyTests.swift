import Foundation
import Loading
import TestSupport
import Testing

/// Facts that are possible each for itself and wrong together: each check says so at its place.
@Suite struct ConsistencyTests {
    private let directory = TemporaryDirectory()

    /// What is said of a deployment, with the file's own name for its path.
    private func said(_ sections: String, _ arguments: [String] = []) throws -> (errors: String, status: Int32) {
        let text = "format: plumbline-deployment/1\nid: city\n" + sections
        let file = directory.write("city.yaml", text)
        let run = try CommandRun.plumbline(["assess", file, "--home", "KE", "--as-of", "2026-11-23"] + arguments)
        return (run.errors.replacingOccurrences(of: file, with: "city.yaml"), run.status)
    }

    @Test func `shares of a whole sum to 1`() throws {
        let locations = "[{ jurisdiction: KE, share: 0.6 }, { jurisdiction: UG, share: 0.3 }]"
        let (errors, status) = try said(
            "datasets:\n  - { class: video, sensitivity: personal, keys: none, locations: \(locations) }\n")
        #expect(status == 65)
        #expect(
            errors == """
                city.yaml:4:67: error: the members 'share' of this list sum to 0.9, not 1 [deployment.shares-sum]
                  note: 0.6 (line 4), 0.3 (line 4)

                """)
    }

    @Test func `stakes in one entity sum to at most 1`() throws {
        let (errors, status) = try said(
            """
            ownership:
              entities: [{ id: a, jurisdiction: KE }, { id: b, jurisdiction: KE }, { id: op, jurisdiction: KE }]
              holdings:
                - { holder: a, held: op, stake: 0.7, control: none }
                - { holder: b, held: op, stake: 0.4, control: none }
            """)
        #expect(status == 65)
        #expect(
            errors == """
                city.yaml:6:5: error: the members 'stake' of the rows whose 'held' is 'op' sum to 1.1, more than 1 \
                [deployment.sum-above-limit]
                  note: 0.7 (line 6), 0.4 (line 7)

                """)
    }

    @Test func `a jurisdiction is a country code of ISO 3166-1, or EU`() throws {
        let (errors, status) = try said(
            """
            location: { jurisdiction: EU }
            privileged-access:
              - { jurisdiction: EU, accounts: 2, mode: standing }
              - { jurisdiction: UK, accounts: 2, mode: standing }
              - { jurisdiction: XX, accounts: 2, mode: standing }
            """)
        #expect(status == 65)
        #expect(
            errors == """
                city.yaml:3:27: error: 'EU' is not a country code of ISO 3166-1 alpha-2 [deployment.not-allowed]
                city.yaml:6:21: error: 'UK' is not a country code of ISO 3166-1 alpha-2, or EU [deployment.not-allowed]
                  help: did you mean 'GB'?
                city.yaml:7:21: error: 'XX' is not a country code of ISO 3166-1 alpha-2, or EU [deployment.not-allowed]
                3 errors

                """)
    }

    @Test func `an arrival rate that the workers cannot serve is flagged`() throws {
        let (errors, status) = try said(
            """
            platform:
              ingest: { peak-messages-per-second: 400, workers: 8, messages-per-second-per-worker: 50, objective-seconds: 1 }
            """)
        #expect(status == 2)
        #expect(
            errors == """
                city.yaml:4:39: warning: 'peak-messages-per-second' is 400, not below 'workers' × \
                'messages-per-second-per-worker', which is 400: the queue grows for as long as the peak lasts \
                [deployment.inconsistent]

                """)
    }

    @Test func `counts by node may not exceed the counts by class`() throws {
        let (errors, status) = try said(
            """
            devices: [{ class: a, count: 60 }, { class: b, count: 30 }]
            architecture: { nodes: [{ id: north, devices: 50 }, { id: south, devices: 50 }] }
            """)
        #expect(status == 2)
        #expect(
            errors == """
                city.yaml:4:24: warning: the sum of 'architecture/nodes/*/devices' is 100, not at most the sum of \
                'devices/*/count', which is 90: devices attached to the nodes are among the devices there are \
                [deployment.inconsistent]

                """)
    }

    @Test func `an availability is above 0`() throws {
        let (errors, status) = try said(
            "architecture: { blocks: [{ id: core, required: 1, installed: 1, availability: 0, common-cause: 0 }] }\n")
        #expect(status == 2)
        #expect(
            errors == """
                city.yaml:3:79: warning: 0 is not above 0: a unit that never works is no unit [deployment.unexpected]

                """)
    }

    @Test func `a delegated prefix is 3 to 64 bits long`() throws {
        let (errors, status) = try said("network: { connectivity: { delegated-prefix-length: 72 } }\n")
        #expect(status == 2)
        #expect(
            errors == """
                city.yaml:3:53: warning: 72 is not 3 … 64: a delegated prefix is part of 2000::/3 and holds at least one \
                link [deployment.unexpected]

                """)
    }

    @Test func `a keep-alive comes before the mapping times out, and a unit is part of its pool`() throws {
        let (errors, _) = try said(
            """
            network:
              pools: [{ id: a, plan: subscriber, prefix-length: 56, unit-prefix-length: 48, allocated: 1 }]
              translation: { keep-alive-seconds: 300, udp-mapping-timeout-seconds: 120 }
            """)
        #expect(
            errors == """
                city.yaml:4:53: warning: 'prefix-length' is 56, not at most 'unit-prefix-length', which is 48: a unit is a \
                part of its pool [deployment.inconsistent]
                city.yaml:5:38: warning: 'keep-alive-seconds' is 300, not below 'udp-mapping-timeout-seconds', which is \
                120: a mapping that is refreshed later than that is gone [deployment.inconsistent]

                """)
    }

    @Test func `a contract that binds for longer than the profile looks ahead is flagged`() throws {
        let contract =
            "{ id: c, layer: platform, supplier: s, annual-value: null, years-to-free-exit: 7 }"
        let (errors, status) = try said("contracts: [\(contract)]\n")
        #expect(status == 2)
        #expect(
            errors == """
                city.yaml:3:92: warning: 7 years reach beyond the profile's horizon of 5 years \
                [deployment.beyond-horizon]

                """)
        let profile = directory.write(
            "long.yaml",
            "format: plumbline-profile/1\nid: long\nextends: baseline\nhorizon-years: 10\nmodules: { scale: {} }\n")
        #expect(try said("contracts: [\(contract)]\n", ["--profile", profile]).errors.isEmpty)
    }

    /// One list of codes for all: no module's schema has a pattern or a list of its own for countries.
    @Test func `all modules take their country codes from one list`() throws {
        var named = 0
        for file in Checkout.files(under: "Plugins", ending: ".schema.json") {
            let text = try Checkout.text(file)
            #expect(!text.contains(#""^[A-Z]{2}$""#), "\(file)")
            named += text.components(separatedBy: "\"x-codes\": \"country").count - 1
            for (position, line) in text.components(separatedBy: "\n").enumerated()
            where line.contains("ISO 3166") && line.contains("description") {
                let lines = text.components(separatedBy: "\n")
                let near = lines[max(0, position - 2)...min(lines.count - 1, position + 2)].joined()
                let isPattern = near.contains("EEA|COE")
                #expect(near.contains("\"x-codes\"") || isPattern, "\(file):\(position + 1)")
            }
        }
        #expect(named >= 3)
    }
}
