import ModuleKit

/// What came of one of several things an indicator looks at: a result, something unknown, or a reason in words.
enum Found<Result> {
    case known(Result)
    /// Some value it needs is not known; the reading remembers which.
    case missing
    /// All is known, and it still cannot be said.
    case impossible(String)

    var result: Result? { if case .known(let result) = self { result } else { nil } }
}

/// The answer where nothing could be said of any of them.
func unavailable<Result>(_ found: [Found<Result>]) -> Measurement {
    let reasons = found.compactMap { if case .impossible(let reason) = $0 { reason } else { nil } }
    return reasons.isEmpty ? .unavailable : .unavailable(because: reasons.joined(separator: "; "))
}
