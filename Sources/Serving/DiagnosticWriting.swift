import Diagnostics
import Documents
import LineProtocol

extension JSONWriter {
    /// A diagnostic as the wire carries it.
    mutating func diagnostic(_ diagnostic: Diagnostic) {
        object { body in
            body.name("code")
            body.string(diagnostic.code)
            body.name("severity")
            body.string(diagnostic.severity.rawValue)
            body.name("message")
            body.string(diagnostic.message)
            if let pointer = diagnostic.pointer {
                body.name("at")
                body.string(pointer)
            }
            if let place = diagnostic.place {
                body.name("file")
                body.string(place.file)
                if place.line > 0 {
                    body.name("line")
                    body.integer(place.line)
                    body.name("column")
                    body.integer(place.column)
                }
            }
            if !diagnostic.notes.isEmpty {
                body.name("notes")
                body.strings(diagnostic.notes)
            }
            if let help = diagnostic.help {
                body.name("help")
                body.string(help)
            }
        }
    }

    /// The `error` object of a document with problems: 2001, or 1010 where numbers alone are at fault.
    mutating func problems(_ problems: Problems) {
        let errors = problems.diagnostics.filter { $0.severity == .error }
        let areNumbers = errors.allSatisfy { $0.code.hasSuffix("number-out-of-range") }
        let code: ErrorCode =
            errors.contains { $0.code == "profile.unknown" }
            ? .unknownProfile : areNumbers ? .numberOutOfRange : .documentInvalid
        object { body in
            body.name("code")
            body.integer(code.rawValue)
            body.name("message")
            let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
            body.string((errors.first?.message ?? "the document is invalid") + more)
            body.name("data")
            body.object { data in
                data.name("kind")
                data.string(code.kind)
                data.name("retryable")
                data.bool(false)
                if let at = errors.first?.pointer {
                    data.name("at")
                    data.string(at)
                }
                data.name("errors")
                data.array { list in errors.forEach { list.diagnostic($0) } }
            }
        }
    }
}
