import Diagnostics
import Documents

/// Turns YAML events into JSON text and the place of every value in it.
struct YAMLBuilder {
    private let file: String
    private var writer = JSONWriter()
    private var marks: [Document.Mark] = []
    private var problems: [Diagnostic] = []
    private var open: [Container] = []
    private var anchors: [String: Anchored] = [:]
    private var documents = 0
    private var aliased = 0

    private struct Container {
        let isMapping: Bool
        let anchor: String?
        let textStart: Int
        let markStart: Int
        /// Names so far as bytes, with the line of each: texts would be compared by their look.
        var names: [[UInt8]: Int] = [:]
        var expectsName: Bool
    }

    /// A finished value that aliases may repeat.
    private struct Anchored {
        let text: Range<Int>
        let marks: Range<Int>
    }

    init(file: String) { self.file = file }

    mutating func take(_ event: borrowing YAMLEvent) throws(Problems) {
        switch event.kind {
        case .other: return
        case .documentStart:
            documents += 1
            guard documents == 1 else {
                try stop(
                    "document.several", "a second document starts here; a file holds one", event,
                    help: "put each document into a file of its own")
            }
        case .scalar(let text, let isPlain, let tag, let anchor):
            try takeScalar(text, isPlain, tag, anchor, event)
        case .alias(let name): try takeAlias(name, event)
        case .sequenceStart(let tag, let anchor):
            checkTag(tag, allowed: "seq", event)
            try begin(isMapping: false, anchor, event)
        case .mappingStart(let tag, let anchor):
            checkTag(tag, allowed: "map", event)
            try begin(isMapping: true, anchor, event)
        case .sequenceEnd, .mappingEnd: end()
        }
    }

    func finish(alsoTelling check: (Document) -> [Diagnostic]) throws(Problems) -> Document {
        if documents == 0 || marks.isEmpty {
            throw Problems(Diagnostic("document.empty", "the file holds nothing but comments", at: Place(file: file)))
        }
        let document = Document()
        do {
            try document.read(json: writer.bytes, files: [file], marks: marks)
        } catch {
            let code = error.reason == .tooDeep ? "document.too-deep" : "document.too-large"
            throw Problems(problems + [Diagnostic(code, error.message, at: Place(file: file))])
        }
        guard problems.isEmpty else {
            // What stands where something could not be read is no problem of its own.
            let places = problems.map(\.place)
            let others = check(document).filter { $0.severity == .error && !places.contains($0.place) }
            throw Problems(problems + others)
        }
        return document
    }

    private mutating func begin(isMapping: Bool, _ anchor: String?, _ event: borrowing YAMLEvent) throws(Problems) {
        try refuseAsName("a list or an object", event)
        guard open.count < Document.depthLimit else {
            try stop("document.too-deep", "values are nested deeper than \(Document.depthLimit) levels", event)
        }
        let textStart = writer.bytes.count
        mark(event)
        if isMapping { writer.beginObject() } else { writer.beginArray() }
        open.append(
            Container(
                isMapping: isMapping, anchor: anchor, textStart: textStart, markStart: marks.count - 1,
                expectsName: isMapping))
    }

    private mutating func end() {
        guard let container = open.popLast() else { return }
        if container.isMapping { writer.endObject() } else { writer.endArray() }
        remember(container.anchor, container.textStart, container.markStart)
        valueIsDone()
    }

    private mutating func takeScalar(
        _ text: String, _ isPlain: Bool, _ tag: String?, _ anchor: String?, _ event: borrowing YAMLEvent
    ) throws(Problems) {
        let textStart = writer.bytes.count
        if open.last?.expectsName == true { return try takeName(text, event) }
        mark(event)
        switch CoreScalar(text, isPlain: isPlain, tag: tag) {
        case nil:
            report("document.tag", "the tag \(quoted(tag ?? "")) is not one of this format", event)
            writer.null()
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .string: writer.string(text)
        case .number(let lexeme): writer.raw(lexeme)
        case .notFinite:
            report(
                "document.not-finite", "\(quoted(text)) is not a finite number", event,
                help: "write { $unknown: true } for a value nobody knows")
            writer.null()
        }
        remember(anchor, textStart, marks.count - 1)
        valueIsDone()
    }

