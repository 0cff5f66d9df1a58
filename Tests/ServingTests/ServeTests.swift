import Documents
import Foundation
import LineProtocol
import Loading
import Serving
import TestSupport
import Testing

/// A client's conversation with the engine.
@Suite struct ServeTests {
    private func assess(_ id: String, _ more: String = "") -> String {
        request(id, "assess", #"{"deployment":\#(smallDeployment),"home":"ES","asOf":"2026-11-23"\#(more)}"#)
    }

    @Test func `every method's answer is what its schema promises`() throws {
        let lines = [
            request("1", "hello", #"{"versions":["9.0","1.0"],"client":{"name":"test","version":"1"}}"#),
            request("2", "describe"), request("3", "schema", #"{"name":"deployment"}"#), request("4", "modules/list"),
            request("5", "profiles/list"), request("6", "deployment/validate", #"{"deployment":\#(smallDeployment)}"#),
            assess("7"), request("8", "explain", #"{"indicator":"SC-05"}"#), request("9", "ping"),
            request("10", "rank", #"{"path":"Examples/city-platform/matrix.yaml"}"#),
            request(
                "11", "compare",
                #"{"path":"Examples/d6-asean-city/options.yaml","profile":"smart-city-procurement","samples":20}"#),
        ]
        let answers = try ServeProcess.answers(to: Array((lines.joined(separator: "\n") + "\n").utf8)).lines
        #expect(answers.count == lines.count)
        for line in answers {
            let answer = try parsed(line)
            let id = try #require(answer["id"]?.integer)
            let name = try #require(try parsed(lines[id - 1])["method"]?.string)
            let method = try #require(ClientMethod.all.first { $0.name == name })
            let result = try #require(answer["result"], "\(line)")
            let validator = SchemaValidator(builtInSchema(method.result), answer.document, mode: .plain)
            #expect(validator.validate(result.index), "\(name): \(validator.violations.map(\.message))")
        }
    }

    @Test func `every published schema is a schema, and every method has two`() throws {
        for name in PublishedSchemas.names {
            let run = try CommandRun.plumbline(["schema", name])
            #expect(run.status == 0, "\(name)")
            _ = try Schema.compile(try parsed(run.output).document)
        }
    }

    @Test func `a handshake is refused only where no version is common`() throws {
        let lines = try ServeProcess.answers(
            to: Array((request("1", "hello", #"{"versions":["2.0"]}"#) + "\n").utf8)
        ).lines
        #expect(try parsed(lines[0])["error"]?["code"]?.integer == 1001)
        #expect(try parsed(lines[0])["error"]?["data"]?["supported"]?.strings == ["1.0"])
    }

    @Test func `bad params are told with their place`() throws {
        let lines = try ServeProcess.answers(
            to: Array(
                (request("1", "assess", #"{"deployment":{},"asOf":"soon"}"#) + "\n" + request("2", "assess") + "\n")
                    .utf8)
        ).lines
        #expect(
            try parsed(lines[0])["error"]?["message"]?.string?.hasPrefix("/asOf: 'soon' does not have the form") == true
        )
        #expect(try parsed(lines[1])["error"]?["code"]?.integer == -32602)
    }

    @Test func `an unknown profile is told by its own code`() throws {
        let lines = try ServeProcess.answers(to: Array((assess("1", #","profile":"basline""#) + "\n").utf8)).lines
        #expect(try parsed(lines[0])["error"]?["code"]?.integer == 2004)
    }

    @Test func `a thousand requests to a slow reader are all answered once`() throws {
        let serve = try ServeProcess()
        let count = 1000
        Thread.detachNewThread {
            for id in 1...count { serve.send(self.assess("\(id)")) }
            serve.closeInput()
        }
        var ids: Set<Int> = []
        while let line = serve.line() {
            let answer = try parsed(line)
            #expect(
                answer["result"] != nil || answer["error"]?["data"]?["kind"]?.string == "busy", "\(line.prefix(200))")
            let isNew = ids.insert(answer["id"]?.integer ?? 0).inserted
            #expect(isNew)
        }
        #expect(ids.count == count)
        serve.process.waitUntilExit()
        #expect(serve.process.terminationStatus == 0)
    }

    @Test func `a slow module holds up neither ping nor cancellation`() throws {
        let directory = slowModule(seconds: 30)
        let serve = try ServeProcess(modules: directory.path)
        serve.send(
            request(
                "1", "assess",
                #"{"deployment":{"format":"plumbline-deployment/1","id":"x","odd":1},"profile":\#(slowProfile)}"#))
        serve.send(request("2", "ping"))
        #expect(serve.line() == #"{"jsonrpc":"2.0","id":2,"result":{}}"#)
        serve.send(request("1", "assess", #"{"deployment":{}}"#))
        #expect(try parsed(try #require(serve.line()))["error"]?["code"]?.integer == 1003)
        serve.send(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#)
        let cancelled = try parsed(try #require(serve.line()))
        #expect(cancelled["id"]?.integer == 1)
        #expect(cancelled["error"]?["code"]?.integer == 1006)
        serve.closeInput()
        #expect(serve.line() == nil)
        serve.process.waitUntilExit()
        #expect(serve.process.terminationStatus == 0)
        withExtendedLifetime(directory) {}
    }

    @Test func `a deployment that keeps the engine itself busy holds up neither ping nor cancellation`() throws {
        let serve = try ServeProcess()
        let classes = (0..<20_000).map { #"{"class":"c\#($0)","count":\#($0 + 1),"growth":0.1}"# }
        let large =
            #"{"format":"plumbline-deployment/1","id":"large","devices":["# + classes.joined(separator: ",") + "]}"
        serve.send(request("1", "assess", #"{"deployment":\#(large),"home":"ES"}"#))
        serve.send(request("2", "assess", #"{"deployment":\#(large),"home":"ES"}"#))
        serve.send(request("3", "ping"))
        serve.send(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}"#)
        serve.closeInput()
        let answers = try serve.allLines().map { try parsed($0) }
        #expect(answers.map { $0["id"]?.integer } == [3, 2, 1])
        #expect(answers[1]["error"]?["code"]?.integer == 1006)
        #expect(answers[2]["result"]?["record"] != nil)
    }

    @Test func `a request's own deadline is kept`() throws {
        let directory = slowModule(seconds: 30)
        let serve = try ServeProcess(modules: directory.path)
        serve.send(
            request(
                "1", "assess",
                #"{"deployment":{"format":"plumbline-deployment/1","id":"x","odd":1},"profile":\#(slowProfile),"_meta":{"dev.plumbline/deadlineMs":100}}"#
            ))
        #expect(try parsed(try #require(serve.line()))["error"]?["code"]?.integer == 1007)
        serve.closeInput()
        serve.process.waitUntilExit()
        withExtendedLifetime(directory) {}
    }

    @Test func `shutdown finishes what is in flight and comes last`() throws {
        let serve = try ServeProcess()
        serve.send(assess("1"))
        serve.send(request("2", "shutdown"))
        serve.send(assess("3"))
        let lines = serve.allLines()
        #expect(lines.count == 3)
        #expect(try parsed(lines[0])["error"]?["code"]?.integer == 1008)
        #expect(try parsed(lines[1])["result"]?["record"] != nil)
        #expect(lines[2] == #"{"jsonrpc":"2.0","id":2,"result":{}}"#)
        serve.process.waitUntilExit()
        #expect(serve.process.terminationStatus == 0)
    }

    @Test func `a value put in by a message stands in no line`() throws {
        let city = "Examples/d3-european-city/deployment.yaml"
        let serve = try ServeProcess()
        serve.send(request("1", "assess", #"{"path":"\#(city)","home":"ES","set":{"/platform/capacity":5}}"#))
        serve.closeInput()
        let line = try #require(serve.line())
        #expect(line.contains(#"{"at":"/platform/capacity"}"#) && line.contains(#""line":"#))
        #expect(!line.contains(#""line":0"#))
    }

    @Test func `shutdown is answered after work the engine does itself`() throws {
        let serve = try ServeProcess()
        let matrix =
            #"{"format":"plumbline-matrix/1","criteria":[{"id":"a","direction":"minimise"}],"alternatives":[{"id":"x","values":[1]},{"id":"y","values":[2]}]}"#
        // Both in one write, so that the work and the end are taken in together.
        serve.send(request("1", "rank", #"{"matrix":\#(matrix)}"#) + "\n" + request("2", "shutdown"))
        let lines = serve.allLines()
        #expect(lines.count == 2)
        #expect(lines.last == #"{"jsonrpc":"2.0","id":2,"result":{}}"#)
    }

    @Test func `SIGTERM drains like the end of input`() throws {
        let serve = try ServeProcess()
        serve.send(request("1", "ping"))
        _ = serve.line()
        serve.send(assess("2"))
        serve.send(request("3", "ping"))
        _ = serve.line()
        serve.process.terminate()
        let rest = serve.allLines()
        serve.process.waitUntilExit()
        #expect(serve.process.terminationStatus == 0)
        #expect(rest.count <= 1)
    }

    @Test func `a reader that goes away ends the engine with 74`() throws {
        let script =
            "for i in $(seq 2000); do echo '\(assess("\"$i\"").replacingOccurrences(of: "\"\"$i\"\"", with: "1"))'; done"
        let run = try CommandRun.run(
            "/bin/bash",
            [
                "-c",
                "{ \(script); sleep 5; } | { \(Checkout.products)/plumbline serve; echo \"status $?\" >&2; } | head -1",
            ])
        #expect(run.errors.contains("status 74"), "\(run.errors.suffix(300))")
    }

    @Test func `killing the client ends the engine and its modules`() throws {
        let script = """
            mkfifo $0/in
            ( exec 3>$0/in; echo '\(assess("1"))' >&3; exec sleep 60 ) & client=$!
            \(Checkout.products)/plumbline serve <$0/in >$0/out & engine=$!
            while [ ! -s $0/out ]; do sleep 0.02; done
            kill -KILL $client
            for turn in $(seq 200); do kill -0 $engine 2>/dev/null || { echo gone; break; }; sleep 0.01; done
            """
        let directory = TemporaryDirectory()
        let run = try CommandRun.run("/bin/bash", ["-c", script, directory.path])
        #expect(run.output.contains("gone"), "\(run.errors)")
    }
}
