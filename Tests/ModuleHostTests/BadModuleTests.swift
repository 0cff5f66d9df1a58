import Documents
import Foundation
import LineProtocol
import ModuleHost
import RiskModel
import TestSupport
import Testing

/// Modules that misbehave, each against a running host, with what a person is told.
@Suite struct BadModuleTests {
    /// A module in shell or Python with one indicator `answer`, asked once.
    private func outcome(
        command: String, files: [String: String] = [:], limits: String = "{}", executable: Bool = true
    ) throws -> (message: String, code: ErrorCode?, log: [String]) {
        let directory = TemporaryDirectory()
        directory.write("odd/module.yaml", BadModuleTests.manifest(command, limits))
        directory.write("odd/input.schema.json", #"{"type":"object","properties":{"odd":{"type":"number"}}}"#)
        for (name, text) in files { directory.write("odd/" + name, text, executable: executable) }
        let bench = Bench(directories: [directory.path], bundled: false)
        let module = try #require(bench.modules.first)
        var messages: [String] = []
        var code: ErrorCode?
        var isDone = false
        bench.host.measure(
            module: module.id, deployment: Array("{}".utf8), parameters: Array("{}".utf8), context: Array("{}".utf8),
            upstream: [], asOf: CalendarDate(year: 2026, month: 11, day: 23)
        ) { result in
            switch result {
            case .success(let measurements): messages = measurements.map { "\($0.indicator): \($0.answer)" }
            case .failure(let problem): (messages, code) = ([problem.summary], problem.code)
            }
            isDone = true
        }
        bench.host.run { isDone }
        return (messages.joined(separator: "; "), code, bench.logged)
    }

    private static func manifest(_ command: String, _ limits: String) -> String {
        """
        format: plumbline-module/1
        id: odd
        version: 1.0.0
        title: Odd
        protocol: ["1.0"]
        command: \(command)
        input: input.schema.json
        limits: \(limits)
        indicators:
          - { id: answer, question: What?, unit: ratio, domain: [0, 1], value-function: { points: [[0, 0], [1, 100]] } }
        """
    }

    private static let greeting = #"{"jsonrpc":"2.0","id":"h","result":{"version":"1.0","concurrency":4}}"#

    /// A shell module that greets and then runs `body` for every request.
    private func shell(_ body: String, limits: String = "{}") throws -> (
        message: String, code: ErrorCode?, log: [String]
    ) {
        let script = """
            #!/bin/sh
            read -r line; echo '\(BadModuleTests.greeting)'
            while read -r line; do
            \(body)
            done
            """
        return try outcome(command: "[sh, main.sh]", files: ["main.sh": script], limits: limits)
    }

    private let good =
        #"{"jsonrpc":"2.0","id":1,"result":{"measurements":[{"indicator":"answer","outcome":"measured","value":0.5}]}}"#

    @Test func `a program that is not there`() throws {
        let result = try outcome(command: "[no-such-program]")
        #expect(
            result.message
                == "module 'odd' cannot be started: there is no program 'no-such-program' beside its manifest, "
                + "beside the engine or in /usr/local/bin, /usr/bin, /bin")
        #expect(result.code == .moduleSpawnFailed)
    }

    @Test func `a program that is not executable`() throws {
        let result = try outcome(command: "[main]", files: ["main": "#!/bin/sh\n"], executable: false)
        #expect(result.message.hasSuffix("/odd/main' is not executable"))
        #expect(result.code == .moduleSpawnFailed)
    }

