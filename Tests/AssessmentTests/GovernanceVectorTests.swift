import RiskModel
import TestSupport
import Testing

/// The value functions and worked risks of the catalogue's governance section, numbers copied.
@Suite struct GovernanceVectorTests {
    private static let shares: [(Double, Double)] = [(0, 0), (0.05, 20), (0.5, 80), (0.8, 96), (1, 100)]
    private static let coverage: [(Double, Double)] = [(0, 100), (0.5, 96), (0.8, 80), (0.95, 20), (1, 0)]

    private static let curves: [(code: String, points: [(Double, Double)])] = [
        ("GV-01", shares), ("GV-02", shares),
        ("GV-03", [(0, 0), (0.10, 20), (0.25, 50), (0.50, 80), (0.75, 96), (1, 100)]),
        ("GV-04", [(0, 0), (0.05, 20), (0.40, 80), (0.8, 96), (1, 100)]), ("GV-06", shares), ("GV-08", coverage),
        ("GV-09", [(0, 0), (0.001, 20), (0.05, 80), (0.25, 96), (1, 100)]),
        ("GV-10", [(0, 0), (1, 50), (2, 75), (3, 90), (40, 90)]),
        ("GV-11", [(0, 100), (0.25, 80), (0.5, 50), (0.75, 20), (1, 0)]),
        ("GV-12", [(1, 0), (1.25, 20), (2, 80), (5, 96), (10, 100)]),
        ("GV-13", [(0, 0), (1, 12.5), (4, 50), (8, 100)]), ("GV-14", coverage),
        ("GV-15", [(0, 0), (0.25, 25), (1, 100)]),
        ("GV-16", [(0, 0), (0.65, 65), (1, 100)]),
    ]

    private static let tables: [(code: String, risks: [String: Double])] = [
        (
            "GV-05",
            [
                "none": 100, "provider-foreign": 90, "byok-foreign": 70, "byok-home": 45, "customer": 10,
                "end-to-end": 5,
            ]
        ),
        ("GV-07", ["vendor": 100, "vendor-deferrable": 75, "dual": 30, "owner": 5]),
    ]

    /// Worked values and their risks, to one decimal.
    private static let worked: [(code: String, value: Double, risk: Double)] = [
        ("GV-01", 0, 0), ("GV-02", 0.724, 91.9), ("GV-02", 0.15, 33.3), ("GV-03", 1, 100), ("GV-04", 0.55, 86.0),
        ("GV-06", 0.70, 90.7), ("GV-06", 0.08, 24.0), ("GV-08", 5.0 / 13, 96.9), ("GV-08", 12.0 / 13, 30.8),
        ("GV-09", 0.02, 43.3), ("GV-10", 1, 50),
    ]

    private func function(_ code: String) throws -> ValueFunction {
        let module = try #require(Bench().modules.first { $0.id == "governance" })
        return try #require(module.manifest.indicators.first { $0.code == code }?.valueFunction, "\(code)")
    }

    @Test func `the curves are those of the catalogue`() throws {
        for (code, points) in GovernanceVectorTests.curves {
            let function = try function(code)
            for (value, risk) in points {
                #expect(abs(try #require(function.risk(of: .number(value))) - risk) < 1e-9, "\(code) at \(value)")
            }
            for (left, right) in zip(points, points.dropFirst()) {
                let middle = function.risk(of: .number((left.0 + right.0) / 2))
                #expect(abs(try #require(middle) - (left.1 + right.1) / 2) < 1e-9, "\(code) after \(left.0)")
            }
        }
        for (code, risks) in GovernanceVectorTests.tables {
            let function = try function(code)
            for (word, risk) in risks { #expect(function.risk(of: .key(word)) == risk, "\(code) \(word)") }
        }
    }

    @Test func `worked values have their published risks`() throws {
        for (code, value, risk) in GovernanceVectorTests.worked {
            let found = try #require(try function(code).risk(of: .number(value)))
            #expect(abs(found - risk) <= 0.0501, "\(code) at \(value) is \(found)")
        }
    }

    @Test func `the level has no value function, so that it weighs nothing and only a gate can ask for it`() throws {
        let module = try #require(Bench().modules.first { $0.id == "governance" })
        let level = try #require(module.manifest.indicator("sovereignty-level"))
        #expect(level.valueFunction == nil && level.domain == 0...4)
        #expect(module.manifest.indicators.count == 17)
    }
}
