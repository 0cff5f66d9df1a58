/// Whether a module has to meet a check to be used, or is better for it.
public enum CheckLevel: String, Sendable { case required, advice }

/// One thing that is asked of a module, and what was found.
public struct CheckResult: Sendable {
    public enum Outcome: String, Sendable { case passed, failed, skipped }

    /// `area.point`, stable between releases.
    public let id: String
    public let level: CheckLevel
    /// What is asked, as a sentence.
    public let title: String
    public let outcome: Outcome
    /// What was seen: why it failed or was skipped, or what the pass rests on.
    public let reason: String
}

/// What was found of a whole module.
public struct ConformanceReport: Sendable {
    public let module: String
    public let version: String
    public let directory: String
    /// The inputs it was asked about, by where they come from.
    public let caseCount: Int
    public let generatedCount: Int
    public let results: [CheckResult]

    /// Whether no required point failed.
    public var isConforming: Bool { !results.contains { $0.level == .required && $0.outcome == .failed } }

    func count(_ outcome: CheckResult.Outcome, _ level: CheckLevel? = nil) -> Int {
        results.count { $0.outcome == outcome && (level == nil || $0.level == level) }
    }
}

/// Why a check failed, in a sentence.
struct CheckFailure: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// A check as it is written down: `run` returns what the pass rests on, or throws what was wrong.
struct Check: Sendable {
    enum Need: Sendable { case nothing, greeting, measuring }

    let id: String
    let level: CheckLevel
    let title: String
    let need: Need
    let run: @Sendable (Trial) throws(CheckFailure) -> String

    init(
        _ id: String, _ level: CheckLevel, _ title: String, needs need: Need = .greeting,
        _ run: @escaping @Sendable (Trial) throws(CheckFailure) -> String
    ) {
        self.id = id
        self.level = level
        self.title = title
        self.need = need
        self.run = run
    }
}
