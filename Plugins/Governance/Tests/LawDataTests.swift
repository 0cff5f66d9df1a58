import ModuleKit
import Testing

@testable import Governance

/// The table of jurisdictions as of 23 Nov 2026, copied; and the four rules drawn from it.
@Suite struct LawDataTests {
    private let today = CalendarDate(iso: "2026-11-23")!

    private var law: Law {
        Law(
            guarantees: GuaranteeRow.shipped, adequacy: AdequacyEdge.shipped, duties: Duty.shipped,
            powers: Power.shipped, transfers: TransferRule.shipped, asOf: today)
    }

    /// Code, kinds of duty in force, whether a power reaches abroad, and how many of the four guarantees are found
    /// missing for sure and at most, seen from an EEA state.
    private static let table:
        [(code: String, duties: Set<Duty.Kind>, reachesAbroad: Bool, lacking: ClosedRange<Double>)] = [
            ("CN", [.hard, .conditions, .blocking], true, 0...1),
            ("US", [.none, .blocking], true, 0...0.75),
            ("FR", [.conditions, .blocking, .none], true, 0...1),
            ("GB", [.conditions], true, 0...0),
            ("RU", [.hard], false, 1...1),
            ("IN", [.conditions, .hard], false, 0...1),
            ("ID", [.hard, .conditions], false, 0...1),
            ("VN", [.hard, .conditions], true, 0...1),
            ("SG", [.conditions], false, 0...1),
            ("MY", [.conditions], false, 0...1),
            ("TH", [.conditions], false, 0...1),
            ("KE", [.copy, .conditions], false, 0...1),
            ("NG", [.hard, .conditions], false, 0...1),
            ("ZA", [.conditions], false, 0...1),
            ("BR", [.conditions], false, 0...0),
            ("SA", [.conditions, .hard], false, 0...1),
            ("AE", [.conditions, .hard], false, 0...1),
            ("PK", [], false, 0...1),
            ("TR", [.conditions, .hard], false, 0...1),
            ("JP", [.conditions], false, 0...0),
            ("KR", [.conditions], false, 0...0),
            ("AU", [.conditions], true, 0...1),
            ("CA", [.conditions], false, 0...0),
            ("CH", [.conditions], false, 0...0),
        ]

    @Test func `the shipped rows are those of the table of jurisdictions`() throws {
        for row in LawDataTests.table {
            #expect(Set(try #require(law.duties(in: row.code)).map(\.kind)) == row.duties, "\(row.code)")
            let powers = try #require(law.powers(in: row.code))
            #expect(powers.contains { $0.reach == .extraterritorial } == row.reachesAbroad, "\(row.code)")
            let lacking = law.guaranteesLacking(row.code, seenFrom: row.code == "FR" ? "ES" : "DE")
            #expect(lacking.low == row.lacking.lowerBound && lacking.high == row.lacking.upperBound, "\(row.code)")
        }
    }

