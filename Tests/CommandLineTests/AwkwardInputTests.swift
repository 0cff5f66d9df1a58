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

    /// A source, a note or a title could clear the screen and draw another verdict.
    @Test func `what a document says cannot steer the terminal`() throws {
        let file = directory.write(
            "evil.yaml",
            """
            format: plumbline-deployment/1
            id: evil
            name: "A\\e[2J\\e[H\\u202Ename"
            platform: { capacity: { $value: 10, $source: "\\e[8mhidden\\u009B2J" }, load-per-device: 1 }
            devices: [{ class: x, count: 20, horizon-count: 20 }]
            """)
        let run = try CommandRun.plumbline(["assess", file])
        #expect(run.output.contains(#"A\u{1B}[2J\u{1B}[H\u{202E}name"#), "\(run.output)")
        #expect(run.output.contains(#"\u{1B}[8mhidden\u{9B}2J"#))
        #expect(!run.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B || $0.value == 0x202E })
    }

    /// A module of somebody's, in Python, beside the fixture `staffing`.
    private func foreign(_ schema: String, limits: String = "{}", input: String = "input.schema.json") -> String {
        directory.write(
            "modules/foreign/module.yaml",
            """
            format: plumbline-module/1
            id: foreign
            version: 1.0.0
            title: Foreign
            protocol: ["1.0"]
            command: [python3, main.py]
            input: \(input)
            limits: \(limits)
            indicators: [{ id: any, question: Any?, unit: ratio }]
            """)
        directory.write("modules/foreign/main.py", "")
        directory.write("outside.json", "{}")
        directory.write("modules/foreign/input.schema.json", schema)
        return directory.path + "/modules"
    }

    @Test func `a module that nobody asks refuses nothing of what others read`() throws {
        let modules = foreign(
            #"{"type":"object","properties":{"platform":{"properties":{"capacity":{"type":"string"}}},"#
                + #""weather":{"type":"string"}}}"#)
        let deployment = directory.write(
            "d.yaml", "format: plumbline-deployment/1\nid: d\nplatform: { capacity: 5 }\n")
        let run = try CommandRun.plumbline(["assess", deployment, "--modules", modules, "--format", "json"])
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.output.contains(#""id":"d""#))
        #expect(
            run.errors.contains("d.yaml:3:23: warning: expected a string, not a number: 5, says the module 'foreign'"))
        // Its own section it does look at.
        let own = directory.write("e.yaml", "format: plumbline-deployment/1\nid: e\nweather: 5\n")
        #expect(try CommandRun.plumbline(["assess", own, "--modules", modules]).status == 65)
    }

    @Test func `limits that no machine has are refused`() throws {
        let modules = foreign("{}", limits: "{ measure-seconds: 1e16, memory-mib: 8796093022208 }")
        let run = try CommandRun.plumbline(["modules", "--modules", modules])
        #expect(run.status == 0)
        #expect((run.output + run.errors).contains("1e16 is above the largest allowed value 86400"))
    }

    @Test func `a schema outside of the module's directory is refused, and so is a directory open to everybody`() throws
    {
        var modules = foreign("{}", input: "../../outside.json")
        var run = try CommandRun.plumbline(["modules", "--modules", modules])
        #expect((run.output + run.errors).contains("'../../outside.json' is not a file in the module's directory"))
        modules = foreign("{}")
        #expect(chmod(modules, 0o777) == 0)
        run = try CommandRun.plumbline(["modules", "--modules", modules])
        #expect((run.output + run.errors).contains("everybody may change this, so it is not run"))
    }
}
