import Foundation

/// The checkout the tests run in, and the programs that were built with them.
public enum Checkout {
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Where the tests' own executable is, and so every other.
    public static let products: String = {
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (executable as NSString).deletingLastPathComponent
    }()

    public static func path(_ relative: String) -> String { root + "/" + relative }

    public static func text(_ relative: String) throws -> String {
        try String(contentsOfFile: path(relative), encoding: .utf8)
    }

    /// Files below a folder whose names end so, as paths from the root, sorted.
    public static func files(under folder: String, ending: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: path(folder))?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) && !$0.contains(".build") }.map { folder + "/" + $0 }.sorted()
    }

    /// Every deployment among the examples.
    public static var exampleDeployments: [String] {
        files(under: "Examples", ending: ".yaml").filter {
            (try? text($0).hasPrefix("format: plumbline-deployment/1")) ?? false
        }
    }
}

/// A directory that is gone when the test is over.
public final class TemporaryDirectory {
    public let path: String

    public init() {
        path = NSTemporaryDirectory() + "plumbline-test-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, making the folders on its way, and returns its path.
    @discardableResult
    public func write(_ name: String, _ text: String, executable: Bool = false) -> String {
        let file = path + "/" + name
        let folder = (file as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? text.write(toFile: file, atomically: false, encoding: .utf8)
        if executable { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file) }
        return file
    }
}
