import RiskModel
import Testing

@testable import IPv6Readiness

@Suite struct LogVolumeTests {
    /// RFC 7422, section 1: 33 000 connections a household and day, 150 bytes each, come to some 150 terabytes a month
    /// for a million subscribers.
    @Test func `the log of a million subscribers comes out`() {
        let year = logBytesPerYear(devices: 1e6, connectionsPerDay: 33_000, bytesPerConnection: 150)
        #expect(abs(year / 12 / 1e12 - 150) < 1)
        #expect(LogMode.connectionsNAT444.bytesPerConnection == 150)
        #expect(LogMode.connectionsDSLite.bytesPerConnection == 175)
    }

    @Test func `the metering roll-out logs 6.31 terabytes a year`() throws {
        let year = logBytesPerYear(devices: 1_200_000, connectionsPerDay: 96, bytesPerConnection: 150)
        #expect(near(year / 1e12, 6.31, 2))
        let deployment = network(
            #""connectivity":{"ipv4-access":"shared","devices-behind-nat":1200000},"translation":{"log-mode":"per-connection-nat444","connections-per-device-per-day":96,"log-retention-years":1,"log-storage-bytes":8e12}"#
        )
        #expect(try near(answer(translationLogVolume, deployment).span.upperBound, 6.3072))
        #expect(try near(answer(translationLogBurden, deployment).span.upperBound, 0.7884))
    }

    @Test(arguments: ["blocks", "deterministic"]) func `blocks and computed mappings log nothing`(mode: String) throws {
        let deployment = network(#""translation":{"log-mode":"\#(mode)"}"#)
        #expect(try answer(translationLogBurden, deployment) == .measured(.number(0)))
    }

    @Test(arguments: [#""translation":{"log-mode":"none"}"#, #""connectivity":{"ipv4-access":"public"}"#])
    func `without a translator there is no log`(facts: String) throws {
        #expect(try answer(translationLogBurden, network(facts)) == .notApplicable)
        #expect(try answer(translationLogVolume, network(facts)) == .notApplicable)
    }

    @Test func `a log mode nobody knows may write nothing or as much as any`() throws {
        let deployment = network(
            #""connectivity":{"devices-behind-nat":10},"translation":{"connections-per-device-per-day":2,"log-retention-years":1,"log-storage-bytes":2555000}"#
        )
        #expect(try answer(translationLogBurden, deployment) == .bounded(low: 0, high: 0.5, value: nil))
    }

    @Test func `the burden is total`() {
        #expect(logBurden(bytesPerYear: 0, retentionYears: 1e308, storageBytes: 0) == 0)
        #expect(logBurden(bytesPerYear: .infinity, retentionYears: 0, storageBytes: 0) == 0)
        #expect(logBurden(bytesPerYear: .infinity, retentionYears: 1e308, storageBytes: 1e308) == greatestRatio)
        #expect(logBurden(bytesPerYear: 1, retentionYears: 1, storageBytes: 0) == greatestRatio)
    }
}

@Suite struct KeepAliveShareTests {
    /// Metering behind a carrier's translator: 120 bytes every 110 seconds beside 4 800 bytes of payload a day.
    @Test func `the metering roll-out spends 95 percent on keeping alive`() {
        #expect(near(keepAliveShare(intervalSeconds: 110, bytes: 120, payloadBytesPerDay: 4800), 0.952, 3))
    }

    @Test func `the shorter of interval and timeout counts`() throws {
        func share(_ interval: String, _ timeout: String) throws -> Answer {
            try answer(
                natKeepAliveShare,
                network(
                    #""translation":{"keep-alive-seconds":\#(interval),"udp-mapping-timeout-seconds":\#(timeout),"keep-alive-bytes":100,"payload-bytes-per-device-per-day":86400}"#
                ))
        }
        #expect(try share("100", "300") == .measured(.number(0.5)))
        #expect(try share("300", "100") == .measured(.number(0.5)))
        #expect(try share("100", "null") == .bounded(low: 0.5, high: 1, value: nil))
        #expect(try share("null", "100") == .bounded(low: 0.5, high: 1, value: nil))
        #expect(try share("null", "null").outcome == .unavailable)
    }

    @Test func `devices that send none spend nothing`() throws {
        #expect(
            try answer(natKeepAliveShare, network(#""translation":{"keep-alive-bytes":0}"#)) == .measured(.number(0)))
    }

    @Test(arguments: [UInt64(20_261_127)])
    func `the share is total and moves one way`(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<2000 {
            let (interval, bytes, payload) = (
                random.magnitude(upTo: 1e308), random.magnitude(upTo: 1e308), random.magnitude(upTo: 1e308)
            )
            func share(_ interval: Double, _ bytes: Double, _ payload: Double) -> Double {
                keepAliveShare(intervalSeconds: interval, bytes: bytes, payloadBytesPerDay: payload)
            }
            let here = share(interval, bytes, payload)
            #expect(here >= 0 && here <= 1, "seed \(seed)")
            #expect(share(interval * 2, bytes, payload) <= here, "seed \(seed)")
            #expect(share(interval, bytes * 2, payload) >= here, "seed \(seed)")
            #expect(share(interval, bytes, payload * 2) <= here, "seed \(seed)")
        }
    }
}

@Suite struct TranslationDepthTests {
    private func depth(_ steps: String, dns64: String = "null") throws -> Answer {
        try answer(
            translationDepth, network(#""translation":{"steps":\#(steps),"dns64-dependence":\#(dns64)}"#))
    }

    @Test func `every translation counts`() throws {
        #expect(try depth("[]") == .measured(.number(0)))
        #expect(try depth(#"["customer-nat44","carrier-nat44"]"#) == .measured(.number(2)))
        #expect(try depth(#"["clat","nat64"]"#, dns64: "false") == .measured(.number(2)))
    }

    @Test func `depending on DNS64 counts where there may be a NAT64`() throws {
        #expect(try depth(#"["nat64"]"#, dns64: "true") == .measured(.number(2)))
        #expect(try depth(#"["carrier-nat44"]"#, dns64: "true") == .measured(.number(1)))
        #expect(try depth(#"["nat64"]"#) == .bounded(low: 1, high: 2, value: nil))
        #expect(try depth("[null]", dns64: "true") == .bounded(low: 1, high: 2, value: nil))
    }

    @Test func `a step nobody knows is a step all the same`() throws {
        #expect(try depth(#"["carrier-nat44",null]"#, dns64: "false") == .measured(.number(2)))
        #expect(try depth("null").outcome == .unavailable)
    }
}
