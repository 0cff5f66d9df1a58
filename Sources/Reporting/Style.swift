/// How emphasis is shown: by colour on a terminal that wants it, else not at all. Meaning never rests on colour alone.
public struct Style: Sendable {
    public let isColoured: Bool

    public init(isColoured: Bool) { self.isColoured = isColoured }

    func bold(_ text: String) -> String { wrapped(text, "1") }
    func faint(_ text: String) -> String { wrapped(text, "2") }
    /// Dark to light in one hue, by how bad it is.
    func severity(_ text: String, risk: Double) -> String {
        wrapped(text, risk >= 80 ? "1;35" : risk >= 21 ? "35" : "0")
    }

    private func wrapped(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// Text on its way to a terminal, made of what modules and documents say.
public enum TerminalText {
    /// Characters that would move the cursor, colour, hide or reorder what stands around them, shown instead: `\u{1B}`.
    /// Line breaks, tabs and this program's own emphasis stay.
    public static func safe(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isActive($0) }) else { return text }
        var shown = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "\u{1B}", let code = own.first(where: { rest.starts(with: $0.unicodeScalars) }) {
                shown.append(contentsOf: code.unicodeScalars)
                rest = rest.dropFirst(code.unicodeScalars.count)
                continue
            }
            if isActive(scalar) {
                shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            } else {
                shown.append(scalar)
            }
            rest = rest.dropFirst()
        }
        return String(shown)
    }

    private static let own = ["1", "2", "1;35", "35", "0"].map { "\u{1B}[\($0)m" }

    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F...0x9F: true
        // Marks of direction and characters without width.
        case 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}

/// Pieces of text laid out for a fixed-width reader.
enum Layout {
    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func leading(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// Words in lines of at most `width` characters, each line after `indent`.
    static func wrapped(_ text: String, indent: String, width: Int) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
                lines.append(indent + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(indent + line) }
        return lines.joined(separator: "\n")
    }

    /// A bar of `width` cells for 0…100: full up to the low end, half-tone up to the high end.
    static func bar(low: Double, high: Double, width: Int = 20) -> String {
        let full = Int((low / 100 * Double(width)).rounded())
        let shaded = max(0, Int((high / 100 * Double(width)).rounded()) - full)
        return String(repeating: "█", count: full) + String(repeating: "▒", count: shaded)
            + String(repeating: "·", count: max(0, width - full - shaded))
    }
}

/// Numbers as people read them.
enum Figure {
    /// One decimal: risks and contributions.
    static func risk(_ value: Double) -> String { fixed(value, 1) }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    static func fixed(_ value: Double, _ decimals: Int) -> String {
        let scale = decimals == 1 ? 10.0 : decimals == 2 ? 100.0 : 1.0
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        let whole = Int(scaled) / Int(scale)
        let rest = "\(Int(scaled) % Int(scale))"
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + "\(whole)" }
        return sign + "\(whole)." + String(repeating: "0", count: decimals - rest.count) + rest
    }

    /// At most four significant digits, without needless zeros; whole numbers in full.
    static func quantity(_ value: Double) -> String {
        if value == value.rounded(), value.magnitude < 1e15 { return grouped(Int(value)) }
        let magnitude = value.magnitude
        guard magnitude >= 1e-4, magnitude < 1e6 else { return scientific(value) }
        var scale = 1.0
        while magnitude * scale < 1000 { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? grouped(Int(rounded)) : "\(rounded)"
    }

    private static func scientific(_ value: Double) -> String {
        var exponent = 0
        var mantissa = value
        while mantissa.magnitude >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa.magnitude < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        return "\((mantissa * 100).rounded() / 100)e\(exponent)"
    }

    private static func grouped(_ value: Int) -> String {
        let digits = "\(value.magnitude)"
        guard digits.count > 4 else { return "\(value)" }
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text += " " }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + text
    }
}
