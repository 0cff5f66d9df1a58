import ModuleKit
import RiskModel
import Testing

@testable import Governance

@Suite struct KeyCustodyTests {
    @Test func `the worst class decides, by the law of whoever holds its keys`() throws {
        let city = deployment([("customer", nil), ("byok", "BB"), ("end-to-end", nil)])
        #expect(try answer(keyCustody, city) == .measured(.key("byok-foreign")))
        #expect(try answer(keyCustody, city, trusted: ["BB"]) == .measured(.key("byok-home")))
        #expect(try answer(keyCustody, city, home: nil).keys == [])
        #expect(try answer(keyCustody, deployment([("customer", nil)]), home: nil) == .measured(.key("customer")))
    }

    @Test func `what is unknown is among the worse ones`() throws {
        #expect(
            try answer(keyCustody, deployment([("provider", nil), ("customer", nil)]))
                == .among(["provider-foreign", "provider-home"]))
        #expect(
            try answer(keyCustody, deployment([(nil, nil), ("byok", "AA")])).keys
                == ["none", "provider-foreign", "byok-foreign", "provider-home", "byok-home"])
    }

    private func deployment(_ classes: [(String?, String?)]) -> Tree {
        .object([
            (
                "datasets",
                .list(
                    classes.map { keys, state in
                        .object([
                            ("keys", keys.map(Tree.text) ?? .unknown),
                            ("keys-jurisdiction", state.map(Tree.text) ?? .unknown),
                        ])
                    })
            )
        ])
    }
}

@Suite struct PrivilegedAccessTests {
    @Test func `accounts abroad count by how freely they can be used`() throws {
        let city = deployment([
            ("AA", 20, "standing"), ("BB", 2, "standing"), ("BB", 4, "approved"), ("CC", 4, "escorted"),
        ])
        #expect(try answer(foreignPrivilegedAccess, city).span.upperBound.isClose(to: 5.0 / 30))
        #expect(try answer(foreignPrivilegedAccess, city, trusted: ["BB"]).span.upperBound.isClose(to: 1.0 / 30))
    }

    @Test func `unknown accounts may be any number of them`() throws {
        let city = deployment([("AA", 20, "standing"), ("BB", nil, "approved")])
        #expect(try answer(foreignPrivilegedAccess, city) == .bounded(low: 0, high: 0.5, value: nil))
        #expect(try answer(foreignPrivilegedAccess, deployment([("BB", 0, "standing")])) == .measured(.number(0)))
        #expect(try answer(foreignPrivilegedAccess, .object([("privileged-access", .list([]))])) == .notApplicable)
    }

    private func deployment(_ rows: [(String, Double?, String)]) -> Tree {
        .object([
            (
                "privileged-access",
                .list(
                    rows.map { state, accounts, mode in
                        .object([
                            ("jurisdiction", .text(state)), ("accounts", accounts.map(Tree.number) ?? .unknown),
                            ("mode", .text(mode)),
                        ])
                    })
            )
        ])
    }
}

@Suite struct AuditRightsTests {
    @Test func `twelve of thirteen`() {
        let twelve = AuditRight.allCases.dropLast().map { Optional($0.rawValue) }
        #expect(auditCoverage(of: twelve) == Interval(12.0 / 13))
        #expect(auditCoverage(of: twelve + twelve) == Interval(12.0 / 13))
        #expect(auditCoverage(of: Array(twelve.dropLast()) + [nil]) == Interval(low: 11.0 / 13, high: 12.0 / 13))
        #expect(auditCoverage(of: []) == Interval(0))
        #expect(auditCoverage(of: Array(repeating: nil, count: 50)) == .anyShare)
    }
}
