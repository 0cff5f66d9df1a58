import Documents
import Loading
import RiskModel
import Serving
import TestSupport
import Testing

@testable import Assessment

/// What is asked again when evidence is drawn is everything that the drawn evidence moves.
@Suite struct ReachTests {
    /// What the modules say with one range of the document at a choice, everything else at its centre.
    private func measured(
        _ subject: Subject, _ plan: AssessmentPlan, _ bench: Bench, _ point: [Int: RangeChoice],
        known: [MeasuredModule] = [], asked: [[Int]] = []
    ) throws -> [MeasuredModule] {
        var found: [MeasuredModule]?
        AssessmentRun.measure(subject, under: plan, with: bench.host, at: point, known: known, asked: asked) {
            found = $0
        }
        bench.host.run { found != nil }
        return try #require(found)
    }

    @Test func `asking for what a range moves gives what asking for everything gives`() throws {
        let bench = Bench()
        let plan = try bench.plan("baseline", home: "KE")
        let selection = plan.modules.reduce(Selection()) { $0.union($1.selection) }
        var looked = 0
        var saved = 0
        for file in Checkout.exampleDeployments {
            let loaded = try bench.load(FileText.document(Checkout.path(file)))
            let subject = loaded.subject
            let known = try measured(subject, plan, bench, [:])
            for node in ranges(in: subject.document, root: subject.root, under: selection) {
                let pointer = subject.document.pointer(of: node, from: subject.root)
                let asked = plan.indicators(movedBy: pointer).map { $0.sorted() }
                for choice in [RangeChoice.low, .high, .quantile(0.3)] {
                    let all = try measured(subject, plan, bench, [node: choice])
                    let some = try measured(subject, plan, bench, [node: choice], known: known, asked: asked)
                    for (module, both) in zip(plan.modules, zip(all, some)) {
                        for (whole, part) in zip(both.0.indicators, both.1.indicators) where whole != part {
                            Issue.record("\(file) \(pointer) moves \(module.id): \(whole) is not \(part)")
                        }
                    }
                    looked += 1
                    saved += all.map(\.indicators.count).reduce(0, +)
                    saved -= asked.map(\.count).reduce(0, +)
                }
            }
        }
        #expect(looked > 15)
        // Otherwise everything would be asked for, and the test would say nothing.
        #expect(saved > looked * 40)
    }

    @Test func `a range moves what needs it, what needs something around it, and what uses an indicator it moves`()
        throws
    {
        let plan = try Bench().plan("baseline", home: "KE")
        func moved(_ pointer: String) -> Set<String> {
            Set(
                zip(plan.modules, plan.indicators(movedBy: pointer)).flatMap { module, positions in
                    positions.map { module.indicators[$0].definition.id }
                })
        }
        #expect(moved("/devices/0/growth").isSuperset(of: ["forecast-devices", "addressable-shortfall"]))
        #expect(moved("/exit/costs/migration/amount") == ["exit-cost-ratio"])
        #expect(moved("/no/such/place").isEmpty)
    }

    @Test func `an answer nobody asked for changes nothing`() throws {
        let plan = try Bench().plan("baseline", home: "KE")
        let module = try #require(plan.modules.first { $0.id == "scale" })
        let document = Document()
        try document.read(json: Array("{}".utf8).span)
        let check = AnswerCheck(module: module, document: document, root: 0)
        let ids = module.indicators.map(\.definition.id)
        let answers = ids.map { Measurement(indicator: $0, answer: .failed(reason: $0)) }
        #expect(try check.sorted(answers, asked: [1, 3]).map(\.indicator) == [ids[1], ids[3]])
        #expect(try check.sorted([answers[3]], asked: [1, 3]).map(\.answer.outcome) == [.failed, .failed])
        #expect(throws: ModuleFailure.self) { try check.sorted([answers[3], answers[3]], asked: [3]) }
    }
}
