import LineProtocol
import Loading

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the processes of a module use together, as the kernel's table of processes tells it.
///
/// Limits of the kernel hold for one process at a time; this holds for a module with all its children.
struct GroupUsage: Equatable {
    /// Processes of one module, its children among them.
    static let processLimit = 64

    private(set) var processes = 0
    private(set) var residentBytes = 0
    /// Seconds of the processor the leader has used.
    let processorSeconds: Int

    /// - Parameter isThorough: looks at every process of the machine, not only at those whose parents are known.
    /// - Returns: nil where there is no table to read.
    init?(of leader: pid_t, isThorough: Bool) {
        guard let first = ProcessEntry(leader) else { return nil }
        processorSeconds = first.processorSeconds
        if isThorough {
            for name in FileText.names(in: "/proc") {
                guard let pid = pid_t(name), let entry = ProcessEntry(pid), entry.group == leader else { continue }
                add(entry)
            }
        } else {
            walk(from: leader)
        }
    }

    private mutating func walk(from leader: pid_t) {
        var open = [leader]
        while let pid = open.popLast(), processes <= GroupUsage.processLimit {
            guard let entry = ProcessEntry(pid) else { continue }
            add(entry)
            open += entry.children
        }
    }

    private mutating func add(_ entry: ProcessEntry) {
        processes += 1
        residentBytes += entry.residentBytes
    }

    /// What is too much, in a sentence.
    func problem(of module: InstalledModule, processorSeconds limitSeconds: Int) -> ModuleProblem? {
        let limit = module.manifest.limits.memoryMiB
        // The kernel sends SIGXCPU at the limit; this is for a module that does not heed it.
        if limitSeconds > 0, processorSeconds > limitSeconds + 2 {
            return ModuleProblem(
                .moduleCrashed, module: module.id,
                "module '\(module.id)' was ended: it used the processor for \(processorSeconds) s without answering")
        }
        if processes > GroupUsage.processLimit {
            return ModuleProblem(
                .moduleCrashed, module: module.id,
                "module '\(module.id)' was ended: it ran more than \(GroupUsage.processLimit) processes")
        }
        guard residentBytes > limit * 1_048_576 else { return nil }
        return ModuleProblem(
            .moduleCrashed, module: module.id,
            "module '\(module.id)' was ended: it held \(residentBytes / 1_048_576) MiB of memory, more than the "
                + "\(limit) MiB of its manifest")
    }
}

/// One row of the table of processes.
private struct ProcessEntry {
    let pid: pid_t
    let group: pid_t
    let residentBytes: Int
    let processorSeconds: Int
    private let threads: Int

    init?(_ pid: pid_t) {
        guard let text = smallFile("/proc/\(pid)/stat"), let name = text.lastIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        // After the name: state, parent, group, …; the numbers are those of proc(5).
        let fields = text[(name + 1)...].split(separator: UInt8(ascii: " "))
        func field(_ number: Int) -> Int? {
            fields.indices.contains(number - 3) ? Int(String(decoding: fields[number - 3], as: UTF8.self)) : nil
        }
        guard let group = field(5), let user = field(14), let system = field(15), let threads = field(20),
            let pages = field(24)
        else { return nil }
        self.pid = pid
        self.group = pid_t(group)
        self.threads = threads
        processorSeconds = (user + system) / max(1, Int(sysconf(Int32(_SC_CLK_TCK))))
        residentBytes = pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    var children: [pid_t] {
        let tasks = threads > 1 ? FileText.names(in: "/proc/\(pid)/task") : ["\(pid)"]
        return tasks.flatMap { task in
            (smallFile("/proc/\(pid)/task/\(task)/children") ?? []).split(separator: UInt8(ascii: " "))
                .compactMap { pid_t(String(decoding: $0, as: UTF8.self)) }
        }
    }
}

/// The first 16 KiB of a file of the kernel.
private func smallFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, filled in
        count = read(descriptor, buffer.baseAddress, buffer.count)
        filled = max(0, count)
    }
    return count < 0 ? nil : bytes
}
