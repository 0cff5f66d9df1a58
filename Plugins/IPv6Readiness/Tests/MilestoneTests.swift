import ModuleKit
import RiskModel
import Testing

@testable import IPv6Readiness

@Suite struct MilestoneTests {
    private func slip(
        _ milestones: String, place: String? = "US", parameters: String = "{}", asOf: String = "2026-11-23"
    ) throws -> Answer {
        let location = place.map { #""jurisdiction":"\#($0)""# } ?? ""
        return try answer(
            milestoneSlip, #"{"location":{\#(location)},"network":{"milestones":[\#(milestones)]}}"#,
            parameters: parameters, asOf: asOf)
    }

    @Test(
        arguments: [
            ("2025-09-30", 0.0), ("2024", 0), ("2025-09", 0), ("2026-09-30", 365 / 365.25), ("2027-09", 730 / 365.25),
            ("2026", 457 / 365.25), ("9999", 100),
        ] as [(String, Double)])
    func `the slip is counted from the due day of the table`(date: String, years: Double) throws {
        let answer = try slip(#"{"milestone":"us-federal-2025","date":"\#(date)","due":"2099"}"#)
        #expect(near(answer.span.lowerBound, years) && near(answer.span.upperBound, years))
    }

    @Test func `the latest of several counts`() throws {
        let milestones =
            #"{"milestone":"us-federal-2023","date":"2023-09-30"},{"milestone":"own","date":"2026-12-31","due":"2025-12-31"}"#
        #expect(try near(slip(milestones).span.upperBound, 365 / 365.25))
    }

    @Test func `a milestone that is in no table needs its own due day`() throws {
        #expect(try slip(#"{"milestone":"own","date":"2026"}"#) == .bounded(low: 0, high: 100, value: nil))
        #expect(try slip(#"{"milestone":"own","due":"2026"}"#) == .bounded(low: 0, high: 100, value: nil))
    }

    @Test func `an empty list says that none binds, except where the profile has one that binds everyone`() throws {
        for place in ["US", "CN", "KE", nil] { #expect(try slip("", place: place) == .notApplicable) }
        let row =
            #"{"id":"all","jurisdiction":"KE","asks":"all","due":"2030","binds":"everyone","source":"s","as-of":"2026"}"#
        let law = #"{"milestones":[\#(row)]}"#
        #expect(try slip("", place: "US", parameters: law) == .notApplicable)
        #expect(try slip("", place: "KE", parameters: law).outcome == .unavailable)
        #expect(try slip("", place: nil, parameters: law).outcome == .unavailable)
        let other = #"{"milestone":"own","date":"2025","due":"2025"}"#
        #expect(try slip(other, place: "KE", parameters: law) == .bounded(low: 0, high: 100, value: nil))
        #expect(try slip(#"{"milestone":"all","date":"2030"}"#, place: "KE", parameters: law) == .measured(.number(0)))
        #expect(try slip(#"{"milestone":"all","date":"2031"}"#, place: nil, parameters: law).span.lowerBound > 0.99)
    }

    @Test func `a row of the profile comes before the shipped one`() throws {
        let row =
            #"{"id":"cn-2030-single-stack","jurisdiction":"CN","asks":"later","due":"2032","binds":"everyone","source":"a notice","as-of":"2026"}"#
        let parameters = #"{"milestones":[\#(row)]}"#
        let milestone = #"{"milestone":"cn-2030-single-stack","date":"2033"}"#
        #expect(try near(slip(milestone, place: "CN", parameters: parameters).span.upperBound, 365 / 365.25))
        let withdrawn = parameters.replacing("\"binds\"", with: #""status":"withdrawn","binds""#)
        #expect(try slip("", place: "CN", parameters: withdrawn) == .notApplicable)
        let kenya = row.replacing("CN", with: "KE").replacing("cn-2030-single-stack", with: "ke-own")
        #expect(try slip("", place: "KE", parameters: #"{"milestones":[\#(kenya)]}"#).outcome == .unavailable)
    }

    @Test func `every shipped row is dated, marked and due on a day`() {
        #expect(Milestone.shipped.count == 20)
        #expect(Set(Milestone.shipped.map(\.id)).count == 20)
        for row in Milestone.shipped {
            #expect(CalendarDate(iso: row.due)?.day != nil, "\(row.id)")
            #expect(
                CalendarDate(iso: row.asOf)?.day != nil && row.mark == .verified && !row.source.isEmpty, "\(row.id)")
            #expect(row.id.hasPrefix(row.jurisdiction == "CN" ? "cn-" : "us-"))
        }
        #expect(!Milestone.shipped.contains { $0.binds == .everyone })
    }
}
