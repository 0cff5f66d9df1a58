import Foundation
import Testing

@testable import ModuleKit
@testable import Scale

@Suite struct BetaArrivalsTests {
    @Test func `Beta(3, 4) arrivals peak at 2.0736 times the mean`() {
        #expect(abs(betaPeak(alpha: 3, beta: 4) - 60 * 0.4 * 0.4 * 0.6 * 0.6 * 0.6) < 1e-12)
        #expect(abs(betaPeak(alpha: 3, beta: 4) - 2.0736) < 1e-12)
        #expect(abs(betaPeak(alpha: 2, beta: 2) - 1.5) < 1e-12)
        #expect(ArrivalPattern.uniform.peak == 1)
    }

    /// 35 million meters after a national blackout, against 25 000 sessions a second.
    @Test(arguments: [(3600.0, 20_160.0, 0.8064), (14_400, 5040, 0.2016)])
    func `the national meters come back at the worked rates`(window: Double, peak: Double, ratio: Double) {
        let rate = 35e6 / window * betaPeak(alpha: 3, beta: 4)
        #expect(abs(rate - peak) < 1e-6)
        #expect(abs(stormRatio(peak: rate, admitted: 25_000) - ratio) < 1e-9)
    }

    @Test func `nobody asking is no storm, nothing admitted is the worst`() {
        #expect(stormRatio(peak: 0, admitted: 0) == 0)
        #expect(stormRatio(peak: 1, admitted: 0) == greatestRatio)
        #expect(stormRatio(peak: .infinity, admitted: 1) == greatestRatio)
    }

    @Test func `an unknown pattern lies between even and bunched`() throws {
        let deployment = Tree.object([
            ("devices", .list([.object([("count", .number(1000)), ("horizon-count", .number(1000))])])),
            (
                "platform",
                .object([
                    (
                        "reconnect",
                        .object([
                            ("sessions-per-device", .number(1)), ("window-seconds", .number(10)),
                            ("admitted-per-second", .number(100)),
                        ])
                    )
                ])
            ),
        ])
        let span = try answer(reconnectStormRatio, deployment).span
        #expect(span.lowerBound == 1 && abs(span.upperBound - 2.0736) < 1e-12)
    }
}

@Suite struct StorageRetentionTests {
    /// 1 900 cameras at 4 Mbit/s for 30 days, in 8 000 TB.
    @Test func `the safe city keeps 2 462 TB`() throws {
        let bytes = try #require(retainedBytes(devices: 1900, bytesPerSecond: 4e6 / 8, days: 30))
        #expect(abs(bytes / 1e12 - 2462.4) < 1e-9)
        #expect(abs(storageRatio(needed: bytes, provisioned: 8e15) - 0.3078) < 1e-9)
    }

    @Test func `what is not known of one class leaves the sum open`() {
        #expect(retainedBytes(devices: nil, bytesPerSecond: 1, days: 1) == nil)
        #expect(storageRatio(needed: 0, provisioned: 0) == 0)
        #expect(storageRatio(needed: 1, provisioned: 0) == greatestRatio)
    }
}

@Suite struct ConnectionDensityTests {
    @Test func `the plant's devices stand at 48 000 per km²`() throws {
        let found = try #require(density(devices: 12_000, squareKilometres: 0.25))
        #expect(found == 48_000)
        #expect(abs(densityUtilisation(found, limit: 1e6) - 0.048) < 1e-12)
    }

    @Test func `heavier traffic than the requirement assumes leaves room for fewer`() throws {
        let massive = try #require(AccessTechnology.shipped.first { $0.id == "imt-2020-mmtc" })
        #expect(massive.limit(bytesPerDeviceHour: 16) == 1e6)
        #expect(massive.limit(bytesPerDeviceHour: 4) == 1e6)
        #expect(massive.limit(bytesPerDeviceHour: 1600) == 1e4)
    }

    @Test func `devices on no area stand infinitely close`() {
        #expect(density(devices: 1, squareKilometres: 0) == .infinity)
        #expect(density(devices: 0, squareKilometres: 0) == 0)
        #expect(densityUtilisation(.infinity, limit: 1e6) == greatestRatio)
    }
}

@Suite struct LatencyComplianceTests {
    @Test func `the plant's robots use 85 % of their class`() {
        #expect(abs(latencyRatio(8.5, limit: 10) - 0.85) < 1e-12)
        #expect(latencyRatio(0, limit: 0) == greatestRatio)
    }

    private func flows(_ flows: [[(String, Tree)]]) -> Tree {
        .object([("time-critical-flows", .list(flows.map { .object([("id", .text("f"))] + $0) }))])
    }

