import Diagnostics
import Foundation
import Loading
import Reporting
import RiskModel
import TestSupport
import Testing

/// `plumbline explain` says of every indicator what its manifest says.
@Suite struct ExplainTests {
    private static let indicators: [(module: String, indicator: IndicatorDefinition)] = Bench().modules.flatMap {
        module in
        module.manifest.indicators.map { (module.id, $0) }
    }

    private func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test func `every indicator of every module is explained whole`() throws {
        #expect(Set(Self.indicators.map(\.module)).count >= 4)
        for (module, indicator) in Self.indicators {
            let text = IndicatorText.text(indicator, module: module, style: Style(isColoured: false))
            let said = words(text)
            #expect(said.contains(words(indicator.question)), "\(indicator.id)")
            #expect(said.contains("method: " + words(indicator.method)), "\(indicator.id)")
            #expect(said.contains("unit: " + indicator.unit), "\(indicator.id)")
            #expect(!indicator.needs.isEmpty && said.contains("needs: " + indicator.needs.joined(separator: ", ")))
            #expect(!indicator.sources.isEmpty, "\(indicator.id) cites nothing")
            for source in indicator.sources {
                #expect(said.contains(words(source.title)) && said.contains("[\(source.mark)]"), "\(indicator.id)")
            }
            let blind = try #require(indicator.blindSpots, "\(indicator.id)")
            #expect(said.contains("cannot see: " + words(blind)))
            let remedy = try #require(indicator.remediation, "\(indicator.id)")
            #expect(said.contains("to do (\(remedy.effort) effort): " + words(remedy.text)))
            check(indicator, text)
        }
    }

    /// One line for each break point, with its risk, where it comes from, and a bar as long as the risk is high.
    private func check(_ indicator: IndicatorDefinition, _ text: String) {
        guard let function = indicator.valueFunction else {
            #expect(text.contains("no value function: it is reported and carries no weight"), "\(indicator.id)")
            return
        }
        let rows: [(risk: Double, origin: Origin)] =
            switch function {
            case .points(let points): points.map { ($0.risk, $0.origin) }
            case .table(let rows): rows.map { ($0.risk, $0.origin) }
            }
        let drawn = text.components(separatedBy: "\n").filter {
            $0.contains("→") && $0.hasSuffix("·") || $0.hasSuffix("█")
        }
        #expect(drawn.count == rows.count, "\(indicator.id)")
        for (line, row) in zip(drawn, rows) {
            #expect(line.contains("[\(row.origin.rawValue)]"), "\(indicator.id): \(line)")
            #expect(line.filter { $0 == "█" }.count == Int((row.risk / 100 * 30).rounded()), "\(indicator.id): \(line)")
        }
    }

    @Test(arguments: ["V6-16", "v6-16", "address-independence", "ipv6-readiness/address-independence"])
    func `an indicator is found by code, by id and by module and id`(name: String) throws {
        let run = try CommandRun.plumbline(["explain", name])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("V6-16 ipv6-readiness/address-independence\n"))
        #expect(run.output.contains("  network-operator-with-plan →  30 [C] █████████·····················"))
    }

    @Test func `a name that is near is suggested`() throws {
        let run = try CommandRun.plumbline(["explain", "address-independance"])
        #expect(run.status == 64)
        #expect(
            run.errors == """
                error: no installed module has an indicator 'address-independance' [indicator.unknown]
                  help: did you mean 'address-independence'?

                """)
    }

    @Test func `codes are of one form, the IPv6 module has its sixteen, and no two indicators share one`() {
        let codes = Self.indicators.compactMap(\.indicator.code)
        #expect(Set(codes).count == codes.count)
        for code in codes {
            let form = "^(SC|V6|GV|VL|TR)-[0-9]{2}([A-Z]|-[A-Z]+)?$"
            #expect(code.range(of: form, options: .regularExpression) != nil, "\(code)")
        }
        for number in 1...16 {
            let code = "V6-" + (number < 10 ? "0" : "") + "\(number)"
            #expect(codes.contains(code), "\(code)")
        }
    }
}
