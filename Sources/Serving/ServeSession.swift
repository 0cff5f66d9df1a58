import ModuleHost

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One client's conversation over standard input and output: requests in, answers out as they are ready.
///
/// It never waits: not for the client to read, not for a module to answer. A bad line is answered and forgotten.
public final class ServeSession: PollSource {
    public enum End: Sendable {
        /// End of input, `shutdown` or SIGTERM, after everything in flight was answered.
        case drained
        /// Nobody reads the answers any more.
        case brokenPipe
    }

    private let engine: Engine
    private let intake: Intake
    private let standIn: StandIn
    private let stopDescriptor: Int32
    private let methods = MethodTable.native()
    private let dialect: MCPDialect
    private var isStopping = false
    /// After being told to stop: when answers that nobody reads are given up.
    private var givesUp: Double?
    /// How long they wait to be read, seconds.
    private static let patience = 10.0

    public init(engine: Engine, channel: Channel, stopDescriptor: Int32 = -1) {
        self.engine = engine
        self.stopDescriptor = stopDescriptor
        intake = Intake(channel: channel)
        standIn = StandIn(intake)
        dialect = MCPDialect(engine: engine)
    }

    /// Serves until the end. The modules are still running when it returns.
    public func run() -> End {
        let loop = engine.host.loop
        loop.add(self)
        standIn.start()
        loop.run(until: { self.intake.isFinished() })
        standIn.stop()
        loop.remove(self)
        return intake.isBroken ? .brokenPipe : .drained
    }

    public func flush() {
        work()
        intake.flush()
    }

    public func interests(_ add: (Int32, Int16) -> Void) {
        if intake.takesMore { add(intake.input, Int16(POLLIN)) }
        // A reader that has gone shows as an error on the output, even while nothing waits to be written.
        add(intake.output, intake.backlog > 0 ? Int16(POLLOUT) : 0)
        if standIn.wakeDescriptor >= 0 { add(standIn.wakeDescriptor, Int16(POLLIN)) }
        if stopDescriptor >= 0, !isStopping { add(stopDescriptor, Int16(POLLIN)) }
    }

    public func ready(_ descriptor: Int32, _ events: Int16) {
        switch descriptor {
        case intake.input: intake.takeIn()
        case intake.output:
            if events & Int16(POLLERR | POLLHUP) != 0 { intake.breakOff() }
            intake.flush()
        case standIn.wakeDescriptor: standIn.heard()
        default:
            isStopping = true
            givesUp = monotonicSeconds() + ServeSession.patience
            intake.drain()
        }
    }

    public var deadline: Double? { [intake.deadline, givesUp].compactMap { $0 }.min() }

    public func tick(now: Double) {
        intake.refuseLate(now: now)
        guard let givesUp, givesUp <= now else { return }
        if intake.backlog > 0 { return intake.breakOff() }
        self.givesUp = now + ServeSession.patience
    }

    /// Does what the requests ask that were taken in. What one of them needs from a module goes on in the loop.
    private func work() {
        for request in intake.waiting() where !request.isAnswered {
            if request.isMCP { dialect.take(request) } else { methods.call(request, engine) }
        }
    }
}
