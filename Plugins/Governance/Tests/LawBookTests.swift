import Documents
import RiskModel
import Testing

@testable import Governance
@testable import ModuleKit

@Suite struct LawBookTests {
    @Test func `what was looked up is kept while parameters, context and date stay, and no longer`() throws {
        let document = Document()
        let reading = Reading(document: document)
        func book(home: String = "AA", parameters: String = "{}", asOf: String = "2026-11-23", of data: Int = 1) throws
            -> LawBook
        {
            let text =
                "{\"deployment\":{\"n\":\(data)},\"parameters\":\(parameters),"
                + "\"context\":{\"home\":\"\(home)\",\"trusted\":[]},\"asOf\":\"\(asOf)\"}"
            try document.read(json: Array(text.utf8).span)
            try reading.begin(params: 0)
            return reading.book
        }
        let first = try book()
        #expect(try book() === first && book(of: 2) === first)
        #expect(try book(home: "BB") !== first)
        let second = try book()
        #expect(try book(parameters: "{\"shipped-rows\":false}").law.duties.isEmpty)
        #expect(try book(asOf: "2026-11-24") !== second)
        #expect(try book().law.asOf == CalendarDate(iso: "2026-11-23"))
    }

    @Test func `looking a second time gives the same answer`() throws {
        let law = Law(
            guarantees: GuaranteeRow.shipped, adequacy: AdequacyEdge.shipped, duties: Duty.shipped,
            powers: Power.shipped, transfers: TransferRule.shipped, asOf: CalendarDate(iso: "2026-11-23")!)
        let standpoint = Standpoint(home: "ES", trusted: ["EU"])
        let book = LawBook(law: law, standpoint: standpoint)
        for _ in 0..<2 {
            #expect(book.view(of: "ES", from: standpoint).gap(isCovered: nil) == Interval(0))
            #expect(book.view(of: "US", from: standpoint).gap(isCovered: false) == Interval(low: 0, high: 0.75))
            #expect(book.view(of: "US", from: standpoint).gap(isCovered: true) == Interval(low: 0, high: 0.25))
            #expect(book.barriers(in: "XX")?.count == nil && book.barriers(in: "KE")?.isEmpty == true)
            #expect(book.reachingPowers(of: "US")?.count == 1 && book.reachingPowers(of: "XX")?.count == nil)
        }
    }

    @Test func `a figure that rests on old rows of law says so`() throws {
        let document = Document()
        let reading = Reading(document: document)
        func note(asOf: String) throws -> String {
            let actor =
                "{\"id\":\"desk\",\"reach\":1,\"home-ciphertext\":0,\"jurisdictions\":{\"incorporated\":\"RU\","
                + "\"parent\":\"RU\",\"hosting\":[],\"staff\":[]}}"
            let text =
                "{\"deployment\":{\"actors\":[\(actor)]},\"parameters\":{},\"context\":{\"home\":\"CH\",\"trusted\":[]},"
                + "\"asOf\":\"\(asOf)\"}"
            try document.read(json: Array(text.utf8).span)
            try reading.begin(params: 0)
            reading.beginIndicator()
            let measurement = try compelledAccessExposure(reading)
            #expect(measurement.answer == .measured(.number(1)))
            return measurement.note ?? ""
        }
        #expect(
            try note(asOf: "2028-11-23") == "law: guarantees of RU seen from COE (VERIFIED 2026-11-23)")
        #expect(
            try note(asOf: "2028-11-24")
                == "older than 24 months, no better than RECALLED until checked again: guarantees of RU seen from COE of "
                + "2026-11-23; law: guarantees of RU seen from COE (RECALLED 2026-11-23)")
    }
}
