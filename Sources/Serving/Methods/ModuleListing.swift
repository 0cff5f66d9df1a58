import Documents
import ModuleHost

/// One module as it is listed: on the wire and by `plumbline modules --format json`.
public enum ModuleListing {
    public static func write(_ entry: ModuleDiscovery.Found, to writer: inout JSONWriter) {
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
            if !entry.problems.isEmpty {
                body.name("problems")
                body.array { list in entry.problems.forEach { list.string("\($0)") } }
            }
        }
    }
}
