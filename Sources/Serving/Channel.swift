#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard input and output as a channel of messages: moved above 2, so that nothing else in the process can read from
/// the one or write into the other.
public final class Channel {
    let input: Int32
    private(set) var output: Int32
    private var pending: [UInt8] = []
    private var written = 0
    private let isPatient: Bool
    /// Nobody reads the output any more.
    private(set) var isBroken = false

    /// Takes descriptors 0 and 1 over. Descriptor 0 becomes /dev/null, 1 becomes standard error.
    public static func standard() -> Channel {
        let input = fcntl(0, F_DUPFD_CLOEXEC, 3)
        let output = fcntl(1, F_DUPFD_CLOEXEC, 3)
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        dup2(null, 0)
        dup2(2, 1)
        close(null)
        return Channel(input: input, output: output)
    }

    init(input: Int32, output: Int32) {
        self.input = input
        var status = stat()
        fstat(output, &status)
        // A pipe is opened anew, so that our not waiting is not forced on whoever shares it with us.
        let own =
            status.st_mode & S_IFMT == S_IFIFO ? open("/proc/self/fd/\(output)", O_WRONLY | O_NONBLOCK | O_CLOEXEC) : -1
        if own >= 0 { close(output) }
        self.output = own >= 0 ? own : output
        isPatient = own < 0
    }

    /// Bytes of the input as a whole, where it is a file; nil for a pipe or a terminal.
    public var inputBytes: Int? {
        var status = stat()
        guard fstat(input, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Bytes that wait to be written.
    var backlog: Int { pending.count - written }

    func send(_ bytes: [UInt8]) {
        guard !isBroken else { return }
        pending.append(contentsOf: bytes)
    }

    /// Takes note that nobody reads the output any more.
    func breakOff() { isBroken = true }

    /// Reads what is there. Nil where nothing is yet, empty at the end.
    func read(into buffer: inout [UInt8]) -> Int? {
        let count = buffer.withUnsafeMutableBytes { Glibc.read(input, $0.baseAddress, $0.count) }
        if count < 0 { return errno == EINTR || errno == EAGAIN ? nil : 0 }
        return count
    }

    /// Writes what can be written without waiting.
    func flush() {
        // A descriptor that waits takes at least this much once poll has said it is ready.
        let most = isPatient ? 4096 : Int.max
        while written < pending.count, !isBroken {
            if isPatient, !isWritable { return }
            let size = min(most, pending.count - written)
            let count = pending.withUnsafeBytes { write(output, $0.baseAddress! + written, size) }
            if count > 0 {
                written += count
            } else if errno == EAGAIN {
                break
            } else if errno != EINTR {
                isBroken = true
            }
        }
        if isBroken || written == pending.count {
            pending.removeAll(keepingCapacity: pending.capacity < 4_194_304)
            written = 0
        } else if written > 1_048_576 {
            pending.removeFirst(written)
            written = 0
        }
    }

    private var isWritable: Bool {
        var request = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        return poll(&request, 1, 0) == 1
    }
}

/// SIGTERM and SIGINT as something a poll loop can wait for. The first asks for a drain, a second ends at once.
public enum StopSignal {
    private nonisolated(unsafe) static var ends: (read: Int32, write: Int32) = (-1, -1)
    private nonisolated(unsafe) static var count = 0

    /// The descriptor that becomes readable when the process is asked to stop.
    public static func install() -> Int32 {
        var pipeEnds: [Int32] = [-1, -1]
        guard pipe(&pipeEnds) == 0 else { return -1 }
        pipeEnds.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
        ends = (pipeEnds[0], pipeEnds[1])
        // A caller may have started us from a thread that holds these back, and such a mask is inherited.
        var stops = sigset_t()
        sigemptyset(&stops)
        for number in [SIGTERM, SIGINT] { sigaddset(&stops, number) }
        pthread_sigmask(SIG_UNBLOCK, &stops, nil)
        for number in [SIGTERM, SIGINT] {
            signal(number) { number in
                StopSignal.count += 1
                if StopSignal.count > 1 { _exit(128 + number) }
                var byte: UInt8 = 1
                _ = write(StopSignal.ends.write, &byte, 1)
            }
        }
        return ends.read
    }
}
