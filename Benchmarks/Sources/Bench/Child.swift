import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A program under measurement: started, fed, read, and its processor time read from the kernel.
final class Child {
    let pid: pid_t
    let input: Int32
    let output: Int32
    private var buffer: [UInt8] = []
    private var position = 0
    private var hasEnded = false

    init(_ path: String, _ arguments: [String] = []) throws {
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw BenchProblem("no pipes: \(errno)") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for end in toChild + fromChild { posix_spawn_file_actions_addclose(&actions, end) }
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var pid: pid_t = 0
        let status = posix_spawnp(&pid, path, &actions, nil, &words, environ)
        posix_spawn_file_actions_destroy(&actions)
        close(toChild[0])
        close(fromChild[1])
        guard status == 0 else { throw BenchProblem("\(path) does not start: \(String(cString: strerror(status)))") }
        self.pid = pid
        input = toChild[1]
        output = fromChild[0]
        _ = fcntl(input, F_SETFD, FD_CLOEXEC)
        _ = fcntl(output, F_SETFD, FD_CLOEXEC)
        _ = fcntl(input, 1031, 1_048_576)
    }

    func send(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { all in
            var done = 0
            while done < all.count {
                let count = write(input, all.baseAddress! + done, all.count - done)
                guard count > 0 else { return }
                done += count
            }
        }
    }

    func closeInput() { close(input) }

    /// The length of the next line, or nil at the end. The line itself is in `last`.
    func nextLine() -> Int? {
        while true {
            if let end = buffer[position...].firstIndex(of: 0x0A) {
                last = position..<end
                position = end + 1
                return last.count
            }
            if hasEnded { return nil }
            if position > 0 {
                buffer.removeSubrange(0..<position)
                position = 0
            }
            var chunk = [UInt8](repeating: 0, count: 1_048_576)
            let count = chunk.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
            if count <= 0 { hasEnded = true } else { buffer.append(contentsOf: chunk[..<count]) }
        }
    }

    private var last = 0..<0
    var lastLine: String { String(decoding: buffer[last], as: UTF8.self) }

    /// Waits for the end. The exit status.
    @discardableResult
    func end() -> Int32 {
        close(output)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status >> 8 & 0xFF
    }

    /// Processor seconds of one process so far, without its children.
    static func processorSeconds(of pid: pid_t) -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/schedstat", encoding: .utf8),
            let nanoseconds = text.split(separator: " ").first.flatMap({ Double($0) })
        else { return 0 }
        return nanoseconds / 1e9
    }

    /// Processor seconds of its children so far.
    var childrenSeconds: Double {
        let path = "/proc/\(pid)/task/\(pid)/children"
        let children = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: " ") ?? []
        return children.compactMap { pid_t($0) }.reduce(0) { $0 + Child.processorSeconds(of: $1) }
    }

    var ownSeconds: Double { Child.processorSeconds(of: pid) }

    /// Resident memory now, KiB.
    var residentKiB: Int {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
        return line.flatMap { Int($0.split(whereSeparator: { !$0.isNumber }).first ?? "") } ?? 0
    }
}

struct BenchProblem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try work()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
}

/// Processor seconds of this thread.
func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
