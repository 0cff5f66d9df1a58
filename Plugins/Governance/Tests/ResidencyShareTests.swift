import Testing

@testable import Governance

@Suite struct ResidencyShareTests {
    @Test func `shares abroad count by sensitivity`() throws {
        let city = Tree.object([
            (
                "datasets",
                .list([
                    dataset("sensitive", [("AA", 1)]), dataset("personal", [("AA", 0.5), ("BB", 0.5)]),
                    dataset("open", [("BB", 1)]),
                ])
            )
        ])
        // (8·0 + 4·0.5 + 1·1) ÷ 13
        #expect(try answer(foreignResidencyShare, city) == .measured(.number(3.0 / 13)))
        #expect(try answer(foreignResidencyShare, city, trusted: ["BB"]) == .measured(.number(0)))
    }

    @Test func `a bloc that is trusted covers its members`() throws {
        let city = Tree.object([("datasets", .list([dataset("open", [("FR", 1)])]))])
        #expect(try answer(foreignResidencyShare, city, home: "ES") == .measured(.number(1)))
        #expect(try answer(foreignResidencyShare, city, home: "ES", trusted: ["EU"]) == .measured(.number(0)))
    }

    @Test func `a share nobody places may be anywhere`() throws {
        #expect(
            try foreignShare(of: [Placement(share: 0.5, isForeign: false)], name: "x") == Interval(low: 0, high: 0.5))
        #expect(try foreignShare(of: [], name: "x") == .anyShare)
        let hidden = [Placement(share: 0.6, isForeign: false), Placement(share: nil, isForeign: true)]
        let bounds = try foreignShare(of: hidden, name: "x")
        #expect(bounds.low == 0 && bounds.high.isClose(to: 0.405 / 1.005))
        let thirds = [Placement(share: 0.333, isForeign: false), Placement(share: 0.666, isForeign: true)]
        #expect(try foreignShare(of: thirds, name: "x").high.isClose(to: 2.0 / 3))
        let rounded = [Placement(share: 0.502, isForeign: false), Placement(share: 0.502, isForeign: true)]
        #expect(try foreignShare(of: rounded, name: "x").low.isClose(to: 0.5))
    }

    @Test func `an unknown place and an unknown sensitivity are bounded`() throws {
        let unplaced = Tree.object([
            ("datasets", .list([dataset("personal", [("AA", 0.75), (nil, 0.25)])]))
        ])
        #expect(try answer(foreignResidencyShare, unplaced) == .bounded(low: 0, high: 0.25, value: nil))
        let unweighed = Tree.object([
            ("datasets", .list([dataset(nil, [("BB", 1)]), dataset("personal", [("AA", 1)])]))
        ])
        #expect(try answer(foreignResidencyShare, unweighed) == .bounded(low: 0.2, high: 8.0 / 12, value: nil))
    }

    @Test func `shares above 1 are refused by name`() throws {
        let city = Tree.object([("datasets", .list([dataset("open", [("AA", 0.9), ("BB", 0.25)])]))])
        #expect(
            try answer(foreignResidencyShare, city)
                == .failed(reason: "shares of the locations of 'video' sum to 1.15, more than 1"))
    }

    @Test func `no data at all is a fact, no list is none`() throws {
        #expect(try answer(foreignResidencyShare, .object([("datasets", .list([]))])) == .notApplicable)
        #expect(
            try answer(foreignResidencyShare, .object([])) == .unavailable(missing: [], reason: nil))
    }

    private func dataset(_ sensitivity: String?, _ places: [(String?, Double)]) -> Tree {
        .object([
            ("class", .text("video")), ("sensitivity", sensitivity.map(Tree.text) ?? .unknown),
            (
                "locations",
                .list(
                    places.map { code, share in
                        .object([("jurisdiction", code.map(Tree.text) ?? .unknown), ("share", .number(share))])
                    })
            ),
        ])
    }
}
