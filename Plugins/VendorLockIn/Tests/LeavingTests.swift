import ModuleKit
import Testing

@testable import VendorLockIn

/// What can be taken along, done without the supplier, and kept going.
@Suite struct LeavingTests {
    @Test func `an export counts when it is granted, open and tested`() {
        func coverage(_ contract: Bool?, _ format: Bool?, _ test: Bool?) -> Interval? {
            exportCoverage(of: [
                ExportAsset(weight: 3, isInContract: contract, isOpenFormat: format, isTested: test),
                ExportAsset(weight: 1, isInContract: true, isOpenFormat: true, isTested: true),
            ])
        }
        #expect(coverage(true, true, true) == Interval(1) && coverage(true, true, false) == Interval(0.25))
        #expect(
            coverage(true, nil, true) == Interval(low: 0.25, high: 1) && coverage(false, nil, nil) == Interval(0.25))
        #expect(exportCoverage(of: [ExportAsset(weight: 0)]) == nil)
        #expect(exportCoverage(of: [ExportAsset()]) == .anyShare)
    }

    @Test func `a kind that is not stated may weigh anything`() throws {
        let raw = Tree.object([
            ("weight", .number(1)), ("in-contract", .flag(true)), ("open-format", .flag(true)),
            ("last-full-test", .text("2026-10")),
        ])
        let none = Tree.object([("weight", .number(0))])
        func city(_ others: Tree) -> Tree {
            let kinds = ExportKind.allCases.map { ($0.rawValue, $0 == .raw ? raw : others) }
            return .object([("exit", .object([("export", .object(kinds))]))])
        }
        #expect(try answer(exportableDataCoverage, city(none)) == .measured(.number(1)))
        #expect(try answer(exportableDataCoverage, city(.unknown)) == .bounded(low: 0, high: 1, value: nil))
    }

    @Test func `a test is good for twelve months`() throws {
        let day = try #require(CalendarDate(iso: "2026-11-23"))
        func tested(_ date: String?) -> Bool? { happened(date, within: 12, before: day) }
        #expect(tested("2026-11-23") == true && tested("2025-11-23") == true && tested("2025-11-22") == false)
        #expect(tested("2026-11") == true && tested("2026") == true && tested("2025") == nil && tested("2024") == false)
        #expect(tested("2025-11") == nil && tested("2025-12") == true && tested("2026-11-24") == false)
        #expect(tested("2027") == false && tested("never") == false && tested(nil) == nil && tested("soon") == nil)
        let leap = try #require(CalendarDate(iso: "2024-02-29"))
        #expect(happened("2023-03-01", within: 12, before: leap) == true)
        #expect(happened("2023-02-27", within: 12, before: leap) == false)
    }

    @Test func `eight things can be held`() {
        let all = ContinuityAsset.allCases.map { Optional($0.rawValue) }
        #expect(continuityShare(held: all, isRebuilt: true) == Interval(1))
        #expect(continuityShare(held: all, isRebuilt: nil) == Interval(low: 0.875, high: 1))
        #expect(continuityShare(held: [], isRebuilt: false) == Interval(0))
        #expect(
            continuityShare(held: ["source-escrow", "source-escrow", nil], isRebuilt: false)
                == Interval(low: 0.125, high: 0.25))
        #expect(continuityShare(held: all + [nil, nil], isRebuilt: false) == Interval(0.875))
    }

    @Test func `tasks count by their hours`() throws {
        func city(_ rows: [([String]?, Double?)]) -> Tree {
            .object([
                (
                    "maintenance",
                    .list(
                        rows.map { needs, hours in
                            .object([
                                ("only-from-supplier", needs.map { .list($0.map(Tree.text)) } ?? .unknown),
                                ("hours-per-year", hours.map(Tree.number) ?? .unknown),
                            ])
                        })
                )
            ])
        }
        #expect(try answer(maintenanceDependence, city([(["tools"], 85), ([], 15)])) == .measured(.number(0.85)))
        #expect(
            try answer(maintenanceDependence, city([(nil, 85), ([], 15)])) == .bounded(low: 0, high: 0.85, value: nil))
        #expect(
            try answer(maintenanceDependence, city([(["parts"], nil), ([], 15)]))
                == .bounded(low: 0, high: 1, value: nil))
        #expect(try answer(maintenanceDependence, city([(["parts"], 0)])) == .notApplicable)
    }

    @Test func `support is compared with use, class by class`() {
        #expect(supportLife(years: 5, expectedUse: 20) == Interval(0.25))
        #expect(supportLife(years: 15, expectedUse: 20) == Interval(0.75))
        #expect(
            supportLife(years: 10, expectedUse: nil) == .anyQuantity
                && supportLife(years: 0, expectedUse: nil) == Interval(0))
        #expect(supportLife(years: nil, expectedUse: 20) == .anyQuantity)
    }

    @Test func `the class with least support counts, and the devices that can move`() throws {
        func device(_ count: Double?, _ support: Double, _ flags: [Bool?]) -> Tree {
            let names = ["endpoint-change", "transferable-identity", "owner-controlled"]
            return .object([
                ("count", count.map(Tree.number) ?? .unknown), ("support-years", .number(support)),
                ("expected-use-years", .number(10)),
                ("re-homing", .object(zip(names, flags).map { ($0, $1.map(Tree.flag) ?? .unknown) })),
            ])
        }
        let all = [true, true, true] as [Bool?]
        let city = Tree.object([("devices", .list([device(75, 12, all), device(25, 5, [true, false, nil])]))])
        #expect(try answer(supportLifeRatio, city) == .measured(.number(0.5)))
        #expect(try answer(reHomingCapability, city) == .measured(.number(0.75)))
        let dark = Tree.object([("devices", .list([device(75, 12, all), device(nil, 5, [true, true, nil])]))])
        #expect(try answer(reHomingCapability, dark) == .bounded(low: 0, high: 1, value: nil))
    }
}
