/// Figures and lists as a note says them.
enum Words {
    /// What a note may hold.
    static let noteLimit = 600

    /// A share or a ratio to three decimals, without zeros at the end.
    static func share(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
        let thousandths = (abs(value) * 1000).rounded()
        guard thousandths > 0 else { return value == 0 ? "0" : "under 0.001" }
        let (whole, rest) = (Int(thousandths) / 1000, Int(thousandths) % 1000)
        var digits = String("\(1000 + rest)".dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return (value < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : "." + digits)
    }

    /// Points without decimals, in groups of three.
    static func points(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
        let whole = Int(value.rounded())
        return whole < 1000 ? "\(whole)" : "\(whole / 1000) " + "\(1000 + whole % 1000)".dropFirst()
    }

    /// The first few of a list, and how many more there are.
    static func list(_ items: [String], first count: Int = 4) -> String {
        let shown = items.prefix(count).joined(separator: ", ")
        return items.count > count ? shown + " and \(items.count - count) more" : shown
    }

    /// Sentences as one note; what does not fit is left out from the end.
    static func note(_ sentences: [String]) -> String {
        var note = ""
        for sentence in sentences where !sentence.isEmpty {
            let longer = note.isEmpty ? sentence : note + " " + sentence
            guard longer.unicodeScalars.count <= noteLimit else { break }
            note = longer
        }
        return note
    }
}
