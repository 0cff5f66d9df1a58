import LineProtocol

/// What went wrong with a module, with the evidence.
public struct ModuleProblem: Error, Hashable, Sendable {
    public let code: ErrorCode
    public let module: String
    /// One sentence.
    public let message: String
    public var exitCode: Int?
    public var signal: Int?
    /// The end of what it wrote to standard error, at most 4 KiB.
    public var stderrTail: String?
    /// What it wrote where a message was expected.
    public var sample: String?
    public var help: String?

    public init(_ code: ErrorCode, module: String, _ message: String) {
        self.code = code
        self.module = module
        self.message = message
    }

    /// The sentence and, where there are any, the module's last words.
    public var summary: String {
        guard let last = stderrTail?.split(separator: "\n").last(where: { !$0.allSatisfy(\.isWhitespace) }) else {
            return message
        }
        return message + "; its last words: \(last.prefix(200))"
    }
}