    private mutating func takeName(_ name: String, _ event: borrowing YAMLEvent) throws(Problems) {
        let last = open.count - 1
        if let line = open[last].names.updateValue(event.line, forKey: Array(name.utf8)) {
            report(
                "document.duplicate-name", "the member \(quoted(name)) appears twice", event,
                notes: ["first on line \(line)"])
            // Kept apart so that reading goes on and finds the other problems too.
            writer.name("\(name) (again on line \(event.line), column \(event.column))")
        } else {
            writer.name(name)
        }
        mark(event)
        open[last].expectsName = false
    }

    private mutating func takeAlias(_ name: String, _ event: borrowing YAMLEvent) throws(Problems) {
        try refuseAsName("an alias", event)
        guard let anchored = anchors[name] else {
            report("document.unknown-alias", "no value before this one is marked &\(name)", event)
            mark(event)
            writer.null()
            return valueIsDone()
        }
        aliased += anchored.marks.count
        guard aliased <= YAMLReader.aliasLimit else {
            try stopBomb("aliases repeat more than \(YAMLReader.aliasLimit) values", event)
        }
        guard writer.bytes.count + anchored.text.count <= Document.sizeLimit else {
            try stopBomb("aliases make this document larger than \(Document.sizeLimit / 1_048_576) MiB", event)
        }
        marks.append(contentsOf: Array(marks[anchored.marks]))
        writer.raw(Array(writer.bytes[anchored.text]))
        valueIsDone()
    }

    /// Remembers a finished value under its anchor; a comma written before it is not part of it.
    private mutating func remember(_ anchor: String?, _ textStart: Int, _ markStart: Int) {
        guard let anchor else { return }
        let start = textStart < writer.bytes.count && writer.bytes[textStart] == UInt8(ascii: ",") ? 1 : 0
        anchors[anchor] = Anchored(text: textStart + start..<writer.bytes.count, marks: markStart..<marks.count)
    }

    private mutating func valueIsDone() {
        guard let last = open.indices.last, open[last].isMapping else { return }
        open[last].expectsName = true
    }

    private mutating func refuseAsName(_ kind: String, _ event: borrowing YAMLEvent) throws(Problems) {
        guard open.last?.expectsName == true else { return }
        try stop("document.name", "\(kind) cannot be the name of a member", event)
    }

    private mutating func checkTag(_ tag: String?, allowed: String, _ event: borrowing YAMLEvent) {
        guard let tag, tag != "!", tag != "tag:yaml.org,2002:" + allowed else { return }
        report("document.tag", "the tag \(quoted(tag)) is not one of this format", event)
    }

    private mutating func mark(_ event: borrowing YAMLEvent) {
        marks.append(Document.Mark(line: UInt32(event.line), column: UInt32(event.column)))
    }

    private mutating func report(
        _ code: String, _ message: String, _ event: borrowing YAMLEvent, notes: [String] = [], help: String? = nil
    ) {
        let place = Place(file: file, line: event.line, column: event.column)
        problems.append(Diagnostic(code, message, at: place, notes: notes, help: help))
    }

    private mutating func stopBomb(_ message: String, _ event: borrowing YAMLEvent) throws(Problems) -> Never {
        try stop("document.alias-bomb", message, event, help: "write the values out, or split the document")
    }

    private mutating func stop(
        _ code: String, _ message: String, _ event: borrowing YAMLEvent, help: String? = nil
    ) throws(Problems) -> Never {
        report(code, message, event, help: help)
        throw Problems(problems)
    }
}

extension CoreScalar {
    /// Nil for a tag that is not of the core schema, or that its text does not fit.
    init?(_ text: String, isPlain: Bool, tag: String?) {
        let resolved = CoreScalar(plain: text)
        switch tag {
        case nil: self = isPlain ? resolved : .string
        case "!", "tag:yaml.org,2002:str": self = .string
        case "tag:yaml.org,2002:null" where resolved == .null: self = .null
        case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float":
            guard case .number = resolved else { return nil }
            self = resolved
        case "tag:yaml.org,2002:bool":
            guard case .bool = resolved else { return nil }
            self = resolved
        default: return nil
        }
    }
}
