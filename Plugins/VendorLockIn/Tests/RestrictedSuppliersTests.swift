import ModuleKit
import RiskModel
import Testing

@testable import VendorLockIn

@Suite struct RestrictedListTests {
    private func list(_ entities: [String]?, asOf: String = "2026-01") -> RestrictedList {
        RestrictedList(
            id: "x", home: "AA", effect: "no purchase", status: .inForce, asOf: asOf, source: "a test", mark: .verified,
            entities: entities)
    }

    @Test func `names are compared word by word from the left`() {
        let listed = list(["huawei", "china-mobile-international", "pvh"])
        for name in [
            "huawei", "Huawei Technologies Co., Ltd.", "HUAWEI-cloud", "china mobile international (usa)", "PVH Corp.",
        ] {
            #expect(listed.names(name) == true, "\(name)")
        }
        for name in ["china-mobile", "huaweiish", "not-huawei", ""] { #expect(listed.names(name) == false, "\(name)") }
        #expect(list(nil).names("huawei") == nil && list([]).names("huawei") == false)
    }

    @Test func `a list counts one grade lower after 24 months`() throws {
        let day = try #require(CalendarDate(iso: "2026-11-23"))
        #expect(!list([], asOf: "2024-11-23").isStale(on: day) && !list([], asOf: "2024-11").isStale(on: day))
        #expect(!list([], asOf: "2024-11-22").isStale(on: day) && list([], asOf: "2024-10-22").isStale(on: day))
        #expect(list([], asOf: "2023").isStale(on: day) && list([], asOf: "soon").isStale(on: day))
    }

    @Test func `every shipped list has its date, source, effect and mark, and no name twice`() {
        #expect(Set(RestrictedList.shipped.map(\.id)).count == RestrictedList.shipped.count)
        for list in RestrictedList.shipped {
            #expect(CalendarDate(iso: list.asOf) != nil && !list.source.isEmpty && !list.effect.isEmpty, "\(list.id)")
            #expect(Set(list.entities ?? []).count == list.entities?.count ?? 0, "\(list.id)")
            for name in list.entities ?? [] { #expect(list.names(name) == true, "\(list.id) \(name)") }
        }
        #expect(Set(RestrictedList.shipped.map(\.home)).count >= 5)
    }
}

@Suite struct RestrictedSupplierTests {
    private func city(_ items: [(maker: String?, value: Double?)], parents: [(String, String?)]) -> Tree {
        .object([
            (
                "bill-of-materials",
                .list(
                    items.map { maker, value in
                        .object([
                            ("maker", maker.map(Tree.text) ?? .unknown),
                            (
                                "value",
                                .object([
                                    ("amount", value.map(Tree.number) ?? .unknown), ("currency", .text("USD")),
                                    ("price-year", .number(2026)),
                                ])
                            ),
                        ])
                    })
            ),
            (
                "suppliers",
                .list(parents.map { .object([("id", .text($0.0)), ("parent", $0.1.map(Tree.text) ?? .unknown)]) })
            ),
        ])
    }

    private let plant = [("cameras", "hikvision"), ("radio", "ericsson"), ("core", "ericsson")]

    @Test func `the home's own lists count, those of others are told apart`() throws {
        let built = city([("cameras", 5), ("radio", 45), ("core", 50)], parents: plant)
        #expect(try answer(restrictedSupplierShare, built, home: "US") == .measured(.number(0.05)))
        // India's portal is not public, so it says nothing of anybody abroad; at home nobody knows.
        #expect(try answer(restrictedAbroadShare, built, home: "US") == .measured(.number(0)))
        #expect(try answer(restrictedSupplierShare, built, home: "IN") == .bounded(low: 0, high: 1, value: nil))
        #expect(try answer(restrictedSupplierShare, built, home: "GB") == .measured(.number(0)))
        #expect(try answer(restrictedAbroadShare, built, home: "GB").span.lowerBound == 0.05)
    }

    @Test func `a home without a list is not a home without restrictions`() throws {
        let built = city([("cameras", 5)], parents: plant)
        #expect(
            try answer(restrictedSupplierShare, built, home: "KE")
                == .unavailable(
                    missing: [],
                    reason:
                        "no list of restricted suppliers of KE is known here; state it, or that there is none, in the "
                        + "parameter restricted-lists"))
        #expect(try answer(restrictedSupplierShare, built).span.upperBound == .infinity)
        let none = """
            {"restricted-lists":[{"id":"ke","home":"KE","effect":"none","status":"in-force","as-of":"2026-11","source":"asked",
            "entities":[]}]}
            """
        #expect(try answer(restrictedSupplierShare, built, parameters: none, home: "KE") == .measured(.number(0)))
    }

    @Test func `a profile adds and replaces lists, and only what is in force counts`() throws {
        let built = city([("cameras", 5), ("radio", 95)], parents: plant)
        func share(_ id: String, _ status: String, _ names: String) throws -> Answer {
            let row = """
                {"restricted-lists":[{"id":"\(id)","home":"GB","effect":"none","status":"\(status)","as-of":"2026-11",
                "source":"a test","entities":\(names)}]}
                """
            return try answer(restrictedSupplierShare, built, parameters: row, home: "GB")
        }
        #expect(try share("more", "in-force", #"["ericsson"]"#).span.lowerBound.isClose(to: 0.95))
        #expect(try share("gb-designated-vendors", "bill", #"["ericsson"]"#) == .measured(.number(0)))
        #expect(try share("more", "in-force", "null") == .bounded(low: 0, high: 1, value: nil))
        // A bloc restricts for its members.
        let union =
            #"{"shipped-rows":false,"restricted-lists":[{"id":"u","home":"EU","effect":"none","status":"#
            + #""in-force","as-of":"2026-11","source":"a test","entities":["hikvision"]}]}"#
        #expect(try answer(restrictedSupplierShare, built, parameters: union, home: "ES") == .measured(.number(0.05)))
    }

    @Test func `an unknown parent, maker or value leaves room`() throws {
        let parent = city([("cameras", 20), ("radio", 80)], parents: [("cameras", nil), ("radio", "ericsson")])
        #expect(try answer(restrictedSupplierShare, parent, home: "US") == .bounded(low: 0, high: 0.2, value: nil))
        let maker = city([(nil, 20), ("radio", 80)], parents: plant)
        #expect(try answer(restrictedSupplierShare, maker, home: "US") == .bounded(low: 0, high: 0.2, value: nil))
        let value = city([("cameras", nil), ("radio", 80)], parents: plant)
        #expect(try answer(restrictedSupplierShare, value, home: "US") == .bounded(low: 0, high: 1, value: nil))
        // An owner on the way up is enough, whoever owns him.
        let owned = city([("plant", 1)], parents: [("plant", "dahua"), ("dahua", "fund"), ("fund", "fund")])
        #expect(try answer(restrictedSupplierShare, owned, home: "US") == .measured(.number(1)))
        // Whoever is named himself is restricted whatever his parent.
        let named = city([("dahua", 1)], parents: [("dahua", nil)])
        #expect(try answer(restrictedSupplierShare, named, home: "US") == .measured(.number(1)))
    }

    @Test(arguments: UInt64(1)...40)
    func `mirrored lists give a mirrored home the same share`(seed: UInt64) throws {
        var random = RandomCity(dice: Dice(seed &+ 6000))
        let deployment = random.deployment()
        func lists(_ home: String, _ other: String) -> String {
            let rows = [(home, "s1"), (other, "s2")].map { owner, name in
                "{\"id\":\"\(owner)\",\"home\":\"\(owner)\",\"effect\":\"e\",\"status\":\"in-force\",\"as-of\":\"2026\",\"source\":\"t\","
                    + "\"entities\":[\"\(name)\"]}"
            }
            return "{\"shipped-rows\":false,\"restricted-lists\":[\(rows.joined(separator: ","))]}"
        }
        for measure in [restrictedSupplierShare, restrictedAbroadShare] {
            let here = try answer(measure, deployment, parameters: lists("HH", "FF"), home: "HH")
            #expect(
                here == (try answer(measure, deployment, parameters: lists("FF", "HH"), home: "FF")), "seed \(seed)")
        }
    }
}
