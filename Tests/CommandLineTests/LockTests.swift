import Foundation
import TestSupport
import Testing

/// `plumbline modules lock`, and what a lock refuses.
@Suite struct LockTests {
    private static let script = """
        import json, sys, helper
        for line in sys.stdin:
            request = json.loads(line)
            if "id" not in request: continue
            result = {"version": "1.0", "concurrency": 1}
            if request["method"] == "measure":
                result = {"measurements": [{"indicator": "answer", "outcome": "measured", "value": helper.value}]}
            print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
        """

    /// A module of two Python files, a deployment and a profile, and a place for the lock.
    private struct Site {
        let directory: TemporaryDirectory
        let lock: String

        init() {
            directory = ModulesTests.module(
                "modules/odd", "[python3, main.py]", ["main.py": LockTests.script, "helper.py": "value = 0.5\n"])
            let manifest = ModulesTests.manifest("odd", "[python3, main.py]")
            directory.write("modules/odd/module.yaml", manifest)
            directory.write("site.yaml", "format: plumbline-deployment/1\nid: site\nodd: 1\n")
            directory.write("p.yaml", "format: plumbline-profile/1\nid: p\nmodules: { odd: {} }\n")
            lock = directory.path + "/plumbline.lock"
        }

        var module: String { directory.path + "/modules/odd" }

        func run(_ arguments: [String]) throws -> CommandRun {
            try CommandRun.run(
                Checkout.products + "/plumbline", arguments + ["--modules", directory.path + "/modules"],
                directory: directory.path)
        }

        func lockIt(_ more: [String] = []) throws -> CommandRun { try run(["modules", "lock", "odd"] + more) }

        func assess() throws -> CommandRun {
            try run(["assess", "site.yaml", "--profile", "./p.yaml", "--format", "json"])
        }

        func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    }

    @Test func `a locked module runs, from a copy that is gone afterwards`() throws {
        let site = Site()
        let locked = try site.lockIt()
        #expect(locked.status == 0, "\(locked.errors)")
        #expect(locked.output.hasPrefix("added: odd 1.0.0, "))
        let run = try site.assess()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(#""outcome":"measured","value":0.5"#))
        #expect(try site.lockIt().output.hasPrefix("unchanged: odd 1.0.0, "))
    }

    @Test(arguments: ["main.py", "helper.py", "module.yaml", "input.schema.json"])
    func `changing one byte of a locked module refuses it with both digests`(_ file: String) throws {
        let site = Site()
        _ = try site.lockIt()
        let path = site.module + "/" + file
        let lock = try site.text(site.lock)
        var bytes = try #require(FileManager.default.contents(atPath: path))
        // A byte that changes no meaning: the files stay sound.
        let place = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.endIndex
        bytes.insert(UInt8(ascii: " "), at: file.hasSuffix(".yaml") ? place : bytes.endIndex)
        try bytes.write(to: URL(fileURLWithPath: path))
        let run = try site.assess()
        #expect(run.status == 2)
        #expect(run.output.contains("module_checksum_mismatch") || run.output.contains("is not what was locked"))
        let words = run.output.split { " \",;".contains($0) }.filter { $0.hasPrefix("sha256:") && $0.count == 71 }
        let expected = try #require(words.first { lock.contains($0) }, "the locked digest is told")
        #expect(run.output.contains("'\(file)' is not what was locked: expected \(expected), found sha256:"))
        #expect(run.errors.contains("'\(file)' is not what was locked"), "and the log tells it")
        let again = try site.lockIt()
        #expect(again.status == 65)
        #expect(again.errors.contains("'\(file)' of odd 1.0.0 is not what was locked [lock.changed]"))
        #expect(again.errors.contains("note: locked \(expected)"))
        #expect(try site.text(site.lock) == lock, "nothing is written over")
        #expect(try site.lockIt(["--replace", "odd"]).status == 0)
        #expect(try site.assess().status == 0)
    }

    @Test func `a module that is not locked does not run`() throws {
        let site = Site()
        try "format: plumbline-lock/1\nmodules: {}\n".write(toFile: site.lock, atomically: true, encoding: .utf8)
        let run = try site.assess()
        #expect(run.status == 2)
        #expect(run.output.contains("module 'odd' is not run: 1.0.0 is not in plumbline.lock"))
        let list = try site.run(["modules", "list", "--format", "json"])
        #expect(list.output.contains("module_not_locked"))
    }

    @Test func `a platform is added, and what others locked stays`() throws {
        let site = Site()
        _ = try site.lockIt()
        let here = try site.text(site.lock)
        let platform = try #require(here.split(separator: "\n").first { $0.hasPrefix("        ") && $0.hasSuffix(":") })
        let elsewhere = here.replacingOccurrences(of: String(platform), with: "        plan9-x86_64:")
        try elsewhere.write(toFile: site.lock, atomically: true, encoding: .utf8)
        #expect(try site.assess().output.contains("is in plumbline.lock for plan9-x86_64, not for "))
        #expect(try site.lockIt().output.hasPrefix("added: odd 1.0.0, "))
        let both = try site.text(site.lock)
        #expect(both.contains("plan9-x86_64:") && both.contains(String(platform)))
        #expect(try site.assess().status == 0)
    }

    @Test func `a file that was not locked is not there for the module`() throws {
        let site = Site()
        site.directory.write("modules/odd/json.py", "raise SystemExit(9)\n")
        #expect(try site.assess().status == 2, "unlocked, it takes the place of a library")
        try FileManager.default.removeItem(atPath: site.module + "/json.py")
        _ = try site.lockIt()
        site.directory.write("modules/odd/json.py", "raise SystemExit(9)\n")
        #expect(try site.assess().status == 0)
    }

    @Test func `a lock that is not sound stops everything`() throws {
        let site = Site()
        try "format: plumbline-lock/1\nmodules: { odd: { 1.0.0: { manifest: md5:1 } } }\n"
            .write(toFile: site.lock, atomically: true, encoding: .utf8)
        let run = try site.assess()
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("plumbline.lock:2:"))
    }

