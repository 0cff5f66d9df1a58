/// Random deployments for the properties that must hold for every one of them.
struct RandomCity {
    var dice: Dice
    var states = ["AA", "BB", "CC"]

    mutating func deployment() -> Tree {
        .object(
            [
                ("platform", .object([("operator", .text("e0"))])),
                ("datasets", .list((0..<dice.count(1...3)).map { dataset($0) })),
                ("actors", .list((0..<dice.count(1...3)).map { actor($0) })),
                ("ownership", ownership()),
                ("privileged-access", .list((0..<dice.count(1...4)).map { _ in access() })),
                ("audit-rights", .list(rights())),
            ] + moreSections())
    }

    mutating func state() -> Tree { .text(dice.pick(states)) }

    private mutating func dataset(_ number: Int) -> Tree {
        .object([
            ("class", .text("d\(number)")),
            ("sensitivity", .text(dice.pick(["open", "internal", "personal", "sensitive"]))),
            (
                "locations",
                .list(
                    shares(dice.count(1...3), of: 1).map {
                        .object([("jurisdiction", state()), ("share", .number($0))])
                    })
            ),
            ("keys", .text(dice.pick(["none", "provider", "byok", "customer", "end-to-end"]))),
            ("keys-jurisdiction", state()),
            ("retention-days", .number(Double(dice.count(0...40)))),
            ("justified-retention-days", .number(Double(dice.count(0...20)))),
        ])
    }

    /// Shares that sum to `total`, or to less.
    private mutating func shares(_ count: Int, of total: Double) -> [Double] {
        let cuts = (0..<count).map { _ in Double(dice.count(0...8)) }
        let sum = max(cuts.reduce(0, +), 1)
        return cuts.map { $0 / sum * total }
    }

    private mutating func actor(_ number: Int) -> Tree {
        .object([
            ("id", .text("a\(number)")),
            (
                "jurisdictions",
                .object([
                    ("incorporated", state()), ("parent", state()),
                    ("hosting", .list((0..<dice.count(0...2)).map { _ in state() })),
                    ("staff", .list((0..<dice.count(0...2)).map { _ in state() })),
                ])
            ),
            ("reach", .number(dice.share())), ("home-ciphertext", .number(dice.share())),
            ("in-adequacy-scope", .flag(dice.pick([true, false]))),
        ])
    }

    private mutating func ownership() -> Tree {
        let count = dice.count(1...5)
        let entities = (0..<count).map { Tree.object([("id", .text("e\($0)")), ("jurisdiction", state())]) }
        var holdings: [Tree] = []
        for held in 0..<count {
            for stake in shares(dice.count(0...3), of: dice.pick([1, 1, 0.8])) {
                holdings.append(
                    .object([
                        ("holder", .text("e\(dice.count(0...count - 1))")), ("held", .text("e\(held)")),
                        ("stake", .number(stake)),
                        ("control", .text(dice.pick(["none", "none", "none", "golden-share"]))),
                    ]))
            }
        }
        return .object([("entities", .list(entities)), ("holdings", .list(holdings))])
    }

    private mutating func access() -> Tree {
        .object([
            ("jurisdiction", state()), ("accounts", .number(Double(dice.count(0...5)))),
            ("mode", .text(dice.pick(["standing", "approved", "escorted"]))),
        ])
    }

    private mutating func rights() -> [Tree] {
        ["on-site-inspection", "records-access", "log-access", "no-fee-audit"].shuffled(using: &dice)
            .prefix(dice.count(0...4)).map { .text($0) }
    }
}

extension Tree {
    /// The tree with every text replaced.
    func mapped(_ change: (String) -> String) -> Tree {
        switch self {
        case .text(let text): .text(change(text))
        case .list(let items): .list(items.map { $0.mapped(change) })
        case .object(let members): .object(members.map { ($0.0, $0.1.mapped(change)) })
        default: self
        }
    }
}
