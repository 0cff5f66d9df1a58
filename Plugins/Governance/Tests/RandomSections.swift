import Testing

@testable import Governance

/// The sections of a random deployment on flows, updates, rights, incidents, agreements and sovereignty.
extension RandomCity {
    mutating func moreSections() -> [(String, Tree)] {
        [
            ("routing", routing()),
            ("data-flows", .list((0..<dice.count(1...4)).map { flow($0) })),
            ("updates", .list((0..<dice.count(1...3)).map { update($0) })),
            ("high-risk-processing", .list((0..<dice.count(0...2)).map { processing($0) })),
            (
                "transparency",
                .object([
                    ("subprocessors-known", .number(dice.share())), ("sbom-coverage", .number(dice.share())),
                    ("origin-known", .number(dice.share())),
                ])
            ),
            (
                "incidents",
                .object([
                    ("early-warning-hours", .number(Double(dice.count(1...48)))),
                    ("notification-hours", .number(Double(dice.count(24...96)))),
                    ("own-detection", flag()), ("can-patch-or-isolate", flag()), ("fix-deadline-agreed", flag()),
                ])
            ),
            ("agreements", .list((0..<dice.count(1...2)).map { agreement($0) })),
            ("sovereignty", sovereignty()),
        ]
    }

    private mutating func flag() -> Tree { .flag(dice.pick([true, false])) }

    private mutating func routing() -> Tree {
        .object([
            ("evidence", .text(dice.pick(["paths", "transit-influence"]))),
            (
                "transit-networks",
                .list(
                    (0..<dice.count(1...3)).map { number in
                        .object([
                            ("network", .text("n\(number)")), ("jurisdiction", state()),
                            ("influence", .number(dice.share())),
                        ])
                    })
            ),
        ])
    }

    private mutating func flow(_ number: Int) -> Tree {
        .object([
            ("id", .text("f\(number)")), ("volume-gb-per-month", .number(Double(dice.count(0...9)))),
            ("from", state()), ("to", state()), ("route", .list((0..<dice.count(0...3)).map { _ in state() })),
            ("personal", flag()), ("instrument", .text(dice.pick(TransferGround.allCases.map(\.rawValue)))),
            ("instrument-until", .text(dice.pick(["open", "2026-11-22", "2026-11-23", "2027"]))),
            ("in-adequacy-scope", flag()),
        ])
    }

    private mutating func update(_ number: Int) -> Tree {
        .object([
            ("of", .text("u\(number)")), ("authority", .text(dice.pick(UpdateAuthority.allCases.map(\.rawValue)))),
        ])
    }

    private mutating func processing(_ number: Int) -> Tree {
        .object([
            ("id", .text("p\(number)")),
            (
                "safeguards",
                .list(
                    Safeguard.allCases.map(\.rawValue).shuffled(using: &dice).prefix(dice.count(0...8)).map {
                        .text($0)
                    })
            ),
        ])
    }

    private mutating func agreement(_ number: Int) -> Tree {
        .object([
            ("id", .text("g\(number)")), ("counterparty", state()), ("governing-law", state()), ("forum", state()),
            ("confidential", flag()), ("immunity-waived", flag()), ("cross-default", flag()),
            ("controlled-accounts", flag()), ("unilateral-suspension", flag()),
        ])
    }

    private mutating func sovereignty() -> Tree {
        .object(
            SovereigntyCriterion.shipped.map { criterion in
                (criterion.id, .number(Double(dice.count(0...criterion.values.count - 1))))
            })
    }
}

/// Rows of law between and in the states of a random city, as parameters of the module.
struct RandomLaw {
    /// A guarantee row and, perhaps, an adequacy edge between the same two.
    struct Between {
        var subject: String
        var home: String
        var findings: [String]
        var scope: String?
    }

    /// What the law of one state demands, can do and accepts.
    struct Within {
        var code: String
        var duty: (kind: String, binds: String)
        var reach: String
        var accepts: [String]
        var isExhaustive: Bool
    }

    var between: [Between]
    var within: [Within]

    /// The rows with two states in one another's place.
    func swapped(_ swap: (String) -> String) -> RandomLaw {
        RandomLaw(
            between: between.map {
                Between(subject: swap($0.subject), home: swap($0.home), findings: $0.findings, scope: $0.scope)
            },
            within: within.map {
                var copy = $0
                copy.code = swap($0.code)
                return copy
            })
    }

    var parameters: String {
        let guarantees = between.map { row in
            "{\"subject\":\"\(row.subject)\",\"for\":\"\(row.home)\",\"who\":\"court\",\"said\":\"test\","
                + zip(["clear-rules", "necessity", "oversight", "remedies"], row.findings)
                .map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",") + "}"
        }
        let edges = between.compactMap { row in
            row.scope.map {
                "{\"from\":\"\(row.home)\",\"to\":\"\(row.subject)\",\"scope\":\"\($0)\",\"instrument\":\"test\"}"
            }
        }
        let duties = within.map {
            "{\"code\":\"\($0.code)\",\"kind\":\"\($0.duty.kind)\",\"binds\":\"\($0.duty.binds)\",\"rule\":\"test\"}"
        }
        let powers = within.map { "{\"code\":\"\($0.code)\",\"reach\":\"\($0.reach)\",\"rule\":\"test\"}" }
        let transfers = within.map { row in
            let accepts = row.accepts.map { "\"\($0)\"" }.joined(separator: ",")
            return
                "{\"code\":\"\(row.code)\",\"accepts\":[\(accepts)],\"exhaustive\":\(row.isExhaustive),\"rule\":\"test\"}"
        }
        let sections = [
            ("guarantees", guarantees), ("adequacy", edges), ("duties", duties), ("powers", powers),
            ("transfers", transfers),
        ]
        return "{" + sections.map { "\"\($0)\":[\($1.joined(separator: ","))]" }.joined(separator: ",") + "}"
    }
}

extension RandomCity {
    mutating func law() -> RandomLaw {
        let between = states.flatMap { subject in
            states.filter { $0 != subject }.map { home in
                RandomLaw.Between(
                    subject: subject, home: home,
                    findings: (0..<4).map { _ in dice.pick(["met", "not", "unsettled", "not-assessed"]) },
                    scope: dice.pick([nil, nil, "general", "listed"]))
            }
        }
        let within = states.map { code in
            RandomLaw.Within(
                code: code,
                duty: (
                    dice.pick(["hard", "blocking", "copy", "conditions"]),
                    dice.pick(["everything", "personal", "some"])
                ),
                reach: dice.pick(["domestic", "extraterritorial"]),
                accepts: dice.pick([
                    ["standard-contract"], ["certification", "exemption"], TransferInstrument.allCases.map(\.rawValue),
                ]),
                isExhaustive: dice.pick([true, false]))
        }
        return RandomLaw(between: between, within: within)
    }
}
