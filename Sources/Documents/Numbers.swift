/// Numbers keep their spelling on the tape; these give them a type when one is asked for.
extension Document {
    /// Largest magnitude below which every integer has its own double (2^53 − 1).
    public static let exactIntegerLimit = 9_007_199_254_740_991

    /// The finite value of a number node, correctly rounded; nil for other kinds and for overflow.
    public func double(at index: Int) -> Double? {
        let node = nodes[index]
        guard node.kind == .number else { return nil }
        if let exact = plainDecimal(node) { return exact }
        guard let value = Double(String(decoding: bytes[node.range], as: UTF8.self)), value.isFinite else {
            return nil
        }
        return value
    }

    /// The value of a number that is an integer within ±(2^53 − 1), also when spelled 1e3 or 2.0.
    public func integer(at index: Int) -> Int? {
        guard let value = double(at: index), let integer = Int(exactly: value),
            abs(integer) <= Document.exactIntegerLimit
        else { return nil }
        return integer
    }

    /// Whether the number cannot be held: it overflows, or is an integer that doubles cannot tell apart.
    public func isUnholdable(_ index: Int) -> Bool {
        let node = nodes[index]
        guard node.kind == .number, node.traits.contains(.delicate) else { return false }
        guard let value = double(at: index) else { return true }
        return node.traits.contains(.integer) && abs(value) > Double(Document.exactIntegerLimit)
    }

    /// At most 15 digits and no exponent: mantissa and power of ten are exact, so one division rounds correctly
    /// (Clinger, How to read floating point numbers accurately, 1990, the fast path).
    private func plainDecimal(_ node: TapeNode) -> Double? {
        guard !node.traits.contains(.delicate) else { return nil }
        var mantissa: Int64 = 0
        var decimals = 0
        var pastPoint = false
        var negative = false
        for at in node.range {
            switch bytes[at] {
            case UInt8(ascii: "-"): negative = true
            case UInt8(ascii: "."): pastPoint = true
            case let digit:
                mantissa = mantissa * 10 + Int64(digit &- 0x30)
                if pastPoint { decimals += 1 }
            }
        }
        let value = Double(mantissa) / powersOfTen[decimals]
        return negative ? -value : value
    }
}

let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
]

/// A number rounded to 12 significant decimal digits, ties away from zero; exact for anything already that short.
///
/// Records hold such numbers so that the last bits of two platforms' arithmetic do not show.
public func roundedTo12Digits(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value == 0 ? 0 : value }
    var exponent = 0
    var magnitude = value.magnitude
    while magnitude >= 1e16 && exponent < 400 { (magnitude, exponent) = (magnitude / 1e16, exponent + 16) }
    while magnitude < 1e-15 && exponent > -400 { (magnitude, exponent) = (magnitude * 1e16, exponent - 16) }
    guard exponent == 0 else { return Double(shortDecimal(value)) ?? value }
    var digits = 0
    if magnitude >= 1 {
        while digits < 16, magnitude >= powersOfTen[digits + 1] { digits += 1 }
    } else {
        while digits > -16, magnitude * powersOfTen[-digits] < 1 { digits -= 1 }
    }
    let shift = 11 - digits
    if shift < 0 { return (value / powersOfTen[-shift]).rounded() * powersOfTen[-shift] }
    guard shift <= 22 else { return Double(shortDecimal(value)) ?? value }
    return (value * powersOfTen[shift]).rounded() / powersOfTen[shift]
}

/// Twelve significant digits of a very large or very small number, cut from its shortest spelling.
private func shortDecimal(_ value: Double) -> String {
    let text = "\(value)"
    guard let mark = text.firstIndex(of: "e") else { return text }
    let mantissa = Double(text[..<mark]) ?? 0
    return "\((mantissa * 1e11).rounded() / 1e11)" + text[mark...]
}
