import Diagnostics
import Documents
import Loading

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `plumbline.lock`: which modules may run, down to the digest of every file, for one platform or several.
public struct LockFile: Sendable, Hashable {
    public static let name = "plumbline.lock"

    struct Version: Sendable, Hashable {
        /// `sha256:` and 64 digits, as everywhere in it.
        var manifest: String
        /// Platform to file to digest. A file is named from the module's directory; a program that stands elsewhere by
        /// what the manifest calls it.
        var platforms: [String: [String: String]] = [:]
    }

    public let path: String
    /// Module to version to what was locked.
    var modules: [String: [String: Version]] = [:]

    public init(path: String) { self.path = path }

    public init(reading path: String) throws(Problems) {
        self.path = path
        if let problem = ModuleDiscovery.writableByOthers(path) { throw Problems(problem) }
        let root = try LockFormat.read(path).root
        for (id, versions) in root["modules"]?.members ?? [] {
            for (number, entry) in versions.members {
                var version = Version(manifest: entry["manifest"]?.string ?? "")
                for (platform, files) in entry["platforms"]?.members ?? [] {
                    version.platforms[platform] = Dictionary(
                        uniqueKeysWithValues: files.members.map { ($0, $1.string ?? "") })
                }
                modules[id, default: [:]][number] = version
            }
        }
    }

    /// This machine, as a lock names it.
    public static let platform: String = {
        #if os(Linux)
            let system = "linux"
        #elseif os(macOS)
            let system = "macos"
        #else
            let system = "other"
        #endif
        #if arch(x86_64)
            return system + "-x86_64"
        #elseif arch(arm64)
            return system + "-aarch64"
        #else
            return system + "-other"
        #endif
    }()

    /// The file's text: sorted, so that the same modules give the same bytes.
    public var text: String {
        var text = """
            # What may run, written by 'plumbline modules lock'. Keep it under version control.
            format: \(LockFormat.name)
            modules:\(modules.isEmpty ? " {}" : "")

            """
        for (id, versions) in modules.sorted(by: { $0.key < $1.key }) {
            text += "  \(id):\n"
            for (number, version) in versions.sorted(by: { $0.key < $1.key }) {
                text += "    \(LockFile.key(number)):\n      manifest: \(version.manifest)\n      platforms:\n"
                for (platform, files) in version.platforms.sorted(by: { $0.key < $1.key }) {
                    text += "        \(platform):\(files.isEmpty ? " {}" : "")\n"
                    for (file, digest) in files.sorted(by: { $0.key < $1.key }) {
                        text += "          \(LockFile.key(file)): \(digest)\n"
                    }
                }
            }
        }
        return text
    }

    /// A name as YAML: plain where nobody could misread it, else quoted as JSON is.
    private static func key(_ name: String) -> String {
        let isPlain =
            name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x2E, 0x2D, 0x5F, 0x2F].contains(byte)
            } && name.contains { $0.isLetter } && name.first?.isLetter == true
        if isPlain { return name }
        var writer = JSONWriter()
        writer.string(name)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes the file whole or not at all.
    public func write() throws(Problems) {
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw Problems(
                Diagnostic(
                    "lock.no-file", "this is not a plain file, so nothing is written in its place",
                    at: Place(file: path)))
        }
        let bytes = Array(text.utf8)
        let temporary = path + ".\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        var isWritten = descriptor >= 0 && writeWhole(bytes, to: descriptor)
        if descriptor >= 0 { isWritten = close(descriptor) == 0 && isWritten }
        if isWritten, rename(temporary, path) == 0 { return }
        let reason = String(cString: strerror(errno))
        unlink(temporary)
        throw Problems(Diagnostic("lock.unwritable", "the file cannot be written: \(reason)", at: Place(file: path)))
    }
}

/// Writes all of some bytes to a file. False where that fails.
func writeWhole(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, bytes.count - done) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
    }
    return true
}
