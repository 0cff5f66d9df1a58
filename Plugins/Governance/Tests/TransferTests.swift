import ModuleKit
import RiskModel
import Testing

@testable import Governance

@Suite struct RoutingTests {
    @Test func `a transit influence of 0.55 abroad is the answer where paths are not known`() throws {
        let city = Tree.object([
            (
                "routing",
                .object([
                    ("evidence", .text("transit-influence")),
                    (
                        "transit-networks",
                        .list([network("AA", 0.9), network("BB", 0.55), network("CC", 0.2)])
                    ),
                ])
            )
        ])
        #expect(try answer(thirdJurisdictionRouting, city) == .measured(.number(0.55)))
        #expect(try answer(thirdJurisdictionRouting, city, trusted: ["BB"]) == .measured(.number(0.2)))
    }

    @Test func `only third jurisdictions count, by volume`() {
        let standpoint = Standpoint(home: "AA", trusted: ["CC"])
        let flows = [
            Route(volume: 6, from: "AA", to: "BB", crossed: ["AA", "BB", "CC"]),
            Route(volume: 3, from: "AA", to: "BB", crossed: ["DD"]),
            Route(volume: 1, from: "AA", to: "AA", crossed: []),
        ]
        #expect(observableShare(of: flows, standpoint) == Interval(0.3))
        #expect(
            observableShare(of: [Route(volume: 0, from: "AA", to: "AA", crossed: ["DD"])], standpoint) == Interval(0))
    }

    @Test func `a route nobody knows may cross anything, and an end nobody named may be where it passes`() {
        let standpoint = Standpoint(home: "AA")
        func share(_ route: Route) -> Interval { observableShare(of: [route], standpoint) }
        #expect(share(Route(volume: 1, from: "AA", to: "BB", crossed: nil)) == .anyShare)
        #expect(share(Route(volume: 1, from: "AA", to: "BB", crossed: ["BB", nil])) == .anyShare)
        #expect(share(Route(volume: 1, from: "AA", to: nil, crossed: ["BB"])) == .anyShare)
        #expect(share(Route(volume: nil, from: "AA", to: "BB", crossed: ["DD"])) == Interval(1))
    }

    @Test func `what is known of the routes is said, never concluded from an absence`() throws {
        let silent = Tree.object([("routing", .object([("transit-networks", .list([network("AA", 0.1)]))]))])
        guard case .unavailable(let missing, _) = try answer(thirdJurisdictionRouting, silent) else {
            Issue.record("an answer without evidence")
            return
        }
        #expect(missing.isEmpty)
    }

    private func network(_ code: String, _ influence: Double) -> Tree {
        .object([("jurisdiction", .text(code)), ("influence", .number(influence))])
    }
}

@Suite struct TransferTests {
    private let law =
        "{\"transfers\":[{\"code\":\"AA\",\"accepts\":[\"standard-contract\"],\"exhaustive\":true,\"rule\":\"test\"}]}"

    @Test func `two of a hundred without an instrument are 0.02`() throws {
        let city = flows([("BB", 98, "standard-contract", "open"), ("BB", 2, "none", "open")])
        #expect(try answer(unlawfulTransferShare, city, parameters: law).span.upperBound.isClose(to: 0.02))
    }

    @Test func `an instrument counts while it holds and where home law knows it`() throws {
        func share(_ instrument: String, _ until: String, to: String = "BB", home: String = "AA") throws -> Answer {
            try answer(unlawfulTransferShare, flows([(to, 1, instrument, until)]), home: home, parameters: law)
        }
        #expect(try share("standard-contract", "2026-11-23") == .measured(.number(0)))
        #expect(try share("standard-contract", "2026-11-22") == .measured(.number(1)))
        #expect(try share("certification", "open") == .measured(.number(1)))
        #expect(try share("adequacy", "open") == .measured(.number(1)))
        // A law that no row tells about may accept it; nothing accepts nothing.
        #expect(try share("certification", "open", home: "XX") == .bounded(low: 0, high: 1, value: nil))
        #expect(try share("none", "open", home: "XX") == .measured(.number(1)))
        // What stays at home is no transfer.
        #expect(try share("none", "open", to: "AA") == .notApplicable)
    }

    @Test func `adequacy is a directed decision with scope and end`() throws {
        func share(_ home: String, _ to: String, _ day: String = "2026-11-23", covered: Bool? = nil) throws -> Answer {
            try answer(
                unlawfulTransferShare, flows([(to, 1, "none", "open")], from: home, covered: covered), home: home,
                asOf: day)
        }
        #expect(try share("ES", "GB") == .measured(.number(0)))
        #expect(try share("ES", "GB", "2031-12-28") == .measured(.number(1)))
        #expect(try share("ES", "US", covered: true) == .measured(.number(0)))
        #expect(try share("ES", "US", covered: false) == .measured(.number(1)))
        #expect(try share("ES", "US") == .bounded(low: 0, high: 1, value: nil))
        #expect(try share("CN", "US") == .measured(.number(1)))
        #expect(try share("ES", "FR") == .measured(.number(0)))
        // Where home law asks for no instrument, none is lacking.
        #expect(try share("US", "CN") == .measured(.number(0)))
    }

    @Test func `certificates and exemptions of the law of CN hold from their day`() throws {
        func share(_ instrument: String, _ day: String) throws -> Answer {
            try answer(
                unlawfulTransferShare, flows([("US", 1, instrument, "open")], from: "CN"), home: "CN", asOf: day)
        }
        #expect(try share("exemption", "2024-03-21") == .measured(.number(1)))
        #expect(try share("exemption", "2024-03-22") == .measured(.number(0)))
        #expect(try share("certification", "2026-11-23") == .measured(.number(0)))
        #expect(try share("binding-rules", "2026-11-23") == .measured(.number(1)))
    }

    @Test func `an unknown end, volume or kind of data is bounded`() throws {
        let hidden = Tree.object([
            (
                "data-flows",
                .list([
                    .object([
                        ("volume-gb-per-month", .number(1)), ("from", .text("AA")), ("to", .text("BB")),
                        ("personal", .flag(true)), ("instrument", .text("standard-contract")),
                    ]),
                    .object([
                        ("volume-gb-per-month", .number(3)), ("from", .text("AA")), ("to", .text("BB")),
                        ("instrument", .text("none")),
                    ]),
                ])
            )
        ])
        #expect(try answer(unlawfulTransferShare, hidden, parameters: law) == .bounded(low: 0, high: 1, value: nil))
    }

    private func flows(
        _ rows: [(to: String, volume: Double, instrument: String, until: String)], from: String = "AA",
        covered: Bool? = nil
    ) -> Tree {
        .object([
            (
                "data-flows",
                .list(
                    rows.map { row in
                        .object([
                            ("volume-gb-per-month", .number(row.volume)), ("from", .text(from)), ("to", .text(row.to)),
                            ("personal", .flag(true)), ("instrument", .text(row.instrument)),
                            ("instrument-until", .text(row.until)),
                            ("in-adequacy-scope", covered.map(Tree.flag) ?? .unknown),
                        ])
                    })
            )
        ])
    }
}
