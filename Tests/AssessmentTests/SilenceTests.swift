import Assessment
import Diagnostics
import Documents
import Loading
import RiskModel
import TestSupport
import Testing

/// Silence never pays: hiding evidence improves nothing.
@Suite struct SilenceTests {
    @Test(arguments: exampleProfiles.map(\.folder))
    func `hiding any one leaf lowers neither the value nor the high end of the risk`(_ folder: String) throws {
        let bench = Bench()
        let known = bench.modules.reduce(Selection()) { $0.union($1.selection) }
        let stated = try #require(exampleProfiles.first { $0.folder == folder })
        let plan = try bench.plan(profilePath(stated.profile), home: stated.home)
        for file in exampleFiles(folder) {
            let document = try FileText.document(Checkout.path(file))
            let before = try bench.assess(document, plan).risk
            let leaves = Leaves.pointers(in: document, under: known)
            #expect(leaves.count > 20, "\(file)")
            var refused = 0
            for pointer in leaves {
                let hidden = try Leaves.replacing(pointer, in: document, with: #"{"$unknown": true}"#)
                do {
                    let after = try bench.assess(hidden, plan).risk
                    #expect(after.value >= before.value - 1e-9, "\(file) \(pointer): \(before) → \(after)")
                    #expect(after.high >= before.high - 1e-9, "\(file) \(pointer): \(before) → \(after)")
                } catch let problems as Problems {
                    refused += 1
                    #expect(problems.diagnostics.contains { $0.severity == .error })
                }
            }
            #expect(refused < leaves.count / 2, "\(file): most leaves can be hidden")
        }
    }
}

/// Least privilege: a module is shown what it declares, and nothing else.
@Suite struct LeastPrivilegeTests {
    private func projection(_ document: Document, _ selection: Selection) -> [UInt8] {
        var writer = JSONWriter()
        Projection(of: document, onto: selection).write(to: &writer)
        return writer.bytes
    }

    @Test func `changing a leaf a module does not declare leaves what it is sent byte for byte`() throws {
        let bench = Bench()
        for file in Checkout.exampleDeployments {
            let document = try FileText.document(Checkout.path(file))
            for pointer in Leaves.all(in: document) {
                let changed = try Leaves.changed(pointer, in: document)
                for module in bench.modules where document.shown(pointer, under: module.selection) == nil {
                    let same = projection(document, module.selection) == projection(changed, module.selection)
                    let wasUnknown = document.node(throughEvidence: pointer).map {
                        document.reading(of: $0) == .unknown && module.selection.contains(pointer)
                    }
                    #expect(same || wasUnknown == true, "\(file) \(pointer) reaches \(module.id)")
                }
            }
        }
    }

    @Test func `changing a leaf a module declares changes what it is sent`() throws {
        let bench = Bench()
        for file in Checkout.exampleDeployments {
            let document = try FileText.document(Checkout.path(file))
            for module in bench.modules {
                for pointer in Leaves.pointers(in: document, under: module.selection) {
                    let changed = try Leaves.changed(pointer, in: document)
                    #expect(
                        projection(document, module.selection) != projection(changed, module.selection),
                        "\(file) \(pointer) does not reach \(module.id)")
                }
            }
        }
    }

    @Test func `what a module is sent is enough: projecting it again changes nothing`() throws {
        let bench = Bench()
        for file in Checkout.exampleDeployments {
            let document = try FileText.document(Checkout.path(file))
            for module in bench.modules {
                let once = projection(document, module.selection)
                let again = Document()
                try again.read(json: once.span)
                #expect(projection(again, module.selection) == once, "\(file) \(module.id)")
            }
        }
    }
}
