import CSystem
import LineProtocol

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A running module seen as bytes: three pipes, a process id, the end of its standard error.
final class ModuleProcess {
    let pid: pid_t
    private(set) var input: Int32
    private(set) var output: Int32
    private(set) var errors: Int32
    var splitter = LineSplitter()
    private var pending: [UInt8] = []
    private var written = 0
    private var closesInput = false
    private(set) var stderrTail: [UInt8] = []
    private(set) var processorSeconds = 0
    /// Bytes of output since it last answered.
    private(set) var unasked = 0
    static let unaskedLimit = 64 * 1_048_576
    private static let tailLimit = 4096
    private static let pipeBytes: Int32 = 1_048_576
    private static let chunkBytes = 262_144

    var hasPendingInput: Bool { input >= 0 && written < pending.count }

    /// Everything that a start needs to know.
    struct Launch {
        let module: String
        let command: LaunchCommand
        let environment: [String]
        let directory: String
        /// -1 where there is none.
        var guardDescriptor: Int32 = -1
        var ruleset: Int32 = -1
        var filtersCalls = false
        var allowsNetwork = false
        var memoryBytes = 0
        /// Seconds of the processor until it has answered; 0 for no limit.
        var processorSeconds = 0
    }

    /// Bytes of one file, and how many files may be open.
    private static let fileBytes: UInt64 = 64 * 1_048_576
    private static let descriptorLimit: UInt64 = 256

    init(_ launch: Launch) throws(ModuleProblem) {
        var pipes: [[Int32]] = []
        for _ in 0..<3 {
            var ends: [Int32] = [-1, -1]
            guard plumbline_pipe(&ends) == 0 else {
                let reason = String(cString: strerror(errno))
                pipes.joined().forEach { _ = close($0) }
                throw launch.problem("no pipe: \(reason)")
            }
            pipes.append(ends)
        }
        pid = try ModuleProcess.start(launch, input: pipes[0], output: pipes[1], errors: pipes[2])
        (input, output, errors) = (pipes[0][1], pipes[1][0], pipes[2][0])
        processorSeconds = launch.processorSeconds
        for descriptor in [input, output, errors] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
            plumbline_widen_pipe(descriptor, ModuleProcess.pipeBytes)
        }
    }

    /// Starts the program with the module's ends of the pipes, which are closed here; after a failure all ends are.
    private static func start(
        _ launch: Launch, input: [Int32], output: [Int32], errors: [Int32]
    ) throws(ModuleProblem) -> pid_t {
        let arguments = launch.command.arguments.map { strdup($0) } + [nil]
        let variables = launch.environment.map { strdup($0) } + [nil]
        let (path, directory) = (strdup(launch.command.program), strdup(launch.directory))
        defer { (arguments + variables + [path, directory]).forEach { free($0) } }
        var failure: Int32 = 0
        var failed: String?
        let pid = arguments.withUnsafeBufferPointer { arguments in
            variables.withUnsafeBufferPointer { variables in
                var plan = plumbline_launch_plan(
                    path: path, arguments: arguments.baseAddress, environment: variables.baseAddress,
                    directory: directory, input: input[0], output: output[1], errors: errors[1],
                    guard: launch.guardDescriptor, ruleset: launch.ruleset,
                    filters_calls: launch.filtersCalls ? 1 : 0, allows_network: launch.allowsNetwork ? 1 : 0,
                    data_bytes: UInt64(launch.memoryBytes), file_bytes: fileBytes,
                    processor_seconds: UInt64(launch.processorSeconds), descriptors: descriptorLimit, failed: nil)
                let pid = plumbline_launch(&plan, &failure)
                failed = plan.failed.map { String(cString: $0) }
                return pid
            }
        }
        for descriptor in [input[0], output[1], errors[1]] { close(descriptor) }
        guard pid > 0 else {
            for descriptor in [input[1], output[0], errors[0]] { close(descriptor) }
            throw launch.problem("\(failed ?? launch.command.program): \(String(cString: strerror(failure)))")
        }
        return pid
    }

    func send(_ bytes: [UInt8]) {
        guard !closesInput else { return }
        pending.append(contentsOf: bytes)
    }

    /// Closes the module's input once everything sent has been written.
    func finishInput() {
        closesInput = true
        flush()
    }

    /// Writes as much as the pipe takes.
    func flush() {
        while input >= 0, written < pending.count {
            let count = pending.withUnsafeBytes { write(input, $0.baseAddress! + written, pending.count - written) }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                if errno != EAGAIN { closeInput() }
                break
            }
        }
        if written == pending.count {
            pending.removeAll(keepingCapacity: pending.capacity <= 4 * Int(ModuleProcess.pipeBytes))
            written = 0
            if closesInput { closeInput() }
        }
    }

    /// Reads what is there into the splitter. False at the end of its output.
    func readOutput() -> Bool {
        guard let chunk = read(output) else { return true }
        guard !chunk.isEmpty else {
            close(output)
            output = -1
            return false
        }
        unasked += chunk.count
        splitter.append(chunk)
        return true
    }

    func answered() { unasked = 0 }

    func readErrors() {
        guard let chunk = read(errors) else { return }
        guard !chunk.isEmpty else {
            close(errors)
            errors = -1
            return
        }
        stderrTail.append(contentsOf: chunk)
        if stderrTail.count > ModuleProcess.tailLimit {
            stderrTail.removeFirst(stderrTail.count - ModuleProcess.tailLimit)
        }
    }

    /// Nil where nothing is there yet, empty at the end.
    private func read(_ descriptor: Int32) -> [UInt8]? {
        guard descriptor >= 0 else { return nil }
        var count = 0
        var failure: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: ModuleProcess.chunkBytes) { buffer, filled in
            repeat {
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                failure = errno
            } while count < 0 && failure == EINTR
            filled = max(0, count)
        }
        if count < 0 { return failure == EAGAIN ? nil : [] }
        return chunk
    }

    func signalGroup(_ signal: Int32) { _ = kill(-pid, signal) }

    /// The wait status once the process has ended, else nil. Its id is still its own then.
    func ended() -> Int32? {
        var status: Int32 = 0
        return plumbline_ended(pid, &status) == 1 ? status : nil
    }

    /// Lets the process use more of the processor, where it comes near to what it may use.
    func allowProcessor(used: Int, more: Int) {
        guard processorSeconds > 0, used + more / 2 > processorSeconds else { return }
        processorSeconds = used + more
        _ = plumbline_limit_processor(pid, UInt64(processorSeconds))
    }

    /// Ends what the process started, then lets the kernel forget it.
    func reap() {
        signalGroup(SIGKILL)
        while waitpid(pid, nil, 0) < 0, errno == EINTR {}
    }

    /// Whether nothing is left of it and what it started. A killed process takes its time where many want the processor.
    var isGroupGone: Bool { kill(-pid, 0) < 0 && errno == ESRCH }

    func closeAll() {
        closeInput()
        if output >= 0 { close(output) }
        if errors >= 0 { close(errors) }
        (output, errors) = (-1, -1)
    }

    private func closeInput() {
        if input >= 0 { close(input) }
        input = -1
        pending = []
        written = 0
    }
}

extension ModuleProcess.Launch {
    func problem(_ reason: String) -> ModuleProblem {
        ModuleProblem(.moduleSpawnFailed, module: module, "module '\(module)' cannot be started: \(reason)")
    }
}
