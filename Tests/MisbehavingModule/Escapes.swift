#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

private func canRead(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return false }
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) == 1
}

private func canMake(_ path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { return false }
    unlink(path)
    return true
}

private func canConnect(_ domain: Int32, _ type: Int32) -> Bool { socket(domain, type, 0) >= 0 }

private var moduleDirectory: String { getenv("PLUMBLINE_MODULE_DIR").map { String(cString: $0) } ?? "" }

/// What a module may not do. Each answers 1 where it could.
let escapes: [String: Behaviour] = [
    "opens-a-socket": { serveAttempts { canConnect(AF_INET, Int32(SOCK_STREAM.rawValue)) } },
    "opens-a-local-socket": { serveAttempts { canConnect(AF_UNIX, Int32(SOCK_STREAM.rawValue)) } },
    "opens-a-datagram-socket": { serveAttempts { canConnect(AF_INET6, Int32(SOCK_DGRAM.rawValue)) } },
    "reads-passwords": { serveAttempts { canRead("/etc/passwd") } },
    "reads-the-engine": { serveAttempts { canRead("/proc/\(getppid())/environ") } },
    "sees-a-secret": { serveAttempts { getenv("PLUMBLINE_TEST_SECRET") != nil } },
    "writes-outside": { serveAttempts { canMake("/tmp/plumbline-escape-\(getpid())") } },
    "writes-beside-itself": { serveAttempts { canMake(moduleDirectory + "/escape") } },
    "changes-a-mode": { serveAttempts { chmod(moduleDirectory + "/module.yaml", 0o777) == 0 } },
    "signals-the-engine": { serveAttempts { kill(getppid(), 0) == 0 } },
    "keeps-a-descriptor": { serveAttempts { (3..<64).contains { fcntl($0, F_GETFD) >= 0 } } },
    "gains-capabilities": { serveAttempts { capabilities & ~(1 << 2) != 0 } },
    "dumps-core": {
        serveAttempts {
            var limit = rlimit()
            return getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) != 0 || limit.rlim_cur > 0
        }
    },
    "grows-a-file": {
        signal(SIGXFSZ, SIG_IGN)
        serveAttempts {
            let descriptor = open("large", O_WRONLY | O_CREAT, 0o600)
            defer { close(descriptor) }
            return ftruncate(descriptor, 1 << 30) == 0
        }
    },
    // What it may do: 1 is right here.
    "writes-its-scratch": {
        serveAttempts { canMake("mine") && canRead("/dev/urandom") && canRead("/proc/self/stat") }
    },
    "reads-its-directory": { serveAttempts { canRead(moduleDirectory + "/module.yaml") } },
    "sees-a-granted-variable": { serveAttempts { getenv("PLUMBLINE_TEST_GRANTED") != nil } },
    "reads-a-granted-file": { serveAttempts { canRead("/etc/passwd") } },
]

/// The effective capabilities, as the kernel tells them.
private var capabilities: UInt64 {
    guard let file = fopen("/proc/self/status", "r") else { return .max }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    while fgets(&line, 512, file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard text.hasPrefix("CapEff:") else { continue }
        return UInt64(text.dropFirst(7).filter { $0.isHexDigit }, radix: 16) ?? .max
    }
    return .max
}
