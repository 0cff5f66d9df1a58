#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A private directory that modules work in; made when the first module starts, removed with the host.
final class ScratchDirectory {
    private var made: String?

    /// The directory, or `/` where none can be made.
    func path() -> String {
        if let made { return made }
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/plumbline-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return "/" }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        made = path
        return path
    }

    func remove() {
        guard let made else { return }
        removeTree(made)
        self.made = nil
    }

    private func removeTree(_ path: String) {
        if rmdir(path) == 0 || errno != ENOTEMPTY { return }
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
