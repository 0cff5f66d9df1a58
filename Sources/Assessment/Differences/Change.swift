import Documents

/// A number before and after; either may be missing.
public struct NumberChange: Equatable, Sendable {
    public let before: Double?
    public let after: Double?

    init(_ before: Node?, _ after: Node?) {
        self.before = before?.double
        self.after = after?.double
    }

    public var isChange: Bool { before != after }
    /// After less before, where both are there.
    public var by: Double? {
        guard let before, let after else { return nil }
        return after - before
    }
}

/// A word before and after; either may be missing.
public struct TextChange: Equatable, Sendable {
    public let before: String?
    public let after: String?

    init(_ before: Node?, _ after: Node?) {
        self.before = before?.string
        self.after = after?.string
    }

    public var isChange: Bool { before != after }
}
