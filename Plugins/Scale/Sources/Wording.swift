/// Numbers as the notes of this module write them: no locale, no exponent where a word will do.
enum Wording {
    /// A count or a quantity: "711", "20 160", "2.888 billion".
    static func amount(_ value: Double) -> String {
        let magnitude = value.magnitude
        if magnitude >= 1e12 { return plain(value) }
        if magnitude >= 1e9 { return plain(value / 1e9) + " billion" }
        if magnitude >= 1e6 { return plain(value / 1e6) + " million" }
        return plain(value, decimals: magnitude >= 1000 ? 0 : 3)
    }

    /// A volume in the unit that suits it: "2462.4 TB", "15 GB".
    static func bytes(_ volume: Double) -> String {
        let units = [(1e12, " TB"), (1e9, " GB"), (1e6, " MB")]
        guard let (size, unit) = units.first(where: { volume >= $0.0 }) else {
            return "\(plain(volume, decimals: 0)) B"
        }
        return plain(volume / size, decimals: 1) + unit
    }

    /// A share as percent, with one decimal where it has one.
    static func percent(_ share: Double) -> String { plain(share * 100, decimals: 1) + " %" }

    /// At most `decimals` decimals, without needless zeros, thousands apart.
    static func plain(_ value: Double, decimals: Int = 3) -> String {
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        var rest = String(Int(scaled) % Int(scale))
        rest = String(repeating: "0", count: max(decimals - rest.count, 0)) + rest
        while rest.last == "0" { rest.removeLast() }
        let whole = grouped(Int(scaled) / Int(scale))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + whole + (decimals == 0 || rest.isEmpty ? "" : "." + rest)
    }

    private static func grouped(_ value: Int) -> String {
        let digits = String(value)
        guard digits.count > 4 else { return digits }
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text += " " }
            text.append(digit)
        }
        return text
    }
}
