import Documents

/// A value in a deployment or in the parameters, known or not.
///
/// Walking with subscripts records nothing. Asking for a number, text, flag, items or members records the value as
/// read or, when it is not known, as missing; both reach the measurement without further ado.
public struct Value {
    let reading: Reading
    private let node: Int?
    private let absence: Reading.Absence?
    private let isRecorded: Bool

    init(reading: Reading, node: Int, isRecorded: Bool) {
        self.reading = reading
        self.node = node
        absence = nil
        self.isRecorded = isRecorded
    }

    init(reading: Reading, absence: Reading.Absence, isRecorded: Bool) {
        self.reading = reading
        node = nil
        self.absence = absence
        self.isRecorded = isRecorded
    }

    /// The member of an object. Below something unknown everything is unknown.
    public subscript(_ key: String) -> Value {
        guard let node else { return Value(reading: reading, absence: below(key), isRecorded: isRecorded) }
        if let member = reading.document.member(key, of: node) {
            return Value(reading: reading, node: member, isRecorded: isRecorded)
        }
        let isObject = reading.document.nodes[node].kind == .object
        return Value(
            reading: reading, absence: isObject ? .member(key, of: node) : .path(pointer + "/" + key),
            isRecorded: isRecorded)
    }

    private func below(_ key: String) -> Reading.Absence { .path(pointer + "/" + escapedPointerToken(key)) }

    /// Whether there is a value here. Not recorded.
    public var isKnown: Bool { known != nil }
    /// Whether there is none. Not recorded.
    public var isAbsent: Bool { known == nil }

    /// A finite number.
    public var number: Double? { noted { reading.document.double(at: $0) } }
    /// A whole number within ±(2^53 − 1).
    public var integer: Int? { noted { reading.document.integer(at: $0) } }
    public var text: String? { noted { Node(document: reading.document, index: $0).string } }
    public var flag: Bool? { noted { Node(document: reading.document, index: $0).bool } }

    /// The elements of a list: empty when the list is known to be empty, nil when it is not known.
    /// An element may be unknown itself. Only an empty list is recorded as read: else its elements are, as they are.
    public var items: [Value]? {
        guard let known, reading.document.nodes[known].kind == .array else {
            recordMissing()
            return nil
        }
        var found: [Value] = []
        var at = known + 1
        while at < reading.document.nodes[known].next {
            found.append(Value(reading: reading, node: at, isRecorded: isRecorded))
            at = Int(reading.document.nodes[at].next)
        }
        if found.isEmpty, isRecorded { reading.noteRead(known) }
        return found
    }

    /// The members of an object in order, or nil when it is not known. Recorded like `items`.
    public var members: [(name: String, value: Value)]? {
        guard let known, reading.document.nodes[known].kind == .object else {
            recordMissing()
            return nil
        }
        let found = Node(document: reading.document, index: known).members
        if found.isEmpty, isRecorded { reading.noteRead(known) }
        return found.map { ($0.name, Value(reading: reading, node: $0.value.index, isRecorded: isRecorded)) }
    }

    /// The JSON pointer of the value in the deployment.
    public var pointer: String {
        if let node { return reading.pointer(node) }
        return absence.map { reading.pointer($0) } ?? ""
    }

    /// The node of a value that is there and not null.
    private var known: Int? {
        guard let node, reading.document.nodes[node].kind != .null else { return nil }
        return node
    }

    private func noted<Result>(_ read: (Int) -> Result?) -> Result? {
        guard let known, let result = read(known) else {
            recordMissing()
            return nil
        }
        if isRecorded { reading.noteRead(known) }
        return result
    }

    private func recordMissing() {
        guard isRecorded else { return }
        if let absence { reading.noteMissing(absence) } else if let node { reading.noteMissing(.node(node)) }
    }
}
