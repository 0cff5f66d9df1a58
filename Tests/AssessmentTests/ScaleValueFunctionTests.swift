import RiskModel
import TestSupport
import Testing

/// What the scale module's curves are worth on the figures of the worked deployments, by indicator code.
@Suite struct ScaleValueFunctionTests {
    static let vectors: [(code: String, value: Double, risk: Double)] = [
        ("SC-01", 5.87, 100), ("SC-01", 1.943, 76.6), ("SC-01", 1.334, 40.0), ("SC-01", 0.441, 0),
        ("SC-02", 0.682, 89.7), ("SC-02", 0.672, 89.2), ("SC-02", 0.132, 24.8), ("SC-02", 0.112, 21.8),
        ("SC-03", 2.888 / 6, 80.7), ("SC-04", 0.048, 1.9), ("SC-05", 0.75, 16.7),
        ("SC-06", 4.43, 0), ("SC-07", 6.3e-6, 0), ("SC-08", 0.8064, 21.9), ("SC-08", 0.2016, 0),
        ("SC-09", 0.3078, 0), ("SC-10", 0.902, 74.1), ("SC-10", 1.70, 91.2), ("SC-10", -0.58, 8.4),
        ("SC-11", 1, 100), ("SC-12", 0.4233, 8.5), ("SC-13", 0.85, 35.0), ("SC-15", 711.0 / 1900, 97.5),
        ("SC-14", 0, 5), ("SC-14", 1, 60), ("SC-14", 2, 85), ("SC-14", 3, 96), ("SC-14", 4, 100),
        // Shares of IPv6 in traffic, on the curve of the share that runs IPv6 alone.
        ("V6-05", 0.3112, 68.9), ("V6-05", 0.66, 34.0),
    ]

    @Test(arguments: vectors) func `a worked figure is worth its risk`(code: String, value: Double, risk: Double) throws
    {
        let indicators = Bench().modules.flatMap(\.manifest.indicators)
        let indicator = try #require(indicators.first { $0.code == code })
        let found = try #require(indicator.valueFunction?.risk(of: value))
        #expect(abs(found - risk) <= 0.0501, "\(code) at \(value) is \(found)")
    }
}
