import Documents
import Foundation
import TestSupport
import Testing

/// What `modules/list` says of modules that run.
@Suite struct ModuleStateTests {
    private func module(_ list: String?, _ id: String) throws -> Node? {
        try parsed(try #require(list))["result"]?["modules"]?.elements.first { $0["id"]?.string == id }
    }

    @Test func `state, restarts and the last failure's evidence are shown while the engine runs`() throws {
        let directory = slowModule(seconds: 0)
        directory.write(
            "slow/main.py",
            """
            import json, sys
            for line in sys.stdin:
                request = json.loads(line)
                if request["method"] == "measure":
                    print("the table of 2026 is missing", file=sys.stderr)
                    sys.exit(3)
                result = {"version": "1.0", "concurrency": 1}
                print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
            """)
        let serve = try ServeProcess(modules: directory.path)
        serve.send(request("1", "modules/list"))
        let before = try module(serve.line(), "slow")
        #expect(before?["state"]?.string == "idle")
        #expect(before?["restarts"]?.integer == 0)
        #expect(before?["lastFailure"] == nil)
        serve.send(
            request(
                "2", "assess",
                #"{"deployment":{"format":"plumbline-deployment/1","id":"x","odd":1},"profile":\#(slowProfile)}"#))
        let record = try parsed(try #require(serve.line()))["result"]?["record"]
        #expect(record?["partial"]?.bool == true)
        #expect(record?["risk"]?["value"]?.double == 100)
        let indicator = record?["modules"]?.elements.first?["indicators"]?.elements.first
        #expect(indicator?["outcome"]?.string == "failed")
        #expect(indicator?["risk"]?["low"]?.double == 0)
        serve.send(request("3", "modules/list"))
        let after = try module(serve.line(), "slow")
        #expect(after?["restarts"]?.integer == 1)
        let failure = after?["lastFailure"]
        #expect(failure?["kind"]?.string == "module_crashed")
        #expect(failure?["exitCode"]?.integer == 3)
        #expect(failure?["stderrTail"]?.string == "the table of 2026 is missing\n")
        #expect(failure?["requestsLost"]?.integer == 1)
        serve.closeInput()
        serve.process.waitUntilExit()
        withExtendedLifetime(directory) {}
    }
}
