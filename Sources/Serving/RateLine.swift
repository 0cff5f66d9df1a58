/// What a stream says of itself while it runs.
public enum RateLine {
    /// - Parameters:
    ///   - seconds: since it started.
    ///   - inputBytes: size of the whole input, nil where it is not known; without it no time left is said.
    public static func text(_ counts: StreamSession.Counts, seconds: Double, inputBytes: Int?) -> String {
        let rate = Int((Double(counts.answered) / max(0.001, seconds)).rounded())
        var text = "\(counts.answered) assessed, \(rate) per second"
        if let inputBytes, counts.bytes > 0, counts.bytes < inputBytes {
            let left = seconds * Double(inputBytes - counts.bytes) / Double(counts.bytes)
            text += ", \(duration(left)) left"
        }
        return text
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
