import ArgumentParser
import Diagnostics
import Documents
import Loading
import ModuleHost

/// `plumbline doctor`: what this machine and this installation can do.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tell what this machine can enforce on modules, and what is installed.",
        discussion: """
            Modules run confined as far as the kernel can. What it cannot do is told here and in the log; it changes no
            figure and no exit status, and this command ends with 0 either way.

            EXAMPLES
              plumbline doctor
              plumbline doctor --format json
            """)

    @Option(help: "text or json.")
    var format = Modules.Format.text

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let workspace = shared.workspace
        let findings = Enforcement.detected.findings
        let found = workspace.discovery.all()
        let usable = found.filter { $0.module != nil && $0.shadowedBy == nil }
        let profiles = workspace.library.entries()
        let lock = shared.trust.lock ?? Workspace.lockPath
        switch format {
        case .text:
            Console.write(
                text(findings, usable: usable.count, unusable: found.count { $0.module == nil }, profiles.count, lock))
        case .json:
            var writer = JSONWriter()
            write(findings, modules: usable.count, profiles: profiles.count, lock: lock, to: &writer)
            writer.newline()
            Console.write(writer.bytes)
        }
    }

    private func text(
        _ findings: [Enforcement.Finding], usable: Int, unusable: Int, _ profiles: Int, _ lock: String?
    ) -> String {
        var text = "plumbline \(Workspace.version) on \(LockFile.platform)\n\nWhat is enforced on modules\n"
        for finding in findings {
            text += "  \(mark(finding.grip)) \(finding.name.padded(to: 14))\(finding.sentence)\n"
        }
        let reasons = unusable > 0 ? ", \(unusable) not ('plumbline modules' tells why)" : ""
        let grants = shared.trust.grants
        let granted = grants.modules.map { id in
            id + ": " + grants.permissions(of: id).map(\.rawValue).joined(separator: ", ")
        }
        text += "\nWhat is installed\n"
        text += "  modules       \(usable) usable\(reasons)\n"
        text += "  profiles      \(profiles)\n"
        text += "  lock          \(lock ?? "none: every module that is found may run")\n"
        text += "  grants        \(granted.isEmpty ? "none" : granted.joined(separator: "; "))\n"
        return text
    }

    private func mark(_ grip: Enforcement.Grip) -> String {
        switch grip {
        case .enforced: "✓"
        case .partly: "~"
        case .missing: "✗"
        }
    }

    private func write(
        _ findings: [Enforcement.Finding], modules: Int, profiles: Int, lock: String?, to writer: inout JSONWriter
    ) {
        writer.object { body in
            body.name("version")
            body.string(Workspace.version)
            body.name("platform")
            body.string(LockFile.platform)
            body.name("enforcement")
            body.array { list in
                for finding in findings {
                    list.object {
                        $0.name("name")
                        $0.string(finding.name)
                        $0.name("grip")
                        $0.string(finding.grip.rawValue)
                        $0.name("sentence")
                        $0.string(finding.sentence)
                    }
                }
            }
            body.name("modules")
            body.integer(modules)
            body.name("profiles")
            body.integer(profiles)
            if let lock {
                body.name("lock")
                body.string(lock)
            }
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
