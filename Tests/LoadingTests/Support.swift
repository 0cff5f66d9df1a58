import Diagnostics
import Foundation
import Loading
import Testing

enum Fixtures {
    /// The folder of these tests' own files.
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let profiles = tests.appending(path: "Fixtures/profiles").path

    /// Two modules whose commands are never run.
    static let modules: [InstalledModule] = ["bridges", "rivers"].map { name in
        let folder = tests.appending(path: "Fixtures/modules/\(name)").path
        do {
            return try ManifestLoader.load(directory: folder)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    static let profileLoader = ProfileLoader(library: ProfileLibrary(directories: [profiles]), modules: modules)
}

/// A folder that is gone after the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "plumbline-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    func file(_ name: String, _ content: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(content).write(to: URL(fileURLWithPath: file))
        return file
    }

    func file(_ name: String, _ content: String) throws -> String { try file(name, Array(content.utf8)) }
}

/// What is said about input that is refused, with paths below a folder shown from there.
func refusal(in folder: String, _ load: () throws(Problems) -> Void) -> String {
    do {
        try load()
        return "accepted"
    } catch {
        return error.description.replacing(folder + "/", with: "")
    }
}
