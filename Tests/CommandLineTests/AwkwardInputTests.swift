import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Input that is no file, no document or no name, each seen in use.
@Suite struct AwkwardInputTests {
    private let city = "Examples/d3-european-city/deployment.yaml"
    private let directory = TemporaryDirectory()

    /// A pipe that nobody writes to would have kept the engine, and everybody it serves, waiting for ever.
    @Test func `a pipe named in a message is refused, and the engine goes on`() throws {
        let pipe = directory.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let lines = [
            #"{"jsonrpc":"2.0","id":1,"method":"assess","params":{"path":"\#(pipe)"}}"#,
            #"{"jsonrpc":"2.0","id":2,"method":"rank","params":{"path":"-"}}"#,
            #"{"jsonrpc":"2.0","id":3,"method":"explain","params":{"indicator":"SC-05"}}"#,
        ]
        let run = try CommandRun.plumbline(["serve"], input: lines.joined(separator: "\n") + "\n")
        #expect(run.status == 0)
        let answers = run.output.split(separator: "\n")
        #expect(answers.count == 3)
        #expect(answers[0].contains("document.no-file") && answers[1].contains("document.missing"))
        #expect(answers[2].contains("capacity-utilisation"))
    }

    @Test func `a person may name a pipe`() throws {
        let run = try CommandRun.run(
            "/bin/bash", ["-c", "'\(Checkout.products)/plumbline' assess <(cat \(city)) --home ES --format json"])
        #expect(run.output.contains(#""id":"d3-european-city""#), "\(run.errors)")
    }

    @Test(arguments: ["<&-", "2>&-", "<&- 2>&-"]) func `closed standard descriptors change no result`(_ closed: String)
        throws
    {
        func output(_ redirection: String) throws -> String {
            try CommandRun.run(
                "/bin/bash",
                [
                    "-c",
                    "'\(Checkout.products)/plumbline' assess \(city) --home ES --as-of 2026-11-23 --format json \(redirection)",
                ]
            ).output
        }
        let open = try output("")
        #expect(try output(closed) == open && open.contains("modules"))
    }

    @Test func `a lock is not written in the place of a device`() throws {
        let pipe = directory.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let run = try CommandRun.plumbline(["modules", "lock", "--lock", pipe])
        #expect(run.status == 74)
        #expect(run.errors.contains("this is not a plain file"))
        var status = stat()
        #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }

    @Test func `weights that no sum holds are refused`() throws {
        let profile = directory.write(
            "p.yaml", "format: plumbline-profile/1\nid: p\nmodules: { scale: { weight: 1e308 } }\n")
        let run = try CommandRun.plumbline(["assess", city, "--profile", profile])
        #expect(run.status == 65)
        #expect(run.errors.contains("p.yaml:3:29: error: 1e308 is above the largest allowed value 1000000000"))
    }

    @Test func `a method that is named twice is run once`() throws {
        let run = try CommandRun.plumbline([
            "rank", "Examples/city-platform/matrix.yaml", "--method", "topsis", "--method", "topsis", "--draws", "0",
            "--format", "json",
        ])
        #expect(run.output.components(separatedBy: #""topsis":"#).count == 2)
    }

    @Test func `what is no record is not compared`() throws {
        let broken = directory.write("r.json", #"{"format":"plumbline-assessment/1","modules":[5],"risk":"x"}"#)
        let run = try CommandRun.plumbline(["diff", broken, broken])
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(run.errors.contains("expected an object, not a number: 5 [record.wrong-type]"))
        #expect(run.errors.contains("the member 'deployment' is missing"))
    }

    @Test func `problems of the text and of what it says are told together`() throws {
        let file = directory.write(
            "k.yaml",
            "format: plumbline-deployment/1\nid: a\nplatform: { <<: { capacity: 5 }, capacity: .inf }\ndevices: 5\nid: b\n"
        )
        let run = try CommandRun.plumbline(["assess", file])
        #expect(run.status == 65)
        for expected in [
            "k.yaml:3:13: error: '<<' merged members in YAML 1.1; YAML 1.2 has no such thing [deployment.merge]",
            "k.yaml:3:44: error: '.inf' is not a finite number [document.not-finite]",
            "k.yaml:4:10: error: expected a list, not a number: 5 [deployment.wrong-type]",
            "k.yaml:5:1: error: the member 'id' appears twice [document.duplicate-name]", "4 errors",
        ] {
            #expect(run.errors.contains(expected), "\(run.errors)")
        }
    }

    @Test func `what is not there is said`() throws {
        #expect(try CommandRun.plumbline(["explain", ""]).status == 64)
        let run = try CommandRun.plumbline(["assess", city, "--modules", "/nope", "--grant", "scael=network"])
        #expect(run.errors.contains("warning: --modules '/nope' is no directory"))
        #expect(run.errors.contains("no installed module is named 'scael'") && run.errors.contains("'scale'"))
    }
}
