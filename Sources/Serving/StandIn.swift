import ModuleHost

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread that looks after the client while the one that works is busy: it takes lines in, so that `ping` and
/// cancellations are answered, and wakes the other where there is something to do.
final class StandIn: @unchecked Sendable {
    /// How often it looks, in microseconds: the longest a ping waits for somebody to hear it.
    private static let interval: UInt32 = 20_000

    private let intake: Intake
    /// Becomes readable when the working thread has something to look at.
    let wakeDescriptor: Int32
    private let wakeEnd: Int32
    private let lock = RecursiveLock()
    private var isOver = false
    private var thread = pthread_t()

    init(_ intake: Intake) {
        self.intake = intake
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            ends.forEach {
                _ = fcntl($0, F_SETFD, FD_CLOEXEC)
                _ = fcntl($0, F_SETFL, O_NONBLOCK)
            }
        }
        (wakeDescriptor, wakeEnd) = (ends[0], ends[1])
    }

    func start() {
        let me = Unmanaged.passRetained(self).toOpaque()
        // Signals are for the working thread, which waits for them.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<StandIn>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, me)
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    func stop() {
        lock.held { isOver = true }
        pthread_join(thread, nil)
        close(wakeDescriptor)
        close(wakeEnd)
    }

    /// Empties the wake-up pipe.
    func heard() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wakeDescriptor, &bytes, bytes.count) > 0 {}
    }

    private func run() {
        while !lock.held({ isOver }) {
            usleep(StandIn.interval)
            intake.refuseLate(now: monotonicSeconds())
            let hasTaken = intake.takeIn()
            intake.flush()
            guard hasTaken else { continue }
            var byte: UInt8 = 1
            _ = write(wakeEnd, &byte, 1)
        }
    }
}
