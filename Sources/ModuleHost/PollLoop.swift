#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Seconds of a clock that only goes forward.
public func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Something with descriptors and deadlines that a poll loop serves.
public protocol PollSource: AnyObject {
    /// Writes out what has gathered since the last turn.
    func flush()
    /// Descriptors to wait for, each with POLLIN, POLLOUT or both.
    func interests(_ add: (Int32, Int16) -> Void)
    /// A descriptor it asked for is ready.
    func ready(_ descriptor: Int32, _ events: Int16)
    /// When it wants to be ticked next, in monotonic seconds.
    var deadline: Double? { get }
    func tick(now: Double)
}

/// One loop, one thread, plain reads and writes: no side ever waits for another.
public final class PollLoop {
    private var sources: [any PollSource] = []
    private var descriptors: [pollfd] = []
    private var owners: [any PollSource] = []

    public init() {}

    public func add(_ source: any PollSource) { sources.append(source) }

    public func remove(_ source: any PollSource) { sources.removeAll { $0 === source } }

    /// Turns until `isDone` says so or nothing is left to wait for.
    public func run(until isDone: () -> Bool) {
        while !isDone() {
            for source in sources { source.flush() }
            // What was flushed may have been the last of it; then nothing would ever end the wait.
            if isDone() { return }
            guard waitAndServe() else { return }
        }
    }

    /// Waits for the next event and serves it. False where there is nothing to wait for.
    private func waitAndServe() -> Bool {
        descriptors.removeAll(keepingCapacity: true)
        owners.removeAll(keepingCapacity: true)
        var earliest: Double?
        for source in sources {
            source.interests { descriptor, events in
                descriptors.append(pollfd(fd: descriptor, events: events, revents: 0))
                owners.append(source)
            }
            if let deadline = source.deadline { earliest = min(earliest ?? deadline, deadline) }
        }
        guard !descriptors.isEmpty || earliest != nil else { return false }
        wait(until: earliest)
        for (position, ready) in descriptors.enumerated() where ready.revents != 0 {
            owners[position].ready(ready.fd, ready.revents)
        }
        let now = monotonicSeconds()
        for source in sources {
            if let deadline = source.deadline, deadline <= now { source.tick(now: now) }
        }
        return true
    }

    private func wait(until deadline: Double?) {
        let milliseconds =
            deadline.map { Int32(min(max(0, ($0 - monotonicSeconds()) * 1000), 3.6e6).rounded(.up)) } ?? -1
        let count = descriptors.withUnsafeMutableBufferPointer { poll($0.baseAddress, nfds_t($0.count), milliseconds) }
        if count < 0 {
            for position in descriptors.indices { descriptors[position].revents = 0 }
        }
    }
}
