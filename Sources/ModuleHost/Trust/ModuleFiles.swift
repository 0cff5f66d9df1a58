import Diagnostics
import Loading

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files of a module, as they are on the disk.
enum ModuleFiles {
    /// A file that was opened once and read from that descriptor: what was hashed is what was read.
    struct Opened {
        let bytes: [UInt8]
        let isExecutable: Bool
        let isWritableByGroup: Bool
        let isWritableByOthers: Bool

        var digest: String { "sha256:" + ContentDigest(of: bytes).hexadecimal }
    }

    enum Failure: Error {
        case missing
        /// A link, a device, a directory.
        case noFile
        case unreadable(Int32)
    }

    /// Paths from the directory, sorted. What begins with a dot and what interpreters leave behind is not part of a
    /// module. Links are listed: they cannot be locked.
    static func list(_ directory: String) -> [String] {
        entries(directory).filter { $0.mode & S_IFMT != S_IFDIR }.map(\.path).sorted()
    }

    /// Everything below a directory, the directory itself as an empty path.
    private static func entries(_ directory: String) -> [(path: String, mode: mode_t)] {
        var entries: [(path: String, mode: mode_t)] = []
        var open = [""]
        while let path = open.popLast() {
            var status = stat()
            guard lstat(directory + "/" + path, &status) == 0 else { continue }
            entries.append((path, status.st_mode))
            guard status.st_mode & S_IFMT == S_IFDIR else { continue }
            for name in FileText.names(in: directory + "/" + path) where !isLeftOut(name) {
                open.append(path.isEmpty ? name : path + "/" + name)
            }
        }
        return entries
    }

    private static func isLeftOut(_ name: String) -> Bool { name.hasPrefix(".") || name == "__pycache__" }

    static func open(_ path: String) throws(Failure) -> Opened {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing : errno == ELOOP ? .noFile : .unreadable(errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .noFile }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        while true {
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: max(65_536, Int(status.st_size) - bytes.count + 1)) {
                count = read(descriptor, $0.baseAddress, $0.count)
                $1 = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(errno) }
            if count == 0 { break }
            bytes += part
        }
        return Opened(
            bytes: bytes, isExecutable: status.st_mode & S_IXUSR != 0,
            isWritableByGroup: status.st_mode & S_IWGRP != 0, isWritableByOthers: status.st_mode & S_IWOTH != 0)
    }

    /// Everything of a module to be locked: its files, and its program where that stands elsewhere. Name and path.
    static func toLock(_ module: InstalledModule, engineDirectory: String) -> [(name: String, path: String)] {
        var files = list(module.directory).map { ($0, module.directory + "/" + $0) }
        if let program = programElsewhere(module, engineDirectory: engineDirectory) { files.append(program) }
        return files
    }

    /// The program where it is neither in the module's directory nor an interpreter of the system, which is not locked.
    static func programElsewhere(_ module: InstalledModule, engineDirectory: String) -> (name: String, path: String)? {
        guard let command = try? LaunchCommand(module, engineDirectory: engineDirectory), !command.isInterpreter else {
            return nil
        }
        let name = module.manifest.command[0]
        return command.isBesideManifest ? nil : (name, command.program)
    }
}

/// Who may change the files of a module.
extension ModuleFiles {
    enum Writable { case byOthers(String), byGroup(String) }

    /// The first file or folder that others than its owner may change; what everybody may change comes first.
    static func writable(_ directory: String) -> Writable? {
        // The mode of a link means nothing.
        let entries = entries(directory).filter { $0.mode & S_IFMT != S_IFLNK }
        func first(_ bit: mode_t) -> String? {
            entries.filter { $0.mode & bit != 0 }.map(\.path).min().map {
                $0.isEmpty ? directory : directory + "/" + $0
            }
        }
        return first(S_IWOTH).map { .byOthers($0) } ?? first(S_IWGRP).map { .byGroup($0) }
    }
}
