import Diagnostics
import Foundation
import Loading
import Testing

/// Every file of `Bad` with what is said about it, as text, in a file of the same name ending in `.txt`.
///
/// `PLUMBLINE_REWRITE_EXPECTED=1` writes those texts anew; read them before you commit them.
@Suite struct BadDocumentTests {
    private static let folder = Fixtures.tests.appending(path: "Bad")

    private static func names(_ kind: String, endings: [String]) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)) ?? []
        return found.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
    }

    private func expect(_ said: String, _ expected: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if ProcessInfo.processInfo.environment["PLUMBLINE_REWRITE_EXPECTED"] == "1" {
            try (said + "\n").write(to: expected, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: expected, encoding: .utf8)
        #expect(said + "\n" == text, sourceLocation: sourceLocation)
    }

    @Test(arguments: names("deployments", endings: [".yaml", ".json"]))
    func aBadDeploymentIsToldAllThatIsWrongWithIt(name: String) throws {
        let file = Self.folder.appending(path: "deployments/\(name)")
        let loader = DeploymentLoader(modules: Fixtures.modules)
        let said = refusal(in: file.deletingLastPathComponent().path) { () throws(Problems) in
            _ = try loader.load(path: file.path)
        }
        try expect(said, file.appendingPathExtension("txt"))
    }

    @Test(arguments: names("profiles", endings: [".yaml"]))
    func aBadProfileIsToldAllThatIsWrongWithIt(name: String) throws {
        let file = Self.folder.appending(path: "profiles/\(name)")
        let said = refusal(in: file.deletingLastPathComponent().path) { () throws(Problems) in
            _ = try Fixtures.profileLoader.load(file.path)
        }
        try expect(said, file.appendingPathExtension("txt"))
    }

    @Test(arguments: names("manifests", endings: [""]))
    func aBadModuleIsToldAllThatIsWrongWithIt(name: String) throws {
        let directory = Self.folder.appending(path: "manifests/\(name)")
        let said = refusal(in: directory.path) { () throws(Problems) in
            _ = try ManifestLoader.load(directory: directory.path)
        }
        try expect(said, directory.appending(path: "expected.txt"))
    }

    @Test func thereAreBadSamplesOfEveryKind() {
        #expect(Self.names("deployments", endings: [".yaml", ".json"]).count > 30)
        #expect(Self.names("profiles", endings: [".yaml"]).count > 20)
        #expect(Self.names("manifests", endings: [""]).count > 10)
    }
}