    @Test func `what the group may change is a warning, and with a lock a refusal`() throws {
        let site = Site()
        _ = try site.lockIt()
        try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: site.module + "/helper.py")
        let refused = try site.assess()
        #expect(refused.status == 2)
        #expect(refused.output.contains("'helper.py' may be changed by its group, which a locked module may not be"))
        try FileManager.default.removeItem(atPath: site.lock)
        let warned = try site.assess()
        #expect(warned.status == 0)
        #expect(
            warned.errors.contains(
                "helper.py: warning: its group may change this module [module.group-writable]\n  help: chmod g-w "))
        #expect(try site.lockIt().status == 65)
    }

    @Test(arguments: ["helper.py", "main.py", "module.yaml"])
    func `what everybody may change is not run`(_ file: String) throws {
        let site = Site()
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: site.module + "/" + file)
        let run = try site.assess()
        #expect(run.status == 65)
        #expect(run.errors.contains("\(file): warning: everybody may change this, so it is not run [module.writable]"))
    }

    @Test func `a module that a link brings in from outside the searched directory is not used`() throws {
        let site = Site()
        let elsewhere = TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: elsewhere.path + "/modules", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: elsewhere.path + "/modules/odd", withDestinationPath: site.module)
        let list = try CommandRun.plumbline(["modules", "--modules", elsewhere.path + "/modules"])
        #expect(list.output.hasPrefix("✗ \(elsewhere.path)/modules/odd: not used\n"))
        #expect(list.output.contains("outside of the directory that is searched [module.outside]"))
    }
}

/// `plumbline doctor`.
@Suite struct DoctorTests {
    @Test func `it tells every promise and ends with 0`() throws {
        let text = try CommandRun.plumbline(["doctor"])
        #expect(text.status == 0)
        for name in ["files", "network", "signals", "system calls", "memory", "processes", "limits", "orphans"] {
            #expect(text.output.contains(" \(name) "), "\(name)")
        }
        let json = try CommandRun.plumbline(["doctor", "--format", "json"])
        #expect(json.status == 0)
        #expect(json.output.hasPrefix(#"{"version":""#))
        #expect(json.output.contains(#""enforcement":[{"name":"files","grip":""#))
        #expect(json.output.split(separator: "\n").count == 1)
    }

    @Test func `grants are told, and one that is none is refused`() throws {
        let run = try CommandRun.plumbline(["doctor", "--grant", "prices=network,files"])
        #expect(run.output.contains("grants        prices: network, files\n"))
        let bad = try CommandRun.plumbline(["doctor", "--grant", "prices=netwrok"])
        #expect(bad.status == 64)
        #expect(bad.errors.contains("there is no permission 'netwrok' [grant.unknown]"))
        #expect(bad.errors.contains("did you mean 'network'?"))
    }

    @Test func `the operator's file grants, and only to its owner`() throws {
        let home = TemporaryDirectory()
        let file = home.write(
            "plumbline/grants.yaml", "format: plumbline-grants/1\ngrants: { prices: [environment] }\n")
        let run = try CommandRun.plumbline(["doctor"], environment: ["XDG_CONFIG_HOME": home.path])
        #expect(run.output.contains("grants        prices: environment\n"))
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
        #expect(try CommandRun.plumbline(["doctor"], environment: ["XDG_CONFIG_HOME": home.path]).status == 65)
    }
}
