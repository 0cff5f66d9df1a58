import Diagnostics
import Documents
import Foundation
import Loading
import Testing

/// Files that are no documents at all, read in each of the three ways.
@Suite struct BadFileTests {
    enum Way: CaseIterable {
        case deployment, profile, manifest
    }

    /// What is said about a file of this content, whatever it was taken for.
    private func said(_ content: [UInt8], _ way: Way, name: String = "a.yaml") throws -> String {
        let folder = try TemporaryFolder()
        let file = try folder.file(way == .manifest ? ManifestLoader.fileName : name, content)
        let text = try said(folder.path, file, way)
        return text.replacing(ManifestLoader.fileName + ":", with: "a.yaml:")
    }

    private func said(_ folder: String, _ file: String, _ way: Way) throws -> String {
        refusal(in: folder) { () throws(Problems) in
            switch way {
            case .deployment: _ = try DeploymentLoader(modules: Fixtures.modules).load(path: file)
            case .profile: _ = try Fixtures.profileLoader.load(file)
            case .manifest: _ = try ManifestLoader.load(directory: folder)
            }
        }
    }

    @Test(arguments: Way.allCases) func aMissingFileIsNamedWithItsNeighbour(way: Way) throws {
        let folder = try TemporaryFolder()
        let near = try folder.file(way == .manifest ? "modul.yaml" : "twon.yaml", "")
        let name = way == .manifest ? ManifestLoader.fileName : "town.yaml"
        #expect(
            try said(folder.path, folder.path + "/" + name, way) == """
                \(name): error: there is no such file [document.missing]
                  help: did you mean '\((near as NSString).lastPathComponent)'?
                """)
        let nowhere = try said(folder.path, folder.path + "/none/town.yaml", way == .manifest ? .profile : way)
        #expect(nowhere == "none/town.yaml: error: there is no such file [document.missing]")
    }

    @Test(arguments: Way.allCases) func aDirectoryIsNoFile(way: Way) throws {
        let folder = try TemporaryFolder()
        let name = way == .manifest ? ManifestLoader.fileName : "town.yaml"
        try FileManager.default.createDirectory(atPath: folder.path + "/" + name, withIntermediateDirectories: false)
        let text = try said(folder.path, folder.path + "/" + name, way)
        #expect(text == "\(name): error: this is a directory, not a file [document.directory]")
    }

    @Test(arguments: Way.allCases) func anEmptyFileIsNamedSo(way: Way) throws {
        for content in ["", "\n \n", "\u{FEFF}"] {
            #expect(try said(Array(content.utf8), way) == "a.yaml: error: the file is empty [document.empty]")
        }
    }

    @Test(arguments: Way.allCases) func aBinaryFileIsNamedSo(way: Way) throws {
        #expect(
            try said([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00], way)
                == "a.yaml:1:5: error: this is not a text file: it holds the byte 0x02 [document.binary]")
    }

    @Test(arguments: Way.allCases) func otherEncodingsAreNamed(way: Way) throws {
        #expect(
            try said(Array("id: é\nname: ".utf8) + [0xE9], way) == """
                a.yaml:2:7: error: the byte 0xE9 is not valid UTF-8 [document.not-utf8]
                  help: save the file as UTF-8
                """)
        #expect(
            try said([0xFF, 0xFE, 0x69, 0x00], way) == """
                a.yaml: error: the file is in UTF-16 [document.not-utf8]
                  help: save it as UTF-8
                """)
    }

    @Test(arguments: Way.allCases) func nestingOf200LevelsIsRefused(way: Way) throws {
        let text = "id: " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(
            try said(Array(text.utf8), way)
                == "a.yaml:1:132: error: values are nested deeper than 128 levels [document.too-deep]")
    }

    @Test func nestingOf200LevelsIsRefusedInJSONToo() throws {
        let text = "{\"id\":\n" + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}"
        #expect(
            try said(Array(text.utf8), .deployment, name: "a.json")
                == "a.json:2:128: error: values are nested deeper than 128 levels [document.too-deep]")
    }

    @Test func aByteOrderMarkAndWindowsLineEndsDoNotShiftPlaces() throws {
        let text = "\u{FEFF}format: plumbline-deployment/1\r\nid: town\r\ntown: { vehicles: x }\r\n"
        let sentence = "a.yaml:3:19: error: expected a whole number, not a string: 'x' [deployment.wrong-type]"
        #expect(try said(Array(text.utf8), .deployment) == sentence)
        let json = "\u{FEFF}{ \"format\": \"plumbline-deployment/1\", \"id\": 7 }"
        #expect(
            try said(Array(json.utf8), .deployment, name: "a.json")
                == "a.json:1:45: error: expected a string, not a number: 7 [deployment.wrong-type]")
    }

    @Test(arguments: Way.allCases) func aFileOf100MegabytesIsRefusedUnread(way: Way) throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(way == .manifest ? ManifestLoader.fileName : "a.yaml", "")
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.truncate(atOffset: 100 << 20)
        try handle.close()
        let before = peakMemory()
        let text = try said(folder.path, file, way).replacing(ManifestLoader.fileName, with: "a.yaml")
        #expect(peakMemory() - before < 32 << 20)
        #expect(
            text == """
                a.yaml: error: the file is 100 MiB, more than the 16 MiB a document may have [document.too-large]
                  help: many deployments belong into 'plumbline stream', one per line
                """)
    }

    @Test func aFileWithoutAnEndIsReadToTheLimitOnly() {
        let before = peakMemory()
        let said = refusal(in: "/none") { () throws(Problems) in _ = try FileText.read("/dev/zero", streams: true) }
        #expect(said.hasPrefix("/dev/zero: error: the file goes on, more than the 16 MiB a document may have"))
        #expect(peakMemory() - before < 128 << 20)
    }

    /// Greatest resident memory of this process so far, bytes.
    private func peakMemory() -> Int {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }
}