    @Test func `a program that ends at once, with its last words`() throws {
        let result = try outcome(
            command: "[sh, main.sh]", files: ["main.sh": "echo 'no licence found' >&2; exit 3"])
        #expect(
            result.message == "module 'odd' ended with exit code 3 before it answered; its last words: no licence found"
        )
        #expect(result.code == .moduleCrashed)
    }

    @Test func `a module that is ended by a signal while it measures`() throws {
        let result = try shell("kill -SEGV $$")
        #expect(result.message == "module 'odd' was ended by SIGSEGV before it answered")
        #expect(result.code == .moduleCrashed)
    }

    @Test func `a module that hangs`() throws {
        let result = try shell("sleep 60", limits: "{ measure-seconds: 0.2 }")
        #expect(result.message == "module 'odd' did not answer within 0.2 s")
        #expect(result.code == .moduleTimeout)
    }

    @Test func `a module that never greets`() throws {
        let result = try outcome(
            command: "[sh, main.sh]", files: ["main.sh": "sleep 60"], limits: "{ start-seconds: 0.2 }")
        #expect(result.message == "module 'odd' did not answer hello within 0.2 s")
        #expect(result.code == .moduleHandshakeFailed)
    }

    @Test func `a module that prints to standard output`() throws {
        let result = try shell("echo 'Loading model...'")
        #expect(
            result.message == "module 'odd' wrote something other than a message to standard output: "
                + "'Loading model...', 16 bytes")
        #expect(result.code == .moduleProtocolViolation)
    }

    @Test func `a module that answers twice keeps its first answer and is told of`() throws {
        let result = try shell("echo '\(good)'; echo '\(good)'; sleep 1")
        #expect(result.message == "answer: measured(RiskModel.MeasuredValue.number(0.5))")
    }

    @Test func `a module that answers with a number that is not finite`() throws {
        let line = good.replacingOccurrences(of: "0.5", with: "1e400")
        let result = try shell("echo '\(line)'")
        #expect(
            result.message
                == "module 'odd' gave an invalid answer: the value of 'answer' is 1e400, not a finite number or a key")
        #expect(result.code == .moduleResultInvalid)
    }

    @Test func `a module that answers with NaN`() throws {
        let line = good.replacingOccurrences(of: "0.5", with: "NaN")
        let result = try shell("echo '\(line)'")
        #expect(result.message.hasPrefix("module 'odd' wrote something other than a message to standard output: "))
    }

    @Test func `a module that answers with an error`() throws {
        let result = try shell(
            #"echo '{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"no table for 2026"}}'"#)
        #expect(result.message == "module 'odd' answered with an error: no table for 2026")
        #expect(result.code == .moduleResultInvalid)
    }

    @Test func `a module that speaks no version of ours`() throws {
        let script = """
            read -r line; echo '{"jsonrpc":"2.0","id":"h","error":{"code":1001,"message":"only 9.0 here"}}'; sleep 1
            """
        let result = try outcome(command: "[sh, main.sh]", files: ["main.sh": script])
        #expect(result.message == "module 'odd' refused the greeting: only 9.0 here")
        #expect(result.code == .moduleHandshakeFailed)
    }

    @Test func `a flood on standard error blocks nobody`() throws {
        let result = try shell("head -c 3000000 /dev/zero | tr '\\0' x >&2; echo '\(good)'")
        #expect(result.message == "answer: measured(RiskModel.MeasuredValue.number(0.5))")
    }

    /// What Python needs is there; what is nobody's business is not.
    @Test func `a Python module runs confined`() throws {
        let script = """
            import json, os, sqlite3, subprocess, sys, tempfile, threading
            def tried(body):
                try: body(); return True
                except OSError: return False
            def attempts():
                with tempfile.NamedTemporaryFile("w") as file: file.write("x")
                thread = threading.Thread(target=lambda: sqlite3.connect("own.db").execute("create table t (a)"))
                thread.start(); thread.join()
                may = [os.path.exists("own.db"), subprocess.run(["true"]).returncode == 0]
                may_not = [tried(lambda: open("/etc/passwd").read()), tried(lambda: open("/tmp/x-escape", "w")),
                    tried(lambda: __import__("socket").socket())]
                return sum(may) - sum(may_not)
            for line in sys.stdin:
                request = json.loads(line)
                if "id" not in request: continue
                result = {"version": "1.0", "concurrency": 1}
                if request["method"] == "measure":
                    result = {"measurements": [{"indicator": "answer", "outcome": "measured", "value": attempts() / 2}]}
                print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
            """
        let result = try outcome(command: "[python3, main.py]", files: ["main.py": script])
        guard Enforcement.detected.gaps.isEmpty else {
            return #expect(result.log.contains { $0.contains("this machine cannot enforce everything") })
        }
        #expect(result.message == "answer: measured(RiskModel.MeasuredValue.number(1.0))")
    }

    @Test func `a request lost in a crash is asked again of a new process`() throws {
        let result = try shell("if [ ! -e seen ]; then echo > seen; exit 7; fi; echo '\(good)'")
        #expect(result.message == "answer: measured(RiskModel.MeasuredValue.number(0.5))")
    }

    @Test func `a child left behind goes with its module`() throws {
        let result = try shell("sleep 300 & echo \"the child is $!\" >&2; exit 3")
        let pid = try #require(result.message.split(separator: " ").last.flatMap { Int32($0) }, "\(result.message)")
        let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        #expect(status == nil || status?.contains(") Z ") == true, "the child \(pid) lives on")
    }
}
