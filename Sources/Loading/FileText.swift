import Diagnostics
import Documents
import YAMLDocuments

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reading files as documents, with every way that can go wrong told in a sentence.
public enum FileText {
    /// The bytes of a file.
    ///
    /// - Parameter streams: whether `-` is standard input and pipes are read too, which may wait for ever. Only where a
    ///   person names the file; a message that named one could stop the engine.
    public static func read(_ path: String, streams: Bool = false) throws(Problems) -> [UInt8] {
        let place = Place(file: path)
        // A pipe without a writer would keep the opening waiting.
        let mode = O_RDONLY | O_CLOEXEC | (streams ? 0 : O_NONBLOCK)
        let descriptor = streams && path == "-" ? dup(0) : open(path, mode)
        guard descriptor >= 0 else { throw Problems(unreadable(path, errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Problems(unreadable(path, errno)) }
        if status.st_mode & S_IFMT == S_IFDIR {
            throw Problems(Diagnostic("document.directory", "this is a directory, not a file", at: place))
        }
        if !streams, status.st_mode & S_IFMT != S_IFREG {
            throw Problems(Diagnostic("document.no-file", "this is a pipe or a device, not a file", at: place))
        }
        var text: [UInt8] = []
        if status.st_size > Document.sizeLimit { throw Problems(tooLarge(path, Int(status.st_size))) }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Problems(unreadable(path, errno)) }
            if count == 0 { return text }
            text.append(contentsOf: chunk[..<count])
            if text.count > Document.sizeLimit { throw Problems(tooLarge(path, nil)) }
        }
    }

    /// Reads a document: JSON where the name ends in `.json` or the text starts with a brace, else YAML.
    ///
    /// - Parameter check: what is wrong with a document besides what is wrong with its text; see `YAMLReader`.
    public static func document(
        _ path: String, streams: Bool = false, alsoTelling check: (Document) -> [Diagnostic] = { _ in [] }
    ) throws(Problems) -> Document {
        try document(try read(path, streams: streams), file: path, alsoTelling: check)
    }

    public static func document(
        _ text: [UInt8], file: String, alsoTelling check: (Document) -> [Diagnostic] = { _ in [] }
    ) throws(Problems) -> Document {
        let isJSON = file.hasSuffix(".json") || (file == "-" && text.first { $0 > 0x20 } == UInt8(ascii: "{"))
        guard isJSON else { return try YAMLReader.read(text, file: file, alsoTelling: check) }
        if let problem = TextCheck.problem(in: text, file: file) { throw Problems(problem) }
        let body = text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
        let document = Document()
        do {
            try document.read(json: body.span, file: file)
        } catch {
            throw Problems(
                Diagnostic(
                    code(of: error.reason), error.message,
                    at: Document.place(ofByte: error.offset, in: body.span, file: file)))
        }
        return document
    }

    /// The same codes as for YAML.
    private static func code(of reason: JSONFault.Reason) -> String {
        switch reason {
        case .truncated: "document.truncated"
        case .duplicateName: "document.duplicate-name"
        case .tooDeep: "document.too-deep"
        case .tooLarge: "document.too-large"
        default: "document.syntax"
        }
    }

    /// One spelling for all paths of a file: without symbolic links, `.` and `..`.
    static func identity(of path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    public static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    public static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Names in a directory, sorted; empty where there is none.
    public static func names(in directory: String) -> [String] {
        guard let handle = opendir(directory) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func unreadable(_ path: String, _ error: Int32) -> Diagnostic {
        let place = Place(file: path)
        if error == ENOENT {
            let slash = path.lastIndex(of: "/")
            let directory = slash.map { String(path[..<$0]) } ?? "."
            let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
            return Diagnostic(
                "document.missing", "there is no such file", at: place,
                help: suggestion(for: name, among: names(in: directory.isEmpty ? "/" : directory)))
        }
        return Diagnostic(
            "document.unreadable", "the file cannot be read: \(String(cString: strerror(error)))", at: place)
    }

    private static func tooLarge(_ path: String, _ size: Int?) -> Diagnostic {
        let shown = size.map { "is \(($0 + 1_048_575) / 1_048_576) MiB" } ?? "goes on"
        return Diagnostic(
            "document.too-large",
            "the file \(shown), more than the \(Document.sizeLimit / 1_048_576) MiB a document may have",
            at: Place(file: path), help: "many deployments belong into 'plumbline stream', one per line")
    }
}
