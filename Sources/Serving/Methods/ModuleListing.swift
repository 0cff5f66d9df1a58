import Documents
import ModuleHost

/// One module as it is listed: on the wire and by `plumbline modules --format json`.
public enum ModuleListing {
    /// - Parameter status: how it is doing, where it is one that is run.
    public static func write(
        _ entry: ModuleDiscovery.Found, _ status: ModuleStatus?, to writer: inout JSONWriter
    ) {
        writer.object { body in
            if let manifest = entry.module?.manifest {
                body.name("id")
                body.string(manifest.id)
                body.name("version")
                body.string(manifest.version)
                body.name("title")
                body.string(manifest.title)
                body.name("summary")
                body.string(manifest.summary)
                body.name("indicators")
                body.array { list in manifest.indicators.forEach { list.string($0.id) } }
            }
            body.name("directory")
            body.string(entry.directory)
            body.name("usable")
            body.bool(entry.module != nil && entry.shadowedBy == nil)
            if let shadow = entry.shadowedBy {
                body.name("shadowedBy")
                body.string(shadow)
            }
            if let status, entry.shadowedBy == nil { write(status, to: &body) }
            if !entry.problems.isEmpty {
                body.name("problems")
                body.array { list in entry.problems.forEach { list.string("\($0)") } }
            }
        }
    }

    private static func write(_ status: ModuleStatus, to body: inout JSONWriter) {
        body.name("state")
        body.string(status.state.rawValue)
        body.name("restarts")
        body.integer(status.restarts)
        guard let failure = status.lastFailure else { return }
        body.name("lastFailure")
        body.object { evidence in
            evidence.name("kind")
            evidence.string(failure.code.kind)
            evidence.name("message")
            evidence.string(failure.message)
            for (name, number) in [
                ("exitCode", failure.exitCode), ("signal", failure.signal), ("requestsLost", failure.requestsLost),
            ] {
                guard let number else { continue }
                evidence.name(name)
                evidence.integer(number)
            }
            for (name, text) in [("stderrTail", failure.stderrTail), ("sample", failure.sample)] {
                guard let text else { continue }
                evidence.name(name)
                evidence.string(text)
            }
        }
    }
}
