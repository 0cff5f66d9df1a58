import Diagnostics
import LineProtocol
import Loading

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Modules as they were locked, in copies that nobody else can reach.
///
/// Hashing a file and then running it leaves a gap: between the two it can be replaced, or changed in place, also while it
/// is open. So each file is opened once, read once, and what was read is hashed and written to a private copy. The
/// copy runs; the original is not looked at again.
struct LockedCopies {
    let lock: LockFile
    let engineDirectory: String

    /// Verifies a module and writes its copy into an empty directory.
    func copy(_ module: InstalledModule, to directory: String) throws(ModuleProblem) {
        try verify(module) { name, file throws(ModuleProblem) in
            let path = directory + "/" + name
            LockedCopies.makeFolders(for: name, in: directory)
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file.isExecutable ? 0o500 : 0o400)
            let isWritten = descriptor >= 0 && writeWhole(file.bytes, to: descriptor)
            let reason = String(cString: strerror(errno))
            if descriptor >= 0 { close(descriptor) }
            guard isWritten else {
                throw ModuleProblem(
                    .moduleSpawnFailed, module: module.id,
                    "module '\(module.id)' cannot be started: \(path) cannot be written: \(reason)")
            }
        }
    }

    /// Why a module is not what was locked; nil where it is.
    func problem(of module: InstalledModule) -> ModuleProblem? {
        do {
            try verify(module) { _, _ in }
            return nil
        } catch {
            return error
        }
    }

    private func verify(
        _ module: InstalledModule, _ take: (String, ModuleFiles.Opened) throws(ModuleProblem) -> Void
    ) throws(ModuleProblem) {
        let number = module.manifest.version
        guard let version = lock.modules[module.id]?[number] else {
            let others = lock.modules[module.id]?.keys.sorted() ?? []
            let known = others.isEmpty ? "" : ", only \(others.joined(separator: ", "))"
            throw refusal(module, .moduleNotLocked, "\(number) is not in \(lock.path)\(known)")
        }
        guard let files = version.platforms[LockFile.platform] else {
            let platforms = version.platforms.keys.sorted().joined(separator: ", ")
            throw refusal(
                module, .moduleNotLocked, "\(number) is in \(lock.path) for \(platforms), not for \(LockFile.platform)")
        }
        // What the engine has read of it already must be what was locked as well.
        var expected = files
        expected[ManifestLoader.fileName] = version.manifest
        for (name, digest) in module.digests.sorted(by: { $0.key < $1.key }) {
            try compare(module, name, "sha256:" + digest.hexadecimal, expected[name])
        }
        let elsewhere = ModuleFiles.programElsewhere(module, engineDirectory: engineDirectory)
        for (name, digest) in expected.sorted(by: { $0.key < $1.key }) {
            let isElsewhere = name == elsewhere?.name
            let path = isElsewhere ? elsewhere?.path ?? "" : module.directory + "/" + name
            let file = try read(module, name, path, digest)
            try compare(module, name, file.digest, digest)
            try take(isElsewhere ? LockedCopies.lastPart(name) : name, file)
        }
    }

    private func read(
        _ module: InstalledModule, _ name: String, _ path: String, _ digest: String
    ) throws(ModuleProblem) -> ModuleFiles.Opened {
        let file: ModuleFiles.Opened
        do {
            file = try ModuleFiles.open(path)
        } catch {
            throw refusal(
                module, .moduleChecksumMismatch, "'\(name)' cannot be read as a file: expected \(digest), found none")
        }
        if file.isWritableByGroup || file.isWritableByOthers {
            let whom = file.isWritableByOthers ? "everybody" : "its group"
            throw refusal(
                module, .moduleChecksumMismatch, "'\(name)' may be changed by \(whom), which a locked module may not be"
            )
        }
        return file
    }

    private func compare(
        _ module: InstalledModule, _ name: String, _ found: String, _ expected: String?
    ) throws(ModuleProblem) {
        guard found != expected else { return }
        throw refusal(
            module, .moduleChecksumMismatch,
            "'\(name)' is not what was locked: expected \(expected ?? "no such file"), found \(found)")
    }

    private func refusal(_ module: InstalledModule, _ code: ErrorCode, _ reason: String) -> ModuleProblem {
        var problem = ModuleProblem(code, module: module.id, "module '\(module.id)' is not run: \(reason)")
        problem.isFinal = true
        problem.help =
            code == .moduleNotLocked
            ? "'plumbline modules lock' adds it"
            : "'plumbline modules lock --replace \(module.id)' accepts what is there"
        return problem
    }

    static func lastPart(_ name: String) -> String { String(name.split(separator: "/").last ?? "program") }

    private static func makeFolders(for name: String, in directory: String) {
        var path = directory
        for part in name.split(separator: "/").dropLast() {
            path += "/" + part
            mkdir(path, 0o700)
        }
    }
}
