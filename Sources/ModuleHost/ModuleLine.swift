import LineProtocol
import Loading

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A module process spoken to directly, line by line, without supervision: how a conformance suite listens.
///
/// It is started as the host starts it. Every call returns within the time it is given.
public final class ModuleLine {
    public enum Event: Sendable {
        /// One line of its output, without the line feed.
        case line([UInt8])
        /// A line over the limit; how many bytes it had.
        case tooLong(Int)
        /// The end of its output, and how many bytes were left without a line feed.
        case closed(tail: Int)
        /// Nothing came in time.
        case nothing
    }

    private let process: ModuleProcess
    private let launcher: Launcher
    private var status: Int32?
    private var isOutputOpen = true
    private var isErrorsOpen = true
    /// Bytes it wrote to standard error so far.
    public private(set) var errorBytes = 0
    /// The last of what it wrote to standard error, at most 4 KiB.
    public private(set) var errorTail: [UInt8] = []

    public init(_ module: InstalledModule, engineDirectory: String) throws(ModuleProblem) {
        // A module that is gone is a finding, not the end of the process that tests it.
        signal(SIGPIPE, SIG_IGN)
        launcher = Launcher(engineDirectory: engineDirectory, trust: Host.Trust(), log: { _, _ in })
        var scratch: String?
        process = try launcher.launch(module, in: &scratch)
    }

    /// Hands bytes over as they are; they leave while something is waited for.
    public func send(_ bytes: [UInt8]) {
        process.send(bytes)
        process.flush()
    }

    /// Ends its input once everything handed over has left.
    public func finishInput() { process.finishInput() }

    /// What comes next.
    public func next(within seconds: Double) -> Event {
        let deadline = monotonicSeconds() + seconds
        while true {
            switch process.splitter.next() {
            case .text(let range)?: return .line(Array(process.splitter.buffer[range]))
            case .tooLong(let length)?: return .tooLong(length)
            case nil: break
            }
            if !isOutputOpen { return .closed(tail: process.splitter.tail) }
            let left = deadline - monotonicSeconds()
            if left <= 0 { return .nothing }
            wait(left)
        }
    }

    /// The exit code, or 128 plus the signal, once it has ended; nil when it has not in time.
    public func exitCode(within seconds: Double) -> Int? {
        let deadline = monotonicSeconds() + seconds
        while true {
            if let status = reaped() {
                return status & 0x7F == 0 ? Int((status >> 8) & 0xFF) : 128 + Int(status & 0x7F)
            }
            let left = deadline - monotonicSeconds()
            if left <= 0 { return nil }
            wait(min(left, 0.002))
        }
    }

    /// Ends it and whatever it started.
    public func end() {
        process.signalGroup(SIGKILL)
        while status == nil, reaped() == nil { usleep(500) }
        process.closeAll()
        launcher.cleanUp()
    }

    private func reaped() -> Int32? {
        if let status { return status }
        guard let ended = process.ended() else { return nil }
        // What it started may not outlive it.
        process.reap()
        launcher.ended(process)
        status = ended
        return ended
    }

    private func wait(_ seconds: Double) {
        var descriptors: [pollfd] = []
        func add(_ descriptor: Int32, _ events: Int32) {
            descriptors.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
        }
        if isOutputOpen { add(process.output, POLLIN) }
        if isErrorsOpen { add(process.errors, POLLIN) }
        if process.hasPendingInput { add(process.input, POLLOUT) }
        _ = poll(&descriptors, nfds_t(descriptors.count), Int32((seconds * 1000).rounded(.up)))
        for ready in descriptors where ready.revents != 0 {
            if ready.fd == process.output {
                isOutputOpen = process.readOutput()
            } else if ready.fd == process.errors {
                readErrors()
            } else {
                process.flush()
            }
        }
    }

    private func readErrors() {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = chunk.withUnsafeMutableBytes { read(process.errors, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        guard count > 0 else {
            isErrorsOpen = false
            return
        }
        errorBytes += count
        errorTail = Array((errorTail + chunk[..<count]).suffix(4096))
    }
}