    @Test func `a class that asks for less than the interval is held to the flow's own`() throws {
        let deployment = flows([
            [
                ("latency-class", .text("motion-control-1ms")), ("latency-ms", .number(0.5)),
                ("transfer-interval-ms", .number(1)),
            ]
        ])
        let found = try measured(latencyClassCompliance, deployment)
        #expect(found.answer == .measured(.number(0.5)))
        #expect(
            found.note == """
                The worst of 1 is f: 0.5 ms of the 1 ms its class motion-control-1ms allows (3GPP TS 22.104 table 5.2-1, \
                RECALLED, read 2026-11-23).
                """)
    }

    @Test func `an unknown latency leaves the worst open and keeps what is known`() throws {
        let known: [(String, Tree)] = [
            ("latency-class", .text("industrial-emergency-stop")), ("latency-ms", .number(6)),
        ]
        let open: [(String, Tree)] = [("latency-class", .text("industrial-emergency-stop"))]
        #expect(try answer(latencyClassCompliance, flows([known, open])).span == 0.75...greatestRatio)
        #expect(try answer(latencyClassCompliance, flows([open])).outcome == .unavailable)
        let stranger = try answer(latencyClassCompliance, flows([[("latency-class", .text("no-such"))]]))
        #expect(stranger == .unavailable(missing: [], reason: "no service class is called 'no-such'"))
    }
}

@Suite struct SecurityLevelGapTests {
    @Test func `a target of three held at two is a gap of one`() {
        #expect(levelGap(target: 3, achieved: 2) == 1...1)
        #expect(levelGap(target: 2, achieved: 4) == 0...0)
        #expect(levelGap(target: 3, achieved: nil) == 0...3)
        #expect(levelGap(target: nil, achieved: 1) == 0...3)
        #expect(levelGap(target: 3, achieved: 2.5) == 1...1)
    }

    @Test func `the requirement that falls short is named`() throws {
        func vector(_ levels: [Double]) -> Tree { .list(levels.map(Tree.number)) }
        let zone = Tree.object([
            ("id", .text("cell")), ("target", vector([3, 3, 3, 2, 3, 2, 3])),
            ("achieved", vector([3, 2, 3, 2, 3, 2, 3])),
        ])
        let gap = try measured(securityLevelGap, .object([("security-zones", .list([zone]))]))
        #expect(gap.answer == .measured(.number(1)))
        #expect(
            gap.note == """
                1 of 7 requirements over 1 zones are below their target; worst: cell, FR2 use control, by 1.
                """)
        let short = Tree.object([("id", .text("cell")), ("target", vector([3])), ("achieved", vector([3]))])
        #expect(
            try answer(securityLevelGap, .object([("security-zones", .list([short]))]))
                == .failed(reason: "zone 'cell' has 1 levels target, not one for each of FR1 to FR7"))
    }
}

@Suite struct FieldServiceabilityTests {
    @Test func `711 of 1 900 cameras are 37 %`() {
        #expect(abs(shareOut(711, of: 1900) - 0.374) < 5e-4)
        #expect(shareOut(0, of: 0) == 0 && shareOut(1, of: 0) == 1 && shareOut(5, of: 4) == 1)
    }

    @Test func `what the crews cannot visit stays out`() {
        #expect(abs(shareUnserved(demand: 1000, capacity: 900) - 0.1) < 1e-12)
        #expect(shareUnserved(demand: 0, capacity: 0) == 0 && shareUnserved(demand: .infinity, capacity: 1) == 1)
    }
}

@Suite struct RowParameterTests {
    private let own = """
        {"service-classes":[{"id":"mobile-robots","latency-ms":20,"source":"the plant's own rule","as-of":"2024-01"}],
         "access-technologies":[{"id":"nb-iot","devices-per-km2":1000,"source":"operator","as-of":"2026"}]}
        """

    @Test func `a row of the profile takes the place of the shipped one, and its age is told`() throws {
        let flow = Tree.object([
            (
                "time-critical-flows",
                .list([
                    .object([
                        ("id", .text("f")), ("latency-class", .text("mobile-robots")), ("latency-ms", .number(10)),
                    ])
                ])
            )
        ])
        #expect(try answer(latencyClassCompliance, flow).outcome == .unavailable)
        let found = try measured(latencyClassCompliance, flow, parameters: own)
        #expect(found.answer == .measured(.number(0.5)))
        #expect(
            found.note?.hasSuffix(
                "(the plant's own rule, row of the profile, read 2024-01, older than 24 months).") == true)
    }

    @Test func `a technology of the profile takes the place of the shipped one`() throws {
        let access = Tree.object([
            (
                "access",
                .object([
                    ("technology", .text("nb-iot")),
                    ("districts", .list([.object([("devices", .number(500)), ("area-km2", .number(1))])])),
                ])
            )
        ])
        #expect(try answer(connectionDensityUtilisation, access).span.lowerBound == 500 / 60_680)
        #expect(try answer(connectionDensityUtilisation, access, parameters: own) == .measured(.number(0.5)))
    }
}
