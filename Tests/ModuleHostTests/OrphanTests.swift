import Foundation
import TestSupport
import Testing

@testable import ModuleHost

/// Whatever ends the engine ends its modules, and what those have started.
@Suite struct OrphanTests {
    private struct Engine {
        let rig = Rig("family")
        let process = Process()
        let scratch = TemporaryDirectory()
        private let input: Pipe
        private let output: Pipe

        /// A `plumbline serve` that has asked a module with a child and a grandchild, and has had its answer.
        init() throws {
            let profile = #"{"format":"plumbline-profile/1","id":"p","modules":{"odd":{}}}"#
            let deployment = #"{"format":"plumbline-deployment/1","id":"x","odd":0.5}"#
            let line =
                #"{"jsonrpc":"2.0","id":1,"method":"assess","params":{"deployment":\#(deployment),"profile":\#(profile)}}"#
            process.executableURL = URL(fileURLWithPath: Checkout.products + "/plumbline")
            process.arguments = ["serve", "--modules", rig.directory.path]
            process.standardError = FileHandle.nullDevice
            process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path]) { $1 }
            let process = process
            (input, output) = try Spawning.oneAtATime {
                let pipes = (Spawning.pipe(), Spawning.pipe())
                (process.standardInput, process.standardOutput) = (pipes.0, pipes.1)
                try process.run()
                return pipes
            }
            input.fileHandleForWriting.write(Data((line + "\n").utf8))
            var answer = Data()
            while !answer.contains(0x0A) {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                answer += more
            }
            #expect(String(decoding: answer, as: UTF8.self).contains(#""outcome":"measured""#))
        }

        /// What is left in the directory for temporary files.
        var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? [] }

        func closeInput() { try? input.fileHandleForWriting.close() }
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGINT])
    func `an engine that is ended by a signal leaves nobody behind`(_ signal: Int32) throws {
        let engine = try Engine()
        // The module, its child and its grandchild.
        #expect(Processes.wait(atMost: 10) { engine.rig.processes.count == 3 })
        kill(engine.process.processIdentifier, signal)
        engine.process.waitUntilExit()
        #expect(Processes.wait(atMost: 10) { engine.rig.processes.isEmpty }, "\(engine.rig.processes) live on")
        #expect(Processes.wait(atMost: 10) { engine.leftovers.isEmpty }, "\(engine.leftovers) is left")
    }

    @Test func `an engine whose client is gone leaves nobody behind`() throws {
        let engine = try Engine()
        engine.closeInput()
        engine.process.waitUntilExit()
        #expect(engine.rig.processes.isEmpty)
        #expect(engine.leftovers.isEmpty)
    }
}
