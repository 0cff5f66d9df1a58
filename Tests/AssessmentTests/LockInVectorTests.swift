import RiskModel
import TestSupport
import Testing

/// Raw values and risks of the catalogue's worked deployments, section 9: what the value functions of the vendor lock-in
/// module make of them.
@Suite struct LockInVectorTests {
    static let vectors: [(code: String, raw: Double, risk: Double)] = [
        // A capital's safe city.
        ("VL-01", 7824, 98.3), ("VL-06", 0.70, 90.7), ("VL-08", 0.65, 84.8), ("VL-09", 18, 96.0), ("VL-10", 6, 90.7),
        ("VL-11", 0.85, 97.0), ("VL-15", 1, 100),
        // A European city.
        ("VL-01", 1558, 61.9), ("VL-06", 0.12, 29.3), ("VL-08", 0.18, 32.0), ("VL-09", 4, 30.0), ("VL-10", 2.5, 50.0),
        // An industrial plant.
        ("VL-01", 4050, 91.2), ("VL-13", 0.5, 80.0), ("VL-06", 0.35, 60.0),
        // National metering.
        ("VL-01", 10_000.0 / 6, 70.0), ("VL-13", 0.25, 90.0), ("VL-13", 0.75, 50.0), ("VL-13", 1, 20.0),
        // The same figure in other units, algebraically.
        ("VL-02", 1, 100), ("VL-02", 2, 96), ("VL-02", 5.5556, 80), ("VL-02", 10, 20), ("VL-02", 20, 0),
        // Break points.
        ("VL-03", 100, 40), ("VL-03", 150, 60), ("VL-04", 0.05, 20), ("VL-04", 0.3, 80), ("VL-05", 0.5, 80),
        ("VL-07", 0.8, 80), ("VL-07", 0.95, 20), ("VL-12", 0.5, 96), ("VL-12", 1, 0), ("VL-14", 0.2, 80),
        ("VL-14", 0.8, 20), ("VL-16", 0, 0), ("VL-16", 0.001, 50), ("VL-16", 0.05, 80), ("VL-16", 0.25, 96),
    ]

    @Test func `value functions give the catalogue's risks`() throws {
        let manifest = try #require(Bench().modules.first { $0.id == "vendor-lock-in" }?.manifest)
        for vector in Self.vectors {
            let function = try #require(manifest.indicators.first { $0.code == vector.code }?.valueFunction)
            let risk = try #require(function.risk(of: vector.raw))
            #expect(abs(risk - vector.risk) <= 0.0501, "\(vector.code) \(vector.raw) gives \(risk)")
        }
    }

    @Test func `the curve for one deployment gives one supplier 100, three 20 and five 0`() throws {
        let plan = try Bench().plan("baseline")
        let indicators = plan.modules.flatMap(\.indicators)
        let function = try #require(indicators.first { $0.definition.code == "VL-02" }?.valueFunction)
        for (suppliers, risk) in [(1.0, 100.0), (2, 60), (3, 20), (5, 0), (6, 0), (6.418, 0)] {
            #expect(abs(try #require(function.risk(of: suppliers)) - risk) < 1e-9)
        }
    }

    @Test func `all sixteen indicators are there, with their questions, sources and marks`() throws {
        let manifest = try #require(Bench().modules.first { $0.id == "vendor-lock-in" }?.manifest)
        let codes = manifest.indicators.compactMap(\.code)
        #expect(codes == (1...16).map { $0 < 10 ? "VL-0\($0)" : "VL-\($0)" })
        for indicator in manifest.indicators {
            #expect(
                !indicator.sources.isEmpty && indicator.blindSpots != nil && indicator.domain != nil, "\(indicator.id)")
            #expect((indicator.code != nil) == (indicator.valueFunction != nil), "\(indicator.id)")
            if indicator.code != nil { #expect(indicator.remediation != nil, "\(indicator.id)") }
        }
    }
}
