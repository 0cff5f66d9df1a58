import ArgumentParser

/// How a command ended, for scripts. Where several hold, the first of this order wins: 70, 74, 76, 65, 1, 2.
enum ExitStatus: Int32 {
    case passed = 0
    /// A gate failed, or `--fail-on` was reached.
    case refused = 1
    /// A gate is undetermined, a module could not answer, or coverage is below the minimum.
    case incomplete = 2
    case usage = 64
    case badDocument = 65
    case `internal` = 70
    case inputOutput = 74
    case brokenPeer = 76

    private static let order: [ExitStatus] = [
        .internal, .inputOutput, .brokenPeer, .usage, .badDocument, .refused, .incomplete, .passed,
    ]

    /// The one that matters of two.
    func and(_ other: ExitStatus) -> ExitStatus {
        ExitStatus.order.first { $0 == self || $0 == other } ?? self
    }

    /// Ends the command with this status.
    var exit: ExitCode { ExitCode(rawValue) }
}
