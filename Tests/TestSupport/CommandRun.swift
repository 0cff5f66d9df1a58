import Foundation

/// What a command wrote and how it ended.
public struct CommandRun {
    public let output: String
    public let errors: String
    public let status: Int32

    /// Runs the program under test, or another, in the checkout's root.
    public static func plumbline(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
    ) throws -> CommandRun {
        try run(Checkout.products + "/plumbline", arguments, input: input, environment: environment)
    }

    public static func run(
        _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
        directory: String = Checkout.root
    ) throws -> CommandRun {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        var variables = ProcessInfo.processInfo.environment
        variables["NO_COLOR"] = "1"
        variables.merge(environment) { $1 }
        process.environment = variables
        let (output, errors, source) = try Spawning.oneAtATime {
            let pipes = (Spawning.pipe(), Spawning.pipe(), Spawning.pipe())
            process.standardOutput = pipes.0
            process.standardError = pipes.1
            process.standardInput = input == nil ? FileHandle.nullDevice : pipes.2
            try process.run()
            return pipes
        }
        let gathered = Gathered()
        let reader = Thread {
            gathered.data = errors.fileHandleForReading.readDataToEndOfFile(); gathered.done.signal()
        }
        reader.start()
        if let input {
            DispatchQueue.global().async {
                source.fileHandleForWriting.write(Data(input.utf8))
                try? source.fileHandleForWriting.close()
            }
        }
        let written = output.fileHandleForReading.readDataToEndOfFile()
        gathered.done.wait()
        process.waitUntilExit()
        return CommandRun(
            output: String(decoding: written, as: UTF8.self), errors: String(decoding: gathered.data, as: UTF8.self),
            status: process.terminationStatus)
    }

    private final class Gathered: @unchecked Sendable {
        var data = Data()
        let done = DispatchSemaphore(value: 0)
    }
}
