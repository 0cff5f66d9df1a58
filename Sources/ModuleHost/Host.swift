import Documents
import LineProtocol
import Loading
import RiskModel

/// Keeps the processes of several modules and puts questions to them, over one poll loop.
public final class Host {
    public let loop: PollLoop
    private var pools: [String: [ModuleSlot]] = [:]
    private let modules: [String: InstalledModule]
    private let scratch = ScratchDirectory()
    private let make: (InstalledModule) -> ModuleSlot
    private let processesPerModule: Int

    /// - Parameters:
    ///   - engineDirectory: where the engine's executable is; bundled modules stand beside it.
    ///   - log: takes what modules report and what the host notices, with the module's id.
    public init(
        modules: [InstalledModule], version: String, engineDirectory: String, processesPerModule: Int = 1,
        loop: PollLoop = PollLoop(), log: @escaping (LogNotification, String) -> Void = { _, _ in }
    ) {
        self.loop = loop
        self.processesPerModule = max(1, processesPerModule)
        self.modules = Dictionary(modules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let peer = Hello.Peer(name: "plumbline", version: version)
        let scratch = scratch
        make = {
            ModuleSlot($0, host: peer, engineDirectory: engineDirectory, scratch: scratch, log: log)
        }
    }

    /// Puts one question to a module; `reply` is called exactly once.
    public func measure(
        module: String, deployment: [UInt8], parameters: [UInt8], context: [UInt8], upstream: [UpstreamMeasurement],
        asOf: CalendarDate, reply: @escaping (Result<[Measurement], ModuleProblem>) -> Void
    ) {
        guard let slot = slot(of: module) else {
            return reply(
                .failure(ModuleProblem(.unknownModule, module: module, "no installed module is named '\(module)'")))
        }
        let milliseconds = Int(slot.measureSeconds * 1000)
        slot.submit(
            { id, writer in
                MeasureRequest.write(
                    id: id, parameters: parameters, context: context, upstream: upstream, asOf: asOf,
                    deadlineMilliseconds: milliseconds, deployment: deployment, to: &writer)
            }, reply: reply)
    }

    /// Starts modules before there is anything to ask, so that they greet while the engine reads its documents.
    public func warmUp(_ ids: some Sequence<String>) {
        for id in ids { slot(of: id)?.warmUp() }
    }

    /// The least loaded process of a module; a further one where all are busy and more are allowed.
    private func slot(of id: String) -> ModuleSlot? {
        guard let module = modules[id] else { return nil }
        let pool = pools[id] ?? []
        let least = pool.min { $0.load < $1.load }
        if let least, least.load == 0 || pool.count >= processesPerModule { return least }
        let slot = make(module)
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
        scratch.remove()
    }
}
