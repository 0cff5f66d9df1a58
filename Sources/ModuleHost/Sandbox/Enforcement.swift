import CSystem
import Loading

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What this machine can enforce on modules. What it cannot is told, and changes no record and no exit status.
public struct Enforcement: Sendable, Hashable {
    /// The version of the kernel's Landlock interface; 0 where there is none.
    public var landlock: Int
    /// Whether system calls can be filtered (seccomp).
    public var filtersCalls: Bool
    /// Whether the table of processes can be read, and with it what a module's processes use together.
    public var readsProcesses: Bool
    /// Whether a guard ends modules when the engine is killed.
    public var hasGuard: Bool

    public init(landlock: Int, filtersCalls: Bool, readsProcesses: Bool, hasGuard: Bool) {
        self.landlock = landlock
        self.filtersCalls = filtersCalls
        self.readsProcesses = readsProcesses
        self.hasGuard = hasGuard
    }

    public static let nothing = Enforcement(landlock: 0, filtersCalls: false, readsProcesses: false, hasGuard: false)

    /// What the kernel says it offers.
    public static let detected = Enforcement(
        landlock: Int(plumbline_landlock_version()), filtersCalls: plumbline_can_filter_calls() != 0,
        readsProcesses: FileText.isFile("/proc/self/stat"), hasGuard: true)

    public enum Grip: String, Sendable { case enforced, partly, missing }

    /// One thing modules are kept from, how far, and by what; for a gap, what they can do.
    public struct Finding: Sendable, Hashable {
        public let name: String
        public let grip: Grip
        public let sentence: String
    }

    /// Every promise of the sandbox, in the order of the documentation.
    public var findings: [Finding] { [files, network, signals, calls, memory, processes, limits, orphans] }

    /// What is not, or not wholly, enforced.
    public var gaps: [Finding] { findings.filter { $0.grip != .enforced } }

    private var files: Finding {
        guard landlock > 0 else {
            return Finding(
                name: "files", grip: .missing,
                sentence: "modules read and write whatever you can: the kernel offers no Landlock")
        }
        guard landlock >= 3 else {
            return Finding(
                name: "files", grip: .partly,
                sentence: "Landlock \(landlock) does not keep modules from cutting files short")
        }
        guard filtersCalls else {
            return Finding(
                name: "files", grip: .partly,
                sentence: "Landlock \(landlock); modules can still change owners and modes: no seccomp")
        }
        return Finding(
            name: "files", grip: .enforced,
            sentence: "a module reads its own directory, its interpreter and libraries, and writes its scratch "
                + "(Landlock \(landlock), seccomp)")
    }

    private var network: Finding {
        if filtersCalls {
            return Finding(name: "network", grip: .enforced, sentence: "no sockets (seccomp)")
        }
        if landlock >= 4 {
            return Finding(
                name: "network", grip: .partly,
                sentence: "no TCP (Landlock \(landlock)); modules can use UDP and local sockets: no seccomp")
        }
        return Finding(
            name: "network", grip: .missing,
            sentence: "modules can open connections: the kernel offers neither seccomp nor Landlock 4")
    }

    private var signals: Finding {
        landlock >= 6
            ? Finding(
                name: "signals", grip: .enforced,
                sentence: "signals reach a module's own processes only (Landlock \(landlock))")
            : Finding(
                name: "signals", grip: .missing, sentence: "modules can signal your other processes: no Landlock 6")
    }

    private var calls: Finding {
        filtersCalls
            ? Finding(
                name: "system calls", grip: .enforced,
                sentence: "no tracing, mounting, namespaces, keys, shared segments or asynchronous rings (seccomp)")
            : Finding(
                name: "system calls", grip: .missing, sentence: "every system call that you may make: no seccomp")
    }

    private var memory: Finding {
        readsProcesses
            ? Finding(
                name: "memory", grip: .enforced,
                sentence: "memory-mib of its manifest, for each process (RLIMIT_DATA) and for all together (/proc)")
            : Finding(
                name: "memory", grip: .partly,
                sentence: "memory-mib for each process, not for all together: /proc cannot be read")
    }

    private var processes: Finding {
        guard readsProcesses else {
            return Finding(
                name: "processes", grip: .missing,
                sentence: "modules can start as many processes as you can: /proc cannot be read")
        }
        guard filtersCalls else {
            return Finding(
                name: "processes", grip: .partly,
                sentence: "at most \(GroupUsage.processLimit), but modules can leave their group: no seccomp")
        }
        return Finding(
            name: "processes", grip: .enforced,
            sentence: "at most \(GroupUsage.processLimit), counted twenty times a second, in one group (/proc, seccomp)"
        )
    }

    private var limits: Finding {
        Finding(
            name: "limits", grip: .enforced,
            sentence: "processor, size of files, descriptors, no core dumps, no new privileges, a list of variables")
    }

    private var orphans: Finding {
        guard hasGuard else {
            return Finding(
                name: "orphans", grip: .partly,
                sentence: "a module ends when the engine is killed, what it started may live on: there is no guard")
        }
        return filtersCalls
            ? Finding(
                name: "orphans", grip: .enforced,
                sentence: "a guard ends modules and all they started when the engine is killed")
            : Finding(
                name: "orphans", grip: .partly,
                sentence: "a guard ends modules when the engine is killed, but not what left their group: no seccomp")
    }
}
