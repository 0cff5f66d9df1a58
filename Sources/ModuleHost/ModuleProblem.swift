import LineProtocol

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What went wrong with a module, with the evidence.
public struct ModuleProblem: Error, Hashable, Sendable {
    public let code: ErrorCode
    public let module: String
    /// One sentence.
    public let message: String
    public var exitCode: Int?
    public var signal: Int?
    /// The end of what it wrote to standard error, at most 4 KiB.
    public var stderrTail: String?
    /// What it wrote where a message was expected.
    public var sample: String?
    public var help: String?
    /// Requests that were in flight when it ended.
    public var requestsLost: Int?
    /// Whether it will be the same the next time.
    var isFinal = false

    public init(_ code: ErrorCode, module: String, _ message: String) {
        self.code = code
        self.module = module
        self.message = message
    }

    /// The sentence and, where there are any, the module's last words.
    public var summary: String {
        guard let last = stderrTail?.split(separator: "\n").last(where: { !$0.allSatisfy(\.isWhitespace) }) else {
            return message
        }
        return message + "; its last words: \(last.prefix(200))"
    }

    /// The same problem with what is known from how the process ended.
    func with(_ ended: ModuleProblem) -> ModuleProblem {
        var whole = self
        whole.stderrTail = stderrTail ?? ended.stderrTail
        return whole
    }

    func losing(_ requests: Int) -> ModuleProblem {
        var whole = self
        whole.requestsLost = requests
        return whole
    }

    /// The problem of an input that has ended the module twice and has come again.
    var again: ModuleProblem {
        var whole = ModuleProblem(
            code, module: module,
            "module '\(module)' is not given this input again, which ended it twice: \(message)")
        (whole.exitCode, whole.signal, whole.stderrTail) = (exitCode, signal, stderrTail)
        return whole
    }
}

extension ModuleProblem {
    /// How a process ended that was expected to go on, from its wait status and the end of its standard error.
    static func crash(of module: String, _ status: Int32, _ tail: [UInt8]) -> ModuleProblem {
        let signal = status & 0x7F
        var problem: ModuleProblem
        if signal == 0 {
            let code = (status >> 8) & 0xFF
            problem = ModuleProblem(
                .moduleCrashed, module: module, "module '\(module)' ended with exit code \(code) before it answered")
            problem.exitCode = Int(code)
        } else {
            let hint = signal == SIGKILL ? " (out of memory, or killed by someone)" : ""
            problem = ModuleProblem(
                .moduleCrashed, module: module,
                "module '\(module)' was ended by \(signalName(signal))\(hint) before it answered")
            problem.signal = Int(signal)
        }
        if !tail.isEmpty { problem.stderrTail = String(decoding: tail, as: UTF8.self) }
        return problem
    }
}

private func signalName(_ signal: Int32) -> String {
    switch signal {
    case SIGABRT: "SIGABRT"
    case SIGBUS: "SIGBUS"
    case SIGFPE: "SIGFPE"
    case SIGILL: "SIGILL"
    case SIGKILL: "SIGKILL"
    case SIGPIPE: "SIGPIPE"
    case SIGSEGV: "SIGSEGV"
    case SIGSYS: "SIGSYS"
    case SIGTERM: "SIGTERM"
    case SIGTRAP: "SIGTRAP"
    case SIGXCPU: "SIGXCPU (too much processor time)"
    case SIGXFSZ: "SIGXFSZ (a file grew too large)"
    default: "signal \(signal)"
    }
}
