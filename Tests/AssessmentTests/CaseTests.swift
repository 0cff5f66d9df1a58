import Documents
import Foundation
import LineProtocol
import Loading
import ModuleHost
import RiskModel
import TestSupport
import Testing

/// `Plugins/*/Cases/*`: a deployment, what else a module is told, and the measurements it must give.
@Suite struct CaseTests {
    static let folders = Checkout.files(under: "Plugins", ending: "/expected.json").map { String($0.dropLast(14)) }

    @Test(arguments: folders) func `a case measures as expected`(_ folder: String) throws {
        let bench = Bench()
        let module = try #require(
            bench.modules.first { $0.directory == Checkout.path(folder.components(separatedBy: "/Cases/")[0]) })
        let measured = try measure(folder, module, bench)
        let data = try #require(FileManager.default.contents(atPath: Checkout.path(folder + "/expected.json")))
        let expected = try #require(
            (JSONSerialization.jsonObject(with: data) as? [String: Any])?["measurements"] as? [String: [String: Any]])
        #expect(!expected.isEmpty)
        for (id, wanted) in expected {
            let answer = try #require(measured.first { $0.indicator == id }, "\(id) is missing").answer
            #expect(answer.outcome.rawValue == wanted["outcome"] as? String, "\(id): \(answer)")
            compare(answer, wanted, id, module.manifest.indicator(id)?.valueFunction)
        }
    }

    private func measure(_ folder: String, _ module: InstalledModule, _ bench: Bench) throws -> [RiskModel.Measurement]
    {
        let document = try FileText.document(Checkout.path(folder + "/deployment.yaml"))
        var writer = JSONWriter()
        Projection(of: document, onto: module.selection).write(to: &writer)
        let parameters = Checkout.path(folder + "/parameters.yaml")
        let parameterText =
            FileText.isFile(parameters) ? try FileText.document(parameters).canonicalText() : Array("{}".utf8)
        let contextPath = Checkout.path(folder + "/context.yaml")
        let context = FileText.isFile(contextPath) ? try FileText.document(contextPath).root : nil
        var contextWriter = JSONWriter()
        MeasureContext(
            home: context?["home"]?.string, trusted: context?["trusted"]?.strings ?? [],
            horizonYears: context?["horizon-years"]?.double
        ).write(to: &contextWriter)
        let upstream = (context?["upstream"]?.members ?? []).map {
            UpstreamMeasurement(indicator: $0.name, outcome: .measured, value: $0.value.double)
        }
        let asOf = context?["as-of"]?.string.flatMap { CalendarDate(iso: $0) }
        var result: Result<[RiskModel.Measurement], ModuleProblem>?
        bench.host.measure(
            module: module.id, deployment: writer.bytes, parameters: parameterText, context: contextWriter.bytes,
            upstream: upstream, asOf: asOf ?? CalendarDate(year: 2026, month: 11, day: 23)
        ) { result = $0 }
        bench.host.run { result != nil }
        return try #require(result).get()
    }

    private func compare(_ answer: Answer, _ wanted: [String: Any], _ id: String, _ function: ValueFunction?) {
        var numbers: [String: Double] = [:]
        var risk: Double?
        switch answer {
        case .measured(let value):
            if case .number(let number) = value { numbers["value"] = number }
            if case .key(let key) = value { #expect(wanted["value"] as? String == key, "\(id)") }
            risk = function?.risk(of: value)
        case .bounded(let low, let high, let value):
            numbers = ["low": low, "high": high]
            numbers["value"] = value
        case .among(let keys): #expect(Set(wanted["among"] as? [String] ?? keys) == Set(keys), "\(id)")
        case .unavailable(let missing, _):
            if let pointers = wanted["missing"] as? [String] { #expect(Set(missing) == Set(pointers), "\(id)") }
        case .notApplicable, .failed: break
        }
        for name in ["value", "low", "high"] {
            guard let number = wanted[name] as? Double else { continue }
            let found = numbers[name]
            #expect(found.map { abs($0 - number) <= 5e-4 * max(abs(number), 1e-6) } == true, "\(id) \(name): \(answer)")
        }
        if let number = wanted["risk"] as? Double {
            #expect(risk.map { abs($0 - number) <= 0.0501 } == true, "\(id) risk \(String(describing: risk))")
        }
    }
}
