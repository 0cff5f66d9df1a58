import Diagnostics
import Loading

/// Writing locks: what is on the disk now becomes what may run.
extension LockFile {
    public enum Change: Sendable, Hashable { case added, replaced, unchanged }

    /// Locks a module for this platform as it is now. Never changes what is locked already, unless it is told to.
    ///
    /// Throws every file that is not what was locked, with both digests.
    public mutating func add(
        _ module: InstalledModule, engineDirectory: String, replacing: Bool = false
    ) throws(Problems) -> Change {
        let (manifest, files) = try LockFile.digests(of: module, engineDirectory: engineDirectory)
        let (id, number) = (module.id, module.manifest.version)
        guard var version = modules[id]?[number] else {
            modules[id, default: [:]][number] = Version(manifest: manifest, platforms: [LockFile.platform: files])
            return .added
        }
        let locked = version.platforms[LockFile.platform]
        if version.manifest == manifest, locked == files { return .unchanged }
        let differences = differences(of: module, manifest, files, from: version)
        if !differences.isEmpty, !replacing { throw Problems(differences) }
        if version.manifest != manifest { version = Version(manifest: manifest) }
        version.platforms[LockFile.platform] = files
        modules[id]?[number] = version
        return locked == nil && differences.isEmpty ? .added : .replaced
    }

    private static func digests(
        of module: InstalledModule, engineDirectory: String
    ) throws(Problems) -> (manifest: String, files: [String: String]) {
        var problems: [Diagnostic] = []
        var files: [String: String] = [:]
        for (name, path) in ModuleFiles.toLock(module, engineDirectory: engineDirectory) {
            let place = Place(file: path)
            do {
                let file = try ModuleFiles.open(path)
                if file.isWritableByGroup || file.isWritableByOthers {
                    let whom = file.isWritableByOthers ? "everybody" : "the group"
                    problems.append(
                        Diagnostic(
                            "lock.writable", "\(whom) may change this, so it is not locked", at: place,
                            help: "chmod go-w \(path)"))
                }
                files[name] = file.digest
            } catch .noFile {
                problems.append(Diagnostic("lock.link", "a link cannot be locked, only a file", at: place))
            } catch {
                problems.append(Diagnostic("lock.unreadable", "the file cannot be read", at: place))
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
        let manifest = files.removeValue(forKey: ManifestLoader.fileName) ?? ""
        return (manifest, files)
    }

    private func differences(
        of module: InstalledModule, _ manifest: String, _ files: [String: String], from version: Version
    ) -> [Diagnostic] {
        var pairs: [(String, String?, String?)] = []
        if version.manifest != manifest { pairs.append((ManifestLoader.fileName, version.manifest, manifest)) }
        if let locked = version.platforms[LockFile.platform] {
            for name in Set(locked.keys).union(files.keys).sorted() where locked[name] != files[name] {
                pairs.append((name, locked[name], files[name]))
            }
        }
        return pairs.map { name, expected, found in
            Diagnostic(
                "lock.changed",
                "'\(name)' of \(module.id) \(module.manifest.version) is not what was locked",
                at: Place(file: module.directory + "/" + name),
                notes: ["locked \(expected ?? "not at all")", "found  \(found ?? "nothing")"],
                help: "a changed module has a new version; '--replace \(module.id)' accepts the change")
        }
    }
}
