import Documents
import Foundation
import LineProtocol
import Loading
import TestSupport

#if canImport(Glibc)
    import Glibc
#endif

/// A running `plumbline serve`, or another command, talked to byte by byte.
final class ServeProcess: @unchecked Sendable {
    let process = Process()
    private let input: Pipe
    private let output: Pipe
    private var buffer = Data()
    private let published: PublishedLines
    private let lock = NSLock()

    init(_ arguments: [String] = ["serve"], modules: String? = nil) throws {
        signal(SIGPIPE, SIG_IGN)
        published = PublishedLines(command: arguments.first)
        process.executableURL = URL(fileURLWithPath: Checkout.products + "/plumbline")
        process.arguments = arguments + (modules.map { ["--modules", $0] } ?? [])
        process.currentDirectoryURL = URL(fileURLWithPath: Checkout.root)
        process.standardError = FileHandle.nullDevice
        let process = process
        (input, output) = try Spawning.oneAtATime {
            let pipes = (Spawning.pipe(), Spawning.pipe())
            process.standardInput = pipes.0
            process.standardOutput = pipes.1
            try process.run()
            return pipes
        }
        // No test waits for ever: what has not ended by then is killed, so its output ends and the test fails.
        let number = process.processIdentifier
        DispatchQueue.global().asyncAfter(deadline: .now() + 300) {
            if process.isRunning { kill(number, SIGKILL) }
        }
    }

    func write(_ bytes: [UInt8]) {
        lock.withLock { published.sent(bytes) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(input.fileHandleForWriting.fileDescriptor, $0.baseAddress! + done, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            done += count
        }
    }

    func send(_ line: String) { write(Array((line + "\n").utf8)) }

    func closeInput() { try? input.fileHandleForWriting.close() }

    /// The next line, or nil at the end of the output.
    func line() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = buffer[buffer.startIndex..<end]
                buffer = Data(buffer[buffer.index(after: end)...])
                let text = String(decoding: line, as: UTF8.self)
                lock.withLock { published.received(text) }
                return text
            }
            guard let more = read(), !more.isEmpty else { return nil }
            buffer.append(contentsOf: more)
        }
    }

    private func read() -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                Glibc.read(output.fileHandleForReading.fileDescriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            return count < 0 ? nil : Array(chunk[..<count])
        }
    }

    func allLines() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        return lines
    }

    /// Everything that is answered to some bytes until the end, and how the process ended.
    static func answers(to bytes: [UInt8], _ arguments: [String] = ["serve"], chunks: [Int]? = nil) throws -> (
        lines: [String], status: Int32
    ) {
        let serve = try ServeProcess(arguments)
        let writer = Thread {
            var rest = bytes[...]
            var sizes = chunks?.makeIterator()
            while !rest.isEmpty {
                let size = min(rest.count, sizes?.next() ?? rest.count)
                serve.write(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            serve.closeInput()
        }
        writer.stackSize = 1 << 20
        writer.start()
        let lines = serve.allLines()
        serve.process.waitUntilExit()
        return (lines, serve.process.terminationStatus)
    }
}

func parsed(_ line: String) throws -> Node {
    let document = Document()
    try document.read(json: Array(line.utf8).span)
    return document.root
}

/// A request line.
func request(_ id: String, _ method: String, _ params: String = "{}") -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#
}

let smallDeployment = #"{"format":"plumbline-deployment/1","id":"x","platform":{"capacity":10}}"#

/// Ten lines of shell that greet, and answer `measure` after so many seconds.
func slowModule(seconds: Double) -> TemporaryDirectory {
    let directory = TemporaryDirectory()
    directory.write(
        "slow/module.yaml",
        """
        format: plumbline-module/1
        id: slow
        version: 1.0.0
        title: Slow
        protocol: ["1.0"]
        command: [python3, main.py]
        input: input.schema.json
        indicators:
          - { id: answer, question: What?, unit: ratio, value-function: { points: [[0, 0], [1, 100]] } }
        """)
    directory.write("slow/input.schema.json", #"{"type":"object","properties":{"odd":{"type":"number"}}}"#)
    directory.write(
        "slow/main.py",
        """
        import json, sys, time
        for line in sys.stdin:
            request = json.loads(line)
            if "id" not in request: continue
            result = {"version": "1.0", "concurrency": 1}
            if request["method"] == "measure":
                time.sleep(\(seconds))
                result = {"measurements": [{"indicator": "answer", "outcome": "measured", "value": 0.5}]}
            print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
        """)
    return directory
}

let slowProfile = #"{"format":"plumbline-profile/1","id":"slow","modules":{"slow":{}}}"#
