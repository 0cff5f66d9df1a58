@testable import VendorLockIn

/// Random deployments for the properties that must hold for every one of them.
struct RandomCity {
    var dice: Dice

    mutating func deployment() -> Tree {
        let components = dice.count(1...6)
        return .object([
            ("contracts", .list((0..<dice.count(1...6)).map { contract($0) })),
            ("bill-of-materials", .list((0..<dice.count(1...4)).map { item($0) })),
            ("devices", .list((0..<dice.count(1...3)).map { devices($0) })),
            ("maintenance", .list((0..<dice.count(1...4)).map { task($0) })),
            ("continuity", continuity()), ("finance", .list((0..<dice.count(1...3)).map { money(from: $0) })),
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
                    ("export", .object(ExportKind.allCases.map { ($0.rawValue, asset()) })),
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
        .object([
            ("id", .text("s\(number)")), ("parent", .text(dice.pick(["s\(number)", "s0", "s1", "elsewhere"]))),
            ("jurisdiction", .text(dice.pick(["HH", "FF", "GG"]))),
            (
                "inputs",
                .list(
                    (0..<dice.count(0...3)).map { _ in
                        .object([("from", .text("s\(dice.count(0...4))")), ("share", .number(dice.share() / 4))])
                    })
            ),
        ])
    }

    private mutating func item(_ number: Int) -> Tree {
        .object([
            ("item", .text("i\(number)")), ("maker", .text("s\(dice.count(0...4))")),
            ("value", money(Double(dice.count(1...9)))),
        ])
    }

    private mutating func flag() -> Tree { .flag(dice.pick([true, true, false])) }

    private mutating func lastTime() -> Tree { .text(dice.pick(["never", "2026-03", "2025-11-24", "2024"])) }

    private mutating func devices(_ number: Int) -> Tree {
        .object([
            ("class", .text("d\(number)")), ("count", .number(Double(dice.count(1...50)))),
            ("support-years", .number(Double(dice.count(0...12)))),
            ("expected-use-years", .number(Double(dice.count(1...20)))),
            (
                "re-homing",
                .object([
                    ("endpoint-change", flag()), ("transferable-identity", flag()), ("owner-controlled", flag()),
                ])
            ),
        ])
    }

    private mutating func task(_ number: Int) -> Tree {
        .object([
            ("task", .text("t\(number)")), ("hours-per-year", .number(Double(dice.count(1...40)))),
            ("only-from-supplier", .list(dice.pick([[], ["tools"], ["parts", "credentials"]]).map(Tree.text))),
        ])
    }

    private mutating func continuity() -> Tree {
        .object([
            ("held", .list(ContinuityAsset.allCases.filter { _ in dice.count(0...1) == 0 }.map { .text($0.rawValue) })),
            ("last-verified-rebuild", lastTime()),
        ])
    }

    private mutating func money(from number: Int) -> Tree {
        .object([
            ("id", .text("m\(number)")),
            ("kind", .text(number == 0 ? "loan" : dice.pick(["loan", "grant", "own-funds"]))),
            ("amount", money(Double(dice.count(1...9)))), ("tied-share", .number(dice.share())),
            ("interest-rate", .number(dice.share() / 5)), ("maturity-years", .number(Double(dice.count(10...30)))),
            ("grace-years", .number(Double(dice.count(0...9)))),
            ("payments-per-year", .number(Double(dice.pick([1, 2, 4])))),
        ])
    }

    private mutating func asset() -> Tree {
        .object([
            ("weight", .number(Double(dice.count(1...5)))), ("in-contract", flag()), ("open-format", flag()),
            ("last-full-test", .text(dice.pick(["2026-03", "2026-10-01", "2024"]))),
        ])
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
