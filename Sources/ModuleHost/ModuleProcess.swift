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
    /// Bytes of output since it last answered.
    private(set) var unasked = 0
    static let unaskedLimit = 64 * 1_048_576
    private static let tailLimit = 4096
    private static let pipeBytes: Int32 = 1_048_576
    private static let chunkBytes = 262_144

    var hasPendingInput: Bool { input >= 0 && written < pending.count }

    init(_ command: LaunchCommand, environment: [String], directory: String, module: String) throws(ModuleProblem) {
        var pipes: [[Int32]] = []
        for _ in 0..<3 {
            var ends: [Int32] = [-1, -1]
            guard plumbline_pipe(&ends) == 0 else {
                let reason = String(cString: strerror(errno))
                pipes.joined().forEach { _ = close($0) }
                throw ModuleProblem(
                    .moduleSpawnFailed, module: module, "module '\(module)' cannot be started: no pipe: \(reason)")
            }
            pipes.append(ends)
        }
        var failure: Int32 = 0
        let arguments = command.arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        pid = plumbline_launch(
            command.program, arguments, variables, directory, pipes[0][0], pipes[1][1], pipes[2][1], &failure)
        (arguments + variables).forEach { free($0) }
        for descriptor in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(descriptor) }
        (input, output, errors) = (pipes[0][1], pipes[1][0], pipes[2][0])
        guard pid > 0 else {
            [input, output, errors].forEach { _ = close($0) }
            throw ModuleProblem(
                .moduleSpawnFailed, module: module,
                "module '\(module)' cannot be started: \(command.program): \(String(cString: strerror(failure)))")
        }
        for descriptor in [input, output, errors] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
            plumbline_widen_pipe(descriptor, ModuleProcess.pipeBytes)
        }
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

    /// Ends what the process started, then lets the kernel forget it.
    func reap() {
        signalGroup(SIGKILL)
        while waitpid(pid, nil, 0) < 0, errno == EINTR {}
    }

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
