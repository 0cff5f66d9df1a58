#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Private directories that modules work in, one for each process; made when the first module starts, removed with
/// the host.
final class ScratchDirectory {
    private(set) var root: String?
    private var count = 0

    static var parent: String {
        let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        return absolutePath(named.hasPrefix("/") ? named : "/tmp")
    }

    /// A new directory, nil where none can be made.
    func make(for name: String) -> String? {
        guard let root = root ?? makeRoot() else { return nil }
        count += 1
        let path = "\(root)/\(name)-\(count)"
        return mkdir(path, 0o700) == 0 ? path : nil
    }

    private func makeRoot() -> String? {
        var template = Array("\(ScratchDirectory.parent)/plumbline-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return root
    }

    func remove() {
        guard let root else { return }
        removeTree(root)
        self.root = nil
    }

    private func removeTree(_ path: String) {
        if rmdir(path) == 0 || (errno != ENOTEMPTY && errno != EEXIST) { return }
        // A directory that was made unreadable is to go as well.
        chmod(path, 0o700)
        guard let handle = opendir(path) else { return }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            let child = path + "/" + name
            if unlink(child) != 0 { removeTree(child) }
        }
        closedir(handle)
        rmdir(path)
    }
}
