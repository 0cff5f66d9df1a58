/// Every error of the wire: its JSON-RPC code and its stable kind. Codes of our own are positive because MCP
/// reserves part of the negative range.
public enum ErrorCode: Int, Sendable, CaseIterable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case `internal` = -32603
    /// Of the Model Context Protocol, which reserves the number.
    case unsupportedProtocolVersion = -32022
    case unsupportedProtocol = 1001
    case duplicateRequestID = 1003
    case frameTooLarge = 1004
    case busy = 1005
    case cancelled = 1006
    case deadlineExceeded = 1007
    case shuttingDown = 1008
    case numberOutOfRange = 1010
    case documentInvalid = 2001
    case unknownModule = 2003
    case unknownProfile = 2004
    case moduleSpawnFailed = 3001
    case moduleChecksumMismatch = 3002
    case moduleHandshakeFailed = 3003
    case moduleProtocolViolation = 3004
    case moduleCrashed = 3005
    case moduleTimeout = 3006
    case moduleResultInvalid = 3007
    case moduleQuarantined = 3008
    case moduleOutOfScope = 3010
    case moduleNotLocked = 3011

    /// The stable name: the case in snake case.
    public var kind: String {
        switch self {
        case .duplicateRequestID: return "duplicate_request_id"
        case .parseError: return "parse_error"
        default:
            var text = ""
            for letter in "\(self)" {
                if letter.isUppercase { text += "_" }
                text += letter.lowercased()
            }
            return text
        }
    }

    /// Whether the same request may succeed if it is sent again.
    public var isRetryable: Bool {
        switch self {
        case .busy, .cancelled, .deadlineExceeded, .shuttingDown, .moduleCrashed, .moduleTimeout, .moduleQuarantined:
            true
        default: false
        }
    }
}

/// An error on its way over the wire.
public struct ProtocolError: Error, Hashable, Sendable, CustomStringConvertible {
    public let code: ErrorCode
    public let message: String
    public var supported: [String] = []
    /// What was asked for instead.
    public var requested: String?

    public init(_ code: ErrorCode, _ message: String, supported: [String] = [], requested: String? = nil) {
        self.code = code
        self.message = message
        self.supported = supported
        self.requested = requested
    }

    public var description: String { "\(message) [\(code.kind)]" }
}
