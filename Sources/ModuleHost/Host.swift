import Documents
import LineProtocol
import Loading
import RiskModel

/// Keeps the processes of several modules and puts questions to them, over one poll loop.
public final class Host {
    public let loop: PollLoop
    private var pools: [String: [ModuleSlot]] = [:]
    private let modules: [String: InstalledModule]
    private let surroundings: ModuleSlot.Surroundings
    private let processesPerModule: Int

    /// - Parameters:
    ///   - engineDirectory: where the engine's executable is; bundled modules stand beside it.
    ///   - trust: what the operator lets modules do.
    ///   - log: takes what modules report and what the host notices, with the module's id.
    public convenience init(
        modules: [InstalledModule], version: String, engineDirectory: String, processesPerModule: Int = 1,
        trust: Trust = Trust(), loop: PollLoop = PollLoop(),
        log: @escaping (LogNotification, String) -> Void = { _, _ in }
    ) {
        self.init(
            modules: modules, version: version, engineDirectory: engineDirectory,
            processesPerModule: processesPerModule, trust: trust, loop: loop, adjust: { _ in }, log: log)
    }

    /// - Parameter adjust: changes the times modules are given.
    init(
        modules: [InstalledModule], version: String, engineDirectory: String, processesPerModule: Int = 1,
        trust: Trust = Trust(), loop: PollLoop = PollLoop(), adjust: @escaping (inout Supervision.Limits) -> Void,
        log: @escaping (LogNotification, String) -> Void
    ) {
        self.loop = loop
        self.processesPerModule = max(1, processesPerModule)
        self.modules = Dictionary(modules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        surroundings = ModuleSlot.Surroundings(
            peer: Hello.Peer(name: "plumbline", version: version),
            launcher: Launcher(engineDirectory: engineDirectory, trust: trust, log: log), adjust: adjust, log: log)
    }

    /// What is enforced on modules and what the operator lets them do.
    public struct Trust: Sendable {
        public var enforcement: Enforcement
        public var grants: Grants
        /// With a lock only what is in it runs.
        public var lock: LockFile?

        public init(enforcement: Enforcement = .detected, grants: Grants = Grants(), lock: LockFile? = nil) {
            self.enforcement = enforcement
            self.grants = grants
            self.lock = lock
        }
    }

    /// Puts one question to a module; `reply` is called exactly once. `only` names the indicators whose answers are looked
    /// at; the module may answer for others too.
    public func measure(
        module: String, deployment: [UInt8], parameters: [UInt8], context: [UInt8], upstream: [UpstreamMeasurement],
        asOf: CalendarDate, only: [String]? = nil, reply: @escaping (Result<[Measurement], ModuleProblem>) -> Void
    ) {
        let milliseconds = Int((modules[module]?.manifest.limits.measureSeconds ?? 0) * 1000)
        let asksForProgress = modules[module]?.manifest.limits.idleSeconds != nil
        let line = { (id: MessageID, writer: inout JSONWriter) in
            MeasureRequest.write(
                id: id, parameters: parameters, context: context, upstream: upstream, asOf: asOf, only: only,
                deadlineMilliseconds: milliseconds, asksForProgress: asksForProgress, deployment: deployment,
                to: &writer)
        }
        let question = ModuleSlot.Question(line: line, reply: reply)
        guard let slot = slot(of: module, for: question) else {
            return reply(
                .failure(ModuleProblem(.unknownModule, module: module, "no installed module is named '\(module)'")))
        }
        slot.submit(question)
    }

    /// Starts modules before there is anything to ask, so that they greet while the engine reads its documents.
    public func warmUp(_ ids: some Sequence<String>) {
        for id in ids { slot(of: id)?.warmUp() }
    }

    /// Starts all modules; waits until each has greeted or failed to where that is asked for.
    public func warmUp(untilGreeted: Bool) {
        let ids = modules.keys.sorted()
        warmUp(ids)
        guard untilGreeted else { return }
        run { ids.allSatisfy { id in status(of: id).map { $0.state == .ready || $0.lastFailure != nil } ?? true } }
    }

    /// How a module is doing; nil for one that is not installed.
    public func status(of id: String) -> ModuleStatus? {
        guard modules[id] != nil else { return nil }
        return ModuleStatus(of: (pools[id] ?? []).map(\.supervision.status))
    }

    /// Processes of a module that run now.
    func processes(of id: String) -> [Int32] { (pools[id] ?? []).compactMap { $0.process?.pid } }

    /// Whether nothing is kept of any request.
    var isAtRest: Bool { pools.values.joined().allSatisfy(\.isAtRest) }

    /// The least loaded process of a module; a further one where all are busy and more are allowed. An input that is
    /// known to end the module goes where that is known.
    private func slot(of id: String, for question: ModuleSlot.Question? = nil) -> ModuleSlot? {
        guard let module = modules[id] else { return nil }
        let pool = pools[id] ?? []
        if let question, let wary = pool.first(where: { $0.isPoison(question) }) { return wary }
        let least = pool.min { $0.load < $1.load }
        if let least, least.load == 0 || pool.count >= processesPerModule { return least }
        let slot = ModuleSlot(module, surroundings)
        pools[id, default: []].append(slot)
        loop.add(slot)
        return slot
    }

    public func run(until isDone: () -> Bool) { loop.run(until: isDone) }

    /// Ends every module: asked first, then made to. Returns when none is left.
    public func shutdown() {
        let slots = pools.values.flatMap { $0 }
        for slot in slots { slot.shutdown() }
        loop.run(until: { slots.allSatisfy(\.isClosed) })
        for slot in slots { loop.remove(slot) }
        pools = [:]
        surroundings.launcher.awaitGroups()
        surroundings.launcher.cleanUp()
    }
}
