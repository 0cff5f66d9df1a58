import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that appears whole or not at all: written under another name beside its place, then renamed.
struct StagedFolder {
    let place: String
    private let staged: String

    private init(place: String, staged: String) {
        self.place = place
        self.staged = staged
    }

    /// Makes the folders on the way and the staged one. The place itself must be free.
    static func begun(at place: String) throws(Problems) -> StagedFolder {
        if let taken = StagedFolder.occupant(of: place) {
            throw Problems(
                Diagnostic(
                    "module.exists", "there is \(taken) of that name already, and nothing is written over it",
                    at: Place(file: place), help: "choose another name, or another --directory"))
        }
        let parent = StagedFolder.parent(of: place)
        try StagedFolder.makeFolders(parent)
        var template = Array("\(parent)/.plumbline-new-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw StagedFolder.unwritable(parent) }
        let staged = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(staged, 0o755)
        return StagedFolder(place: place, staged: staged)
    }

    /// Writes a file below the folder, making the folders on its way.
    func write(_ name: String, _ bytes: [UInt8], isExecutable: Bool = false) throws(Problems) {
        let path = staged + "/" + name
        try StagedFolder.makeFolders(StagedFolder.parent(of: path))
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw StagedFolder.unwritable(place + "/" + name) }
        defer { close(descriptor) }
        // Whatever the umask says: a module that others may change is not run.
        fchmod(descriptor, isExecutable ? 0o755 : 0o644)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw StagedFolder.unwritable(place + "/" + name) }
            done += count
        }
    }

    /// Puts the folder in its place.
    func commit() throws(Problems) {
        guard StagedFolder.occupant(of: place) == nil, rename(staged, place) == 0 else {
            throw StagedFolder.unwritable(place)
        }
    }

    func discard() { StagedFolder.remove(staged) }

    private static func occupant(of path: String) -> String? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a file"
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func makeFolders(_ path: String) throws(Problems) {
        if mkdir(path, 0o755) == 0 {
            chmod(path, 0o755)
            return
        }
        if errno == EEXIST { return }
        guard errno == ENOENT, parent(of: path) != path else { throw unwritable(path) }
        try makeFolders(parent(of: path))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw unwritable(path) }
        chmod(path, 0o755)
    }

    private static func unwritable(_ path: String) -> Problems {
        let reason = String(cString: strerror(errno))
        return Problems(
            Diagnostic("module.unwritable", "this cannot be written: \(reason)", at: Place(file: path)))
    }

    private static func remove(_ path: String) {
        if unlink(path) == 0 || rmdir(path) == 0 { return }
        guard let handle = opendir(path) else { return }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { remove(path + "/" + name) }
        }
        closedir(handle)
        rmdir(path)
    }
}
