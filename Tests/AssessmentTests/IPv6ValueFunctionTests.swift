import RiskModel
import TestSupport
import Testing

/// The value functions of IPv6 readiness, recomputed apart from the engine.
@Suite struct IPv6ValueFunctionTests {
    private static let milestones = [(0.0, 100.0), (0.2, 80), (0.5, 50), (0.8, 20), (1, 0)]
    private static let shares = [(0.0, 0.0), (0.05, 20), (0.5, 80), (0.8, 96), (1, 100)]
    private static let use = [(0.5, 0.0), (0.8, 20), (1, 80), (1.2, 96), (1.5, 100)]

    static let curves: [(code: String, points: [(Double, Double)])] = [
        ("V6-01", [(0, 0), (0.8, 20), (0.85, 80), (0.87, 96), (1, 100)]),
        ("V6-01R", [(0, 0), (0.94, 20), (0.97, 80), (1, 100)]),
        ("V6-02", [(0, 0), (0.01, 20), (0.2, 80), (0.5, 96), (1, 100)]),
        ("V6-03", [(0.1, 0), (0.5, 20), (1, 80), (2, 96), (4, 100)]), ("V6-04", milestones), ("V6-05", milestones),
        ("V6-06", [(0, 100), (0.5, 96), (0.8, 80), (0.95, 20), (1, 0)]), ("V6-07", milestones),
        ("V6-08", [(0, 100), (0.5, 96), (1, 80), (2, 20), (4, 0)]), ("V6-09", use),
        ("V6-10", [(0, 0), (0.1, 20), (0.5, 80), (0.8, 96), (1, 100)]),
        ("V6-11", [(0, 0), (1, 20), (2, 60), (3, 80), (4, 96)]), ("V6-12", shares),
        ("V6-13", [(0, 100), (0.4, 96), (0.7, 80), (0.95, 20), (1, 0)]),
        ("V6-14", [(0, 0), (0.5, 20), (2, 80), (4, 96), (5, 100)]), ("V6-15", milestones),
    ]

    private static let functions: [String: ValueFunction] = {
        let module = Bench().modules.first { $0.id == "ipv6-readiness" }
        let rows = (module?.manifest.indicators ?? []).map { ($0.code ?? "", $0.valueFunction) }
        return Dictionary(uniqueKeysWithValues: rows.compactMap { code, function in function.map { (code, $0) } })
    }()

    private func risk(_ code: String, _ value: Double) -> Double? {
        IPv6ValueFunctionTests.functions[code]?.risk(of: .number(value))
    }

    private func interpolated(_ points: [(Double, Double)], _ value: Double) -> Double {
        guard value > points[0].0 else { return points[0].1 }
        for (left, right) in zip(points, points.dropFirst()) where value <= right.0 {
            return left.1 + (right.1 - left.1) * (value - left.0) / (right.0 - left.0)
        }
        return points[points.count - 1].1
    }

    @Test(arguments: curves) func `a curve goes through its break points and straight between`(
        code: String, points: [(Double, Double)]
    ) throws {
        let ends = (points[0].0, points[points.count - 1].0)
        for step in 0...1000 {
            let value = ends.0 - 0.1 + (ends.1 - ends.0 + 0.2) * Double(step) / 1000
            let found = try #require(risk(code, value), "\(code)")
            #expect(abs(found - interpolated(points, value)) < 1e-9, "\(code) at \(value)")
        }
        for (value, wanted) in points { #expect(risk(code, value) == wanted, "\(code) at \(value)") }
    }

    /// Raw figures of the worked deployments and the risks that go with them, to one decimal.
    static let worked: [(code: String, value: Double, risk: Double)] = [
        ("V6-04", 0.380886, 61.9), ("V6-05", 0.3112, 68.9), ("V6-05", 0.66, 34.0), ("V6-04", 0.1, 90.0),
        ("V6-08", 2.716295, 12.8), ("V6-01", 0.6134, 15.3), ("V6-03", 0.0267, 0.0), ("V6-05", 0.35, 65.0),
        ("V6-04", 0.72, 28.0), ("V6-04", 0.45, 55.0), ("V6-01", 0.78315, 19.6), ("V6-01", 0.71602, 17.9),
        ("V6-08", 1.835, 29.9), ("V6-01", 0.917936, 97.5), ("V6-01", 0.872482, 96.1), ("V6-02", 0.51857, 96.1),
        ("V6-02", 0.0826667, 42.9), ("V6-10", 0.951542, 99.0),
    ]

    @Test(arguments: worked)
    func `the risks of the worked deployments come out`(code: String, value: Double, wanted: Double) throws {
        let found = try #require(risk(code, value))
        #expect(abs(found - wanted) <= 0.0501, "\(code) at \(value) is \(found)")
    }

    @Test func `holders of the prefix are ranked by a table`() {
        let function = IPv6ValueFunctionTests.functions["V6-16"]
        let risks = ["own", "network-operator-with-plan", "network-operator", "supplier", "supplier-private"].map {
            function?.risk(of: .key($0))
        }
        #expect(risks == [0, 30, 60, 85, 96])
    }
}
