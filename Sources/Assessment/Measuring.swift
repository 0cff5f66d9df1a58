import LineProtocol
import RiskModel

/// One question to one module: a projection and what goes with it.
public struct MeasureTask {
    public let module: String
    /// JSON text of the selected part of the deployment.
    public let deployment: [UInt8]
    public let parameters: [UInt8]
    public let context: [UInt8]
    public let upstream: [UpstreamMeasurement]
    public let asOf: CalendarDate
    /// The indicators whose answers are looked at; nil for all.
    public var only: [String]?
    /// Whether the evidence was drawn: the same question is hardly ever put twice.
    public var isDrawn = false
}

/// Why a module did not answer.
public struct ModuleFailure: Error, Hashable, Sendable {
    public let code: ErrorCode
    /// One sentence, with the evidence a person needs: exit code, signal, the end of standard error.
    public let message: String

    public init(_ code: ErrorCode, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// Whoever can put questions to modules. The assessment never learns that modules are processes.
public protocol Measuring: AnyObject {
    /// Puts one question. `reply` is called exactly once, at once or later.
    func measure(_ task: MeasureTask, reply: @escaping (Result<[Measurement], ModuleFailure>) -> Void)
}
