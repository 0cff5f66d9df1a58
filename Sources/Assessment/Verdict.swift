import RiskModel

/// What a record means for whoever asked, apart from any exit status.
public struct Verdict: Sendable, Equatable {
    /// A gate failed without an exemption in force, or the risk reached the band that was asked for.
    public let isRefused: Bool
    /// A gate is undetermined, a module could not answer, or coverage is below the profile's minimum.
    public let isIncomplete: Bool

    public init(_ record: AssessmentRecord, failOn band: Band? = nil) {
        let gateFailed = record.gates.contains { $0.verdict == .fail && $0.counts }
        let reached = band.map { Band(risk: record.risk.value) >= $0 } ?? false
        isRefused = gateFailed || reached
        let undetermined = record.gates.contains { $0.verdict == .undetermined && $0.counts }
        isIncomplete = undetermined || record.isPartial || !record.hasEnoughEvidence
    }
}
