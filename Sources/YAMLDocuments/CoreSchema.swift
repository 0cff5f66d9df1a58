import Documents

/// What a plain YAML scalar means under the core schema of YAML 1.2 (section 10.3.2): `NO` and `12:30:00` are strings,
/// `0o17` is fifteen, `~` is null. Numbers come out in JSON's spelling.
enum CoreScalar: Equatable {
    case null
    case bool(Bool)
    /// A JSON number.
    case number(String)
    /// `.inf`, `-.inf`, `.nan`: numbers to YAML, but no quantity anyone measured.
    case notFinite
    case string

    init(plain text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .bool(true)
        case "false", "False", "FALSE": self = .bool(false)
        case ".nan", ".NaN", ".NAN": self = .notFinite
        default: self = CoreScalar.number(in: text)
        }
    }

    private static func number(in text: String) -> CoreScalar {
        // Most texts are words: what begins with neither a digit, a sign nor a point is no number.
        guard let first = text.utf8.first, (0x2B...0x39).contains(first) else { return .string }
        var rest = Substring(text)
        if rest.hasPrefix("0o") { return radix(rest.dropFirst(2), 8) }
        if rest.hasPrefix("0x") { return radix(rest.dropFirst(2), 16) }
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }
        if [".inf", ".Inf", ".INF"].contains(rest) { return .notFinite }
        let whole = rest.prefix { $0.isASCIIDigit }
        rest = rest.dropFirst(whole.count)
        var fraction: Substring = ""
        if rest.first == "." {
            fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return .string }
        guard let exponent = exponent(in: rest) else { return .string }
        let digits = whole.drop { $0 == "0" }
        let number = (digits.isEmpty ? "0" : digits) + (fraction.isEmpty ? "" : "." + fraction) + exponent
        return .number((isNegative ? "-" : "") + number)
    }

    /// The exponent in JSON's spelling, empty where there is none, nil where the rest is something else.
    private static func exponent(in rest: Substring) -> Substring? {
        guard let letter = rest.first else { return "" }
        guard letter == "e" || letter == "E" else { return nil }
        var digits = rest.dropFirst()
        if digits.first == "-" || digits.first == "+" { digits = digits.dropFirst() }
        return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit) ? rest : nil
    }

    private static func radix(_ digits: Substring, _ radix: Int) -> CoreScalar {
        guard !digits.isEmpty, digits.first != "+", digits.first != "-" else { return .string }
        if let value = UInt64(digits, radix: radix) { return .number("\(value)") }
        let isNumber = digits.allSatisfy { $0.isASCII && $0.hexDigitValue.map { $0 < radix } ?? false }
        return isNumber ? .notFinite : .string
    }
}

extension Character {
    /// Characters compare by collation: a digit with an accent would lie between two digits.
    fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
