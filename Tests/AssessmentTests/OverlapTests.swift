import Assessment
import Documents
import Loading
import RiskModel
import TestSupport
import Testing

/// Pairs of indicators that show one fact: the bundled manifests name them, and the bundled profiles count one of each.
@Suite struct OverlapTests {
    @Test func `every overlap names an indicator that is there`() {
        let modules = Bench().modules
        for module in modules {
            for indicator in module.manifest.indicators {
                for overlap in indicator.overlaps {
                    let parts = overlap.indicator.split(separator: "/").map(String.init)
                    let other = modules.first { $0.id == parts[0] }?.manifest.indicator(parts[1])
                    #expect(other != nil, "\(module.id)/\(indicator.id) overlaps with \(overlap.indicator)")
                    #expect(overlap.reason?.isEmpty == false, "\(module.id)/\(indicator.id)")
                }
            }
        }
    }

    static let pairs: [Set<String>] = [
        ["VL-01", "VL-02"], ["SC-11", "VL-04"], ["GV-07", "VL-14"], ["V6-02", "V6-08"], ["V6-04", "V6-07"],
    ]

    @Test func `the pairs of the catalogue are named, measured both, and weighed once by baseline`() throws {
        let bench = Bench()
        let plan = try bench.plan("baseline", home: "ES")
        let indicators = plan.modules.flatMap(\.indicators)
        var named: Set<Set<String>> = []
        for module in bench.modules {
            for indicator in module.manifest.indicators {
                for overlap in indicator.overlaps {
                    let parts = overlap.indicator.split(separator: "/").map(String.init)
                    let other = bench.modules.first { $0.id == parts[0] }?.manifest.indicator(parts[1])
                    named.insert([indicator.code ?? indicator.id, other?.code ?? overlap.indicator])
                }
            }
        }
        let record = try bench.assess(
            FileText.document(Checkout.path("Examples/d3-european-city/deployment.yaml")), plan)
        let measured = record.modules.flatMap(\.indicators)
        for pair in Self.pairs {
            #expect(named.contains(pair), "\(pair)")
            let both = indicators.filter { pair.contains($0.definition.code ?? "") }
            #expect(both.count == 2 && both.count { $0.weight > 0 } == 1, "\(pair)")
            #expect(both.allSatisfy { $0.weight > 0 || $0.reason?.isEmpty == false }, "\(pair)")
            for code in pair {
                let answer = measured.first { $0.definition.code == code }?.answer.outcome
                #expect(answer == .measured || answer == .notApplicable, "\(code)")
            }
        }
    }

    @Test(
        arguments: Checkout.files(under: "Profiles", ending: ".yaml")
            + Checkout.files(under: "Examples", ending: "profile.yaml"))
    func `no profile of ours counts one fact twice`(_ file: String) throws {
        let bench = Bench()
        let loader = ProfileLoader(library: bench.library, modules: bench.modules)
        let remarks = try loader.load(Checkout.path(file)).remarks
        #expect(remarks.isEmpty, "\(remarks)")
    }
}
