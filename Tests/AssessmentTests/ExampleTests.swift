import Assessment
import Documents
import Foundation
import Loading
import RiskModel
import TestSupport
import Testing

/// The profile each example is assessed under, and from which home.
let exampleProfiles: [(folder: String, profile: String, home: String)] = [
    ("Examples/d1-national-target", "national-iot-target", "CN"),
    ("Examples/d2-capital-safe-city", "Examples/d2-capital-safe-city/profile.yaml", "PK"),
    ("Examples/d3-european-city", "Examples/d3-european-city/profile.yaml", "ES"),
    ("Examples/d4-industrial-plant", "industrial-iot", "DE"),
    ("Examples/d5-national-metering", "metering-operations", "FR"),
    ("Examples/d6-asean-city", "smart-city-procurement", "ID"),
    ("Examples/d7-suzhou-plant", "Examples/d7-suzhou-plant/profile.yaml", "CN"),
    ("Examples/d8-metering-cgn", "metering-operations", "KE"),
]

func exampleFiles(_ folder: String) -> [String] {
    Checkout.exampleDeployments.filter { $0.hasPrefix(folder + "/") }
}

func profilePath(_ profile: String) -> String { profile.contains("/") ? Checkout.path(profile) : profile }

@Suite struct ExampleTests {
    @Test(arguments: exampleProfiles.map(\.folder))
    func `an example gives the numbers of the catalogue`(_ folder: String) throws {
        let expectedPath = Checkout.path(folder + "/expected.json")
        guard let data = FileManager.default.contents(atPath: expectedPath) else { return }
        let expected = try #require(
            JSONSerialization.jsonObject(with: data) as? [String: [String: [String: Double]]])
        let bench = Bench()
        let stated = try #require(exampleProfiles.first { $0.folder == folder })
        let plan = try bench.plan(profilePath(stated.profile), home: stated.home)
        for (name, codes) in expected {
            let record = try bench.assess(FileText.document(Checkout.path("\(folder)/\(name).yaml")), plan)
            let indicators = record.modules.flatMap(\.indicators)
            for (code, numbers) in codes {
                let indicator = try #require(
                    indicators.first { $0.definition.code == code || $0.definition.id == code }, "\(code)")
                let value = try #require(indicator.measured.centralValue, "\(code) of \(name): \(indicator.answer)")
                let wanted = try #require(numbers["value"])
                #expect(abs(value - wanted) <= 5e-4 * max(1e-6, abs(wanted)), "\(code) of \(name) is \(value)")
                if let risk = numbers["risk"] {
                    // Judged by the manifest's own curve where the profile replaced it, if that is what is expected.
                    let risks = [indicator.risk?.value, indicator.definition.valueFunction?.risk(of: value)]
                    let near = risks.compactMap { $0 }.contains { abs($0 - risk) <= 0.0501 }
                    #expect(near, "\(code) of \(name) has risk \(risks)")
                }
                compareEnds(indicator, numbers, "\(code) of \(name)")
            }
        }
    }

    /// `low` and `high` of the measurement, `risk-low` and `risk-high` of the risk, where they are expected.
    private func compareEnds(_ indicator: IndicatorRecord, _ numbers: [String: Double], _ name: String) {
        let ends: [String: Double?] = [
            "low": indicator.measured.rawHull?.low, "high": indicator.measured.rawHull?.high,
            "risk-low": indicator.risk?.low, "risk-high": indicator.risk?.high,
        ]
        for (end, found) in ends {
            guard let wanted = numbers[end] else { continue }
            let slack = end.hasPrefix("risk") ? 0.0501 : 5e-4 * max(1e-6, abs(wanted))
            #expect(
                found.map { abs($0 - wanted) <= slack } == true, "\(end) of \(name) is \(String(describing: found))")
        }
    }

    @Test func `the four options of one city differ as the catalogue tells`() throws {
        let bench = Bench()
        let plan = try bench.plan("smart-city-procurement", home: "ID")
        var risks: [String: [String: Double]] = [:]
        for file in exampleFiles("Examples/d6-asean-city") {
            let record = try bench.assess(FileText.document(Checkout.path(file)), plan)
            let option = String(file.dropLast(5).suffix(1))
            for module in record.modules { risks[module.id, default: [:]][option] = module.risk?.value }
            if option == "b" {
                #expect(record.gates.first { $0.gate.id == "public-data-stays-home" }?.verdict == .undetermined)
            }
        }
        let order = risks.mapValues { $0.sorted { $0.value < $1.value }.map(\.key).joined() }
        #expect(order["scale"] == "bcad")
        #expect(order["ipv6-readiness"] == "bcda")
        #expect(order["governance"] == "dcba")
        #expect(order["vendor-lock-in"] == "dcba")
    }

    @Test func `the same inputs give the same bytes`() throws {
        for (folder, profile, home) in exampleProfiles {
            for file in exampleFiles(folder) {
                let texts = try (0..<2).map { _ in
                    let bench = Bench()
                    let plan = try bench.plan(profilePath(profile), home: home)
                    return Bench.json(try bench.assess(FileText.document(Checkout.path(file)), plan))
                }
                #expect(texts[0] == texts[1], "\(file)")
            }
        }
    }

    @Test func `contributions sum to the risk and weights to one`() throws {
        let bench = Bench()
        for (folder, profile, home) in exampleProfiles {
            let plan = try bench.plan(profilePath(profile), home: home)
            for file in exampleFiles(folder) {
                let record = try bench.assess(FileText.document(Checkout.path(file)), plan)
                let indicators = record.modules.flatMap(\.indicators)
                #expect(abs(indicators.map(\.contribution).reduce(0, +) - record.risk.value) < 1e-9, "\(file)")
                #expect(abs(indicators.map(\.weight).reduce(0, +) - 1) < 1e-9, "\(file)")
                #expect(record.risk.low <= record.risk.value && record.risk.value <= record.risk.high)
            }
        }
    }
}