    @Test func `adequacy is a directed edge with scope and expiry`() {
        let general = ["GB", "BR", "JP", "KR", "CH", "AD", "AR", "FO", "GG", "IL", "IM", "JE", "NZ", "UY"]
        for code in general { #expect(law.isAdequate("DE", code), "\(code)") }
        for code in ["US", "CA"] { #expect(law.isLimited("DE", code), "\(code)") }
        for code in ["CN", "RU", "IN", "ID", "VN", "SG", "MY", "TH", "KE", "NG", "ZA", "SA", "AE", "PK", "TR", "AU"] {
            #expect(law.decisions("DE", code).isEmpty, "\(code)")
        }
        #expect(law.isAdequate("BR", "DE") && law.isLimited("KR", "DE") && law.isLimited("CH", "US"))
        #expect(
            law.decisions("US", "DE").isEmpty && law.decisions("CN", "DE").isEmpty && law.decisions("TR", "DE").isEmpty)
    }

    @Test func `only a court, an authority or a signature settles a guarantee`() {
        for row in GuaranteeRow.shipped where row.findings(asOf: today).contains(where: { $0 == .met || $0 == .not }) {
            #expect(row.who == .court || row.who == .authority, "\(row.subject)")
        }
        for row in GuaranteeRow.shipped where row.who == .study {
            #expect(row.findings(asOf: today).allSatisfy { $0 == .notAssessed }, "\(row.subject)")
        }
    }

    @Test func `a finding decays on appeal or on lapse of the law that was assessed`() throws {
        let row = try #require(law.finding(on: "US", seenFrom: "DE"))
        #expect(row.findings(asOf: CalendarDate(iso: "2025-10-30")!) == [.met, .met, .met, .met])
        #expect(row.findings(asOf: CalendarDate(iso: "2025-10-31")!) == [.met, .unsettled, .unsettled, .unsettled])
    }

    @Test func `a bill, a pledge and a law not yet in force are no rule`() throws {
        #expect(law.decisions("ID", "US").isEmpty)
        #expect(try #require(law.duties(in: "PK")).isEmpty)
        #expect(try #require(law.duties(in: "ID")).allSatisfy { $0.kind != .none })
        #expect(try #require(law.powers(in: "CA")).count == 1)
        #expect(try #require(law.powers(in: "US")).count == 1)
        #expect(try #require(law.duties(in: "NG")).allSatisfy { !$0.rule.contains("CBN") })
    }

    @Test func `a row older than 24 months is no better than from memory, and says so`() {
        let row = Provenance("somewhere", .verified, read: "2024-11-23")
        #expect(!row.isStale(on: today) && row.mark(on: today) == .verified)
        let later = CalendarDate(iso: "2026-11-24")!
        #expect(row.isStale(on: later) && row.mark(on: later) == .recalled)
        #expect(!Provenance("somewhere", .verified, read: "2024-12").isStale(on: today))
        var basis = LawBasis(asOf: today)
        for power in law.powers(in: "PK") ?? [] { basis.add("powers of PK", power.provenance) }
        #expect(basis.stale == ["powers of PK"])
        #expect(
            basis.note
                == "older than 24 months, no better than RECALLED until checked again: powers of PK of 2024-02-13; "
                + "law: powers of PK (RECALLED 2024-02-13)")
        #expect(LawBasis(asOf: today).note == nil)
    }

    @Test func `what is said about the law fits into a note`() {
        var basis = LawBasis(asOf: CalendarDate(iso: "2031-01-01")!)
        for row in GuaranteeRow.shipped {
            basis.add("guarantees of \(row.subject) seen from \(row.home)", row.provenance)
            basis.addMissing("guarantees of \(row.home) seen from \(row.subject)")
        }
        #expect((basis.note?.count ?? 0) > 300 && (basis.note?.count ?? 0) <= 600)
    }

    @Test func `a profile adds rows, replaces rows, or stands alone`() throws {
        let city = Tree.object([
            (
                "datasets",
                .list([
                    .object([
                        ("sensitivity", .text("personal")),
                        ("locations", .list([.object([("jurisdiction", .text("ID")), ("share", .number(1))])])),
                    ])
                ])
            ),
            (
                "actors",
                .list([
                    .object([
                        (
                            "jurisdictions",
                            .object([
                                ("incorporated", .text("US")), ("parent", .text("US")), ("hosting", .list([])),
                                ("staff", .list([])),
                            ])
                        ),
                        ("reach", .number(1)), ("home-ciphertext", .number(0)),
                    ])
                ])
            ),
        ])
        func conflicts(_ parameters: String) throws -> ClosedRange<Double> {
            try answer(conflictOfLawsCount, city, home: "ID", parameters: parameters).span
        }
        // As shipped, the duty binds public operators only: whether this city is one the rows cannot know.
        #expect(try conflicts("{}") == 0...1)
        let duty = "{\"code\":\"ID\",\"kind\":\"hard\",\"binds\":\"everything\",\"rule\":\"this city is one\"}"
        #expect(try conflicts("{\"duties\":[\(duty)]}") == 1...1)
        #expect(try conflicts("{\"duties\":[\(duty.replacing("hard", "copy"))]}") == 0...0)
        #expect(try conflicts("{\"shipped-rows\":false,\"duties\":[\(duty)]}") == 0...1)
        // A bloc's members are rows, too.
        let bloc = "{\"blocs\":{\"EEA\":[\"ID\"]}}"
        #expect(try conflicts(bloc) == 1...2)
    }
}

extension String {
    fileprivate func replacing(_ part: String, _ other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
