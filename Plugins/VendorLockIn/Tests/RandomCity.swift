@testable import VendorLockIn

/// Random deployments for the properties that must hold for every one of them.
struct RandomCity {
    var dice: Dice

    mutating func deployment() -> Tree {
        let components = dice.count(1...6)
        return .object([
            ("contracts", .list((0..<dice.count(1...6)).map { contract($0) })),
            ("suppliers", .list((0..<dice.count(2...5)).map { supplier($0) })),
            ("services", .list((0..<dice.count(1...4)).map { service($0, of: components) })),
            ("components", .list((0..<components).map { component($0, of: components) })),
            ("interfaces", .list((0..<dice.count(1...4)).map { interface($0) })),
            (
                "exit",
                .object([
                    (
                        "costs",
                        .object(ExitCostLine.allCases.map { ($0.rawValue, money(Double(dice.count(0...5)))) })
                    ),
                    ("remaining-contract-value", money(Double(dice.count(1...40)))),
                ])
            ),
        ])
    }

    private func money(_ amount: Double) -> Tree {
        .object([("amount", .number(amount)), ("currency", .text("EUR")), ("price-year", .number(2026))])
    }

    private mutating func contract(_ number: Int) -> Tree {
        .object([
            ("id", .text("k\(number)")), ("layer", .text(dice.pick(["devices", "platform"]))),
            ("supplier", .text("s\(dice.count(0...5))")), ("annual-value", money(Double(dice.count(1...9)))),
            ("notice-months", .number(Double(dice.count(0...12)))),
            ("transition-months", .number(Double(dice.count(0...12)))),
            ("retrieval-months", .number(Double(dice.count(0...3)))),
            ("years-to-free-exit", .number(Double(dice.count(0...8)) / 2)),
            ("auto-renews", .flag(dice.pick([true, false]))),
            ("renewal-notice-days", .number(Double(dice.pick([30, 89, 90, 180])))),
            ("exclusive", .flag(dice.pick([true, false]))), ("price-indexed", .flag(dice.pick([true, false]))),
        ])
    }

    private mutating func supplier(_ number: Int) -> Tree {
        .object([("id", .text("s\(number)")), ("parent", .text(dice.pick(["s\(number)", "s0", "s1", "elsewhere"])))])
    }

    private mutating func needs(_ count: ClosedRange<Int>, of components: Int) -> Tree {
        .list((0..<dice.count(count)).map { _ in .text("c\(dice.count(0...components - 1))") })
    }

    private mutating func service(_ number: Int, of components: Int) -> Tree {
        .object([
            ("id", .text("f\(number)")), ("weight", .number(Double(dice.count(1...5)))),
            ("needs", needs(1...2, of: components)),
        ])
    }

    private mutating func component(_ number: Int, of components: Int) -> Tree {
        if dice.count(0...3) == 0 {
            return .object([("id", .text("c\(number)")), ("any-of", needs(1...3, of: components))])
        }
        return .object([
            ("id", .text("c\(number)")),
            ("suppliers", .list((0..<dice.count(0...3)).map { _ in .text("s\(dice.count(0...4))") })),
            ("needs", needs(0...2, of: components)),
        ])
    }

    private mutating func interface(_ number: Int) -> Tree {
        .object([
            ("id", .text("i\(number)")), ("weight", .number(Double(dice.count(1...5)))),
            ("openness", .text(dice.pick(Openness.allCases.map(\.rawValue)))),
        ])
    }
}
