import Documents
import RiskModel
import Testing

@testable import ModuleKit
@testable import VendorLockIn

/// What a figure says beside itself.
@Suite struct NoteTests {
    private func note(_ measure: Measure, _ deployment: String, home: String = "PK") throws -> String? {
        let text =
            "{\"deployment\":\(deployment),\"parameters\":{},\"context\":{\"home\":\"\(home)\"},\"asOf\":\"2026-11-23\"}"
        let document = Document()
        try document.read(json: Array(text.utf8).span)
        let reading = Reading(document: document)
        try reading.begin(params: 0)
        reading.beginIndicator()
        return try measure(reading).note
    }

    private let city = """
        {"contracts":[
          {"id":"a","layer":"platform","supplier":"prime","annual-value":{"amount":60,"currency":"USD","price-year":2026}},
          {"id":"b","layer":"platform","supplier":"second","annual-value":{"amount":30,"currency":"USD","price-year":2026}},
          {"id":"c","layer":"platform","supplier":"local","annual-value":{"amount":10,"currency":"USD","price-year":2026}},
          {"id":"d","layer":"access","supplier":"local","annual-value":{"amount":5,"currency":"USD","price-year":2026}},
          {"id":"e","layer":"access","supplier":"prime","annual-value":{"amount":5,"currency":"USD","price-year":2026}}],
         "suppliers":[
          {"id":"prime","parent":"huawei","jurisdiction":"CN","inputs":[{"from":"chips","share":0.25}]},
          {"id":"second","parent":"huawei","jurisdiction":"PK","inputs":[{"from":"prime","share":0.5}]},
          {"id":"local","parent":"local","jurisdiction":"PK","inputs":[]},
          {"id":"chips","parent":"chips","jurisdiction":"TW","inputs":[]}],
         "services":[{"id":"s","weight":3,"needs":["x"]},{"id":"t","weight":1,"needs":["y"]}],
         "components":[{"id":"x","suppliers":["prime","local"],"needs":[]},{"id":"y","suppliers":["second"],"needs":[]}],
         "bill-of-materials":[
          {"item":"i","maker":"prime","value":{"amount":88,"currency":"USD","price-year":2026}},
          {"item":"j","maker":"local","value":{"amount":12,"currency":"USD","price-year":2026}}]}
        """

    @Test func `concentration names its layers and the words of the guidelines`() throws {
        #expect(
            try note(supplierConcentration, city)
                == "By layer: platform 8 200, access 5 000. A market of 8 200 points is highly concentrated (above 1 800) "
                + "under the Merger Guidelines of 2023; one buyer is no market.")
        #expect(
            try note(effectiveSuppliers, city)
                == "Layer platform. Order 1, which gives small suppliers more weight: 1.384.")
        #expect(
            try note(rollUpDelta, city)
                == "Layer platform: 8 200 points on ultimate parents. In a market the Merger Guidelines of 2023 presume that "
                + "a rise by 3 600 to that is harmful.")
    }

    @Test func `dependence names who stops what`() throws {
        #expect(try note(criticalSupplierShare, city) == "Each alone stops: huawei 0.25.")
        #expect(try note(criticalPairShare, city) == "huawei and local together; neither stops as much alone.")
    }

    @Test func `exposure names the place, the depth and the widest chains`() throws {
        #expect(
            try note(transitiveExposure, city)
                == "CN: 0.443 bought directly, 0.102 by suppliers of suppliers. Widest: prime 0.443; second ← prime 0.102."
        )
        #expect(try note(foreignValueAdded, city) == "CN 0.545, TW 0.182.")
    }

    @Test func `lists are cited with their date and mark, and stale ones said to be`() throws {
        #expect(
            try note(restrictedSupplierShare, city, home: "GB")
                == "gb-designated-vendors (GB, 2022-10-13, VERIFIED, stale). Stale: the state that was read is older than 24 "
                + "months; as evidence it counts one grade lower.")
        #expect(
            try note(restrictedAbroadShare, city)
                == "0.88 on gb-designated-vendors (GB, 2022-10-13, VERIFIED, stale), 0.88 on se-spectrum-conditions (SE, "
                + "2020-10-20, VERIFIED-SECOND-HAND, stale), 0.88 on us-fcc-covered-list (US, 2024-09-03, "
                + "VERIFIED-SECOND-HAND, stale), 0.88 on us-section-889 (US, 2022-10-19, VERIFIED, stale); names not public: "
                + "in-trusted-telecom-portal. Stale: the state that was read is older than 24 months; as evidence it counts "
                + "one grade lower.")
        #expect(
            try note(restrictedSupplierShare, city, home: "DE")
                == "de-5g-agreements is not in force and does not count.")
    }

    @Test func `figures are written without a tail`() {
        #expect(Words.share(0.1 + 0.2) == "0.3" && Words.share(1) == "1" && Words.share(0) == "0")
        #expect(Words.share(0.0004) == "under 0.001" && Words.share(-1.5) == "-1.5" && Words.share(12.3456) == "12.346")
        #expect(Words.points(999.6) == "1 000" && Words.points(10_000) == "10 000" && Words.points(0) == "0")
        #expect(Words.list(["a", "b", "c"], first: 2) == "a, b and 1 more")
        let long = String(repeating: "x", count: 400)
        #expect(Words.note([long, long, "y"]) == long)
    }
}
