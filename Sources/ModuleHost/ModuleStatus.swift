/// How a module is doing, for those who run it.
public struct ModuleStatus: Sendable, Hashable {
    public enum State: String, Sendable, CaseIterable {
        /// Not started: nothing has been asked of it.
        case idle
        case starting, ready
        /// Being ended.
        case ending
        /// A pause before the next start.
        case backoff
        /// Failed so often that it is left alone for a while.
        case quarantined
        /// May not run: it is not what was locked.
        case refused
        case closed
    }

    public var state: State
    /// Processes started after the first.
    public var restarts: Int
    /// How the last failure showed.
    public var lastFailure: ModuleProblem?

    public init(state: State, restarts: Int, lastFailure: ModuleProblem?) {
        self.state = state
        self.restarts = restarts
        self.lastFailure = lastFailure
    }

    public static let idle = ModuleStatus(state: .idle, restarts: 0, lastFailure: nil)
}

extension Supervision {
    var status: ModuleStatus {
        let shown: ModuleStatus.State =
            switch state {
            case .idle: .idle
            case .greeting: .starting
            case .ready: .ready
            case .ending: .ending
            case .backoff: .backoff
            case .quarantined: .quarantined
            case .refused: .refused
            case .closed: .closed
            }
        return ModuleStatus(state: shown, restarts: restarts, lastFailure: lastFailure)
    }
}

extension ModuleStatus {
    /// Several processes of one module as one: the state of the fittest, what all of them went through.
    init(of slots: [ModuleStatus]) {
        let order: [State] = [.ready, .starting, .idle, .backoff, .ending, .quarantined, .refused, .closed]
        self.init(
            state: order.first { state in slots.contains { $0.state == state } } ?? .idle,
            restarts: slots.map(\.restarts).reduce(0, +), lastFailure: slots.compactMap(\.lastFailure).last)
    }
}
