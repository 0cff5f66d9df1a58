import Diagnostics
import Documents
import Foundation
import Loading
import Testing

@Suite struct DeploymentTests {
    private func load(_ text: String, file: String = "a.yaml", isStrict: Bool = false) throws -> LoadedDeployment {
        let document = try FileText.document(Array(text.utf8), file: file)
        return try DeploymentLoader(modules: Fixtures.modules, isStrict: isStrict).check(document)
    }

    private let town = """
        format: plumbline-deployment/1
        id: town
        name: { $value: A town, $source: the map }
        bridges:
          - id: old
            load: { $low: 10, $mode: 12, $high: 20.5, $source: the sign, $as-of: 2026-05, $grade: B2 }
            capacity: { $unknown: true, $note: asked }
            owners: [{ name: town, share: 0.5 }, { name: county, share: { $value: 0.5 } }]
          - { id: new, load: null, inspection: yearly }
        town: { $unknown: true }
        """

    @Test func aSoundDeploymentIsLoadedWithItsNames() throws {
        let loaded = try load(town)
        #expect(loaded.id == "town" && loaded.name == "A town" && loaded.remarks.isEmpty)
        #expect(try load("format: plumbline-deployment/1\nid: { $value: t-1 }").id == "t-1")
    }

    @Test func aMemberNoModuleReadsIsANoteOrAnErrorWhenStrict() throws {
        let text =
            "format: plumbline-deployment/1\nid: town\nweather: fine\nbridges: [{ id: a, load: 1, colour: green }]\n"
        let remarks = try load(text).remarks.map(\.description)
        #expect(
            remarks == [
                "a.yaml:3:1: note: no installed module reads 'weather' [deployment.unknown-member]",
                "a.yaml:4:29: note: no installed module reads 'colour' [deployment.unknown-member]",
            ])
        let problems = #expect(throws: Problems.self) { try load(text, isStrict: true) }
        #expect(
            problems?.description == """
                a.yaml:3:1: error: there is no member 'weather' here [deployment.unknown-member]
                a.yaml:4:29: error: there is no member 'colour' here [deployment.unknown-member]
                """)
    }

    @Test func aDeploymentInsideAMessageIsToldItsPointers() throws {
        let message = Document()
        let text =
            "{\"params\":{\"deployment\":{\"format\":\"plumbline-deployment/1\",\"id\":\"a\",\"town\":{\"vehicles\":\"x\"}}}}"
        try message.read(json: Array(text.utf8).span)
        let root = try #require(message.node(at: "/params/deployment"))
        let problems = #expect(throws: Problems.self) {
            try DeploymentLoader(modules: Fixtures.modules).check(message, root: root)
        }
        #expect(problems?.diagnostics.map(\.pointer) == ["/town/vehicles"] && problems?.diagnostics.first?.place == nil)
    }

    @Test func theSameContentHasTheSameDigestInYAMLAndJSON() throws {
        let json = """
            {"town":{"$unknown":true},"name":{"$source":"the map","$value":"A t\\u006fwn"},"id":"town",
             "bridges":[{"owners":[{"share":5e-1,"name":"town"},{"name":"county","share":{"$value":0.50}}],
              "id":"old","load":{"$low":10.0,"$mode":1.2e1,"$high":20.5,"$source":"the sign","$as-of":"2026-05","$grade":"B2"},
              "capacity":{"$unknown":true,"$note":"asked"}},{"id":"new","load":null,"inspection":"yearly"}],
             "format":"plumbline-deployment/1"}
            """
        let digest = try load(town).digest
        #expect(digest == (try load(json, file: "a.json").digest))
        #expect(digest == (try load(json, file: "-").digest))
        #expect(digest != (try load(town.replacing("20.5", with: "20.6")).digest))
        #expect(digest.hasPrefix("sha256:") && digest.utf8.count == 71)
    }

    /// SHA-256 of `{}` and of `[]`, as any tool computes them.
    @Test(arguments: [
        ("{ }", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
        ("[\n]", "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"),
    ])
    func aDigestIsTheSHA256OfTheCanonicalText(text: String, digest: String) throws {
        let document = Document()
        try document.read(json: Array(text.utf8).span)
        #expect(document.digest() == "sha256:" + digest)
    }

    @Test func aDocumentIsJSONByItsNameOrByItsFirstBraceOnStandardInput() throws {
        #expect(throws: Problems.self) { try FileText.document(Array("a: 1".utf8), file: "a.json") }
        #expect(throws: Problems.self) { try FileText.document(Array(" {a: 1}".utf8), file: "-") }
        #expect(try FileText.document(Array("{a: 1}".utf8), file: "a.yaml").root.raw == "{\"a\":1}")
        #expect(try FileText.document(Array("a: 1".utf8), file: "-").root.raw == "{\"a\":1}")
    }
}
