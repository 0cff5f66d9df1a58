import Foundation
import Loading
import RiskModel
import TestSupport
import Testing

@testable import ModuleHost

/// Locked modules inside a running engine: what runs is what was verified, and stays so.
@Suite struct TrustTests {
    /// A rig whose modules are locked as they are, and then changed by `change` before anything runs.
    private func locked(
        _ behaviour: String, change: (inout LockFile, Rig) throws -> Void = { _, _ in }
    ) throws -> Rig {
        let first = Rig(behaviour)
        var lock = LockFile(path: "plumbline.lock")
        for module in ModuleDiscovery(directories: [first.directory.path]).usable().modules {
            #expect(try lock.add(module, engineDirectory: Checkout.products) == .added)
        }
        try change(&lock, first)
        return Rig(behaviour, trust: ModuleHost.Host.Trust(lock: lock), in: first.directory)
    }

    @Test func `a program that stands elsewhere is locked with its module and runs from the copy`() throws {
        let rig = try locked("well") { lock, _ in
            let files = try #require(lock.modules["odd"]?["1.0.0"]?.platforms[LockFile.platform])
            #expect(files.keys.sorted() == ["MisbehavingModule", "input.schema.json"])
        }
        #expect(try rig.assess().answer == .measured(.number(0.5)))
        let pid = try #require(rig.host.processes(of: "odd").first)
        #expect(absolutePath("/proc/\(pid)/exe").hasSuffix("/MisbehavingModule"))
        #expect(!absolutePath("/proc/\(pid)/exe").hasPrefix(Checkout.products))
    }

    @Test func `another program than was locked is refused before it runs, with both digests`() throws {
        let wrong = "sha256:" + String(repeating: "0", count: 64)
        let rig = try locked("well") { lock, _ in
            lock.modules["odd"]?["1.0.0"]?.platforms[LockFile.platform]?["MisbehavingModule"] = wrong
        }
        let outcome = try rig.assess()
        let failure = try #require(outcome.failures.first)
        #expect(failure.code == .moduleChecksumMismatch)
        #expect(
            failure.message.hasPrefix(
                "module 'odd' is not run: 'MisbehavingModule' is not what was locked: expected \(wrong), found sha256:")
        )
        #expect(rig.host.processes(of: "odd").isEmpty)
        #expect(rig.host.status(of: "odd")?.state == .refused)
        #expect(outcome.steady == .measured(.number(0.5)))
    }

    @Test func `what was verified once is not looked at again`() throws {
        let rig = try locked("allergic")
        #expect(try rig.assess(0.75).answer == .measured(.number(0.75)))
        rig.directory.write("odd/input.schema.json", #"{"type":"object"}"#)
        _ = try rig.assess(0.25)
        #expect(rig.host.status(of: "odd")?.restarts ?? 0 > 0)
        #expect(try rig.assess(0.5).answer == .measured(.number(0.5)))
    }

    @Test func `a file that is changed between reading the manifest and the start is refused`() throws {
        let rig = try locked("well")
        rig.directory.write("odd/input.schema.json", #"{"type":"object","properties":{"odd":{"type":"number"}} }"#)
        #expect(try rig.assess().failures.first?.code == .moduleChecksumMismatch)
    }

    @Test func `a lock writes and reads the same, whatever files are called`() throws {
        var lock = LockFile(path: "x")
        let digest = "sha256:" + String(repeating: "a", count: 64)
        lock.modules["odd"] = [
            "1.0.0": LockFile.Version(
                manifest: digest,
                platforms: [
                    "linux-x86_64": [
                        "no": digest, "1.5": digest, "a b: \"c\"\n#": digest, "/opt/x y": digest, "null": digest,
                    ]
                ])
        ]
        let directory = TemporaryDirectory()
        let path = directory.write("plumbline.lock", lock.text)
        #expect(try LockFile(reading: path).modules == lock.modules)
        #expect(try LockFile(reading: path).text == lock.text)
    }
}
