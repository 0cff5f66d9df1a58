/// A problem told to a person: where, how bad, one sentence, its stable code, the facts, and what to do.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable { case error, warning, note }

    /// `area.problem`, stable between releases; sentences may improve.
    public let code: String
    public let severity: Severity
    public let place: Place?
    /// The JSON pointer of the value in its document, when there is one.
    public let pointer: String?
    /// Lower case, without a full stop, the offending value quoted.
    public let message: String
    public let notes: [String]
    public let help: String?

    public init(
        _ code: String, _ message: String, severity: Severity = .error, at place: Place? = nil,
        pointer: String? = nil, notes: [String] = [], help: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.pointer = pointer
        self.message = message
        self.notes = notes
        self.help = help
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `place: error: sentence [code]`, then indented notes and at most one help line.
    public var description: String {
        var text = place.map { "\($0): " } ?? ""
        text += "\(severity.rawValue): \(message) [\(code)]"
        for note in notes { text += "\n  note: \(note)" }
        if let help { text += "\n  help: \(help)" }
        return text
    }
}

/// All problems of one piece of input, in the order of their places.
public struct Problems: Error, Sendable, CustomStringConvertible {
    public let diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics.inOrderOfPlace() }
    public init(_ diagnostic: Diagnostic) { self.diagnostics = [diagnostic] }

    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension [Diagnostic] {
    /// Stable order: files in order of name, then line and column; problems without a place come first.
    public func inOrderOfPlace() -> [Diagnostic] {
        enumerated().sorted { left, right in
            switch (left.element.place, right.element.place) {
            case (nil, nil): return left.offset < right.offset
            case (nil, _): return true
            case (_, nil): return false
            case (let first?, let second?):
                return first == second ? left.offset < right.offset : first < second
            }
        }.map(\.element)
    }

    public var hasErrors: Bool { contains { $0.severity == .error } }
}
