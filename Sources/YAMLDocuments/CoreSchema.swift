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
        // None of the words is longer than `false`.
        guard text.utf8.count <= 5 else {
            self = CoreScalar.number(in: text)
            return
        }
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .bool(true)
        case "false", "False", "FALSE": self = .bool(false)
        case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF": self = .notFinite
        case "-.inf", "-.Inf", "-.INF", "+.inf", "+.Inf", "+.INF": self = .notFinite
        default: self = CoreScalar.number(in: text)
        }
    }

    private static func number(in text: String) -> CoreScalar {
        // Most texts are words: what begins with neither a digit, a sign nor a point is no number.
        guard let first = text.utf8.first, (0x2B...0x39).contains(first) else { return .string }
        if text.hasPrefix("0o") { return radix(text.dropFirst(2), 8) }
        if text.hasPrefix("0x") { return radix(text.dropFirst(2), 16) }
        var text = text
        guard let lexeme = text.withUTF8({ decimal($0) }) else { return .string }
        return .number(lexeme)
    }

    /// A decimal number in JSON's spelling: no plus sign, no zeros in front, digits on both sides of the point. Nil for what
    /// is none.
    private static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        var at = 0
        func digits() -> Range<Int> {
            let start = at
            while at < text.count, (0x30...0x39).contains(text[at]) { at += 1 }
            return start..<at
        }
        func sign() {
            if at < text.count, text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: "+") { at += 1 }
        }
        sign()
        var whole = digits()
        var fraction = at..<at
        if at < text.count, text[at] == UInt8(ascii: ".") {
            at += 1
            fraction = digits()
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let exponent = at..<text.count
        if !exponent.isEmpty {
            guard text[at] | 0x20 == UInt8(ascii: "e") else { return nil }
            at += 1
            sign()
            guard !digits().isEmpty, at == text.count else { return nil }
        }
        while whole.count > 1, text[whole.lowerBound] == UInt8(ascii: "0") { whole.removeFirst() }
        func part(_ range: Range<Int>) -> String {
            String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
        }
        return (text[0] == UInt8(ascii: "-") ? "-" : "") + (whole.isEmpty ? "0" : part(whole))
            + (fraction.isEmpty ? "" : "." + part(fraction)) + part(exponent)
    }

    private static func radix(_ digits: Substring, _ radix: Int) -> CoreScalar {
        guard !digits.isEmpty, digits.first != "+", digits.first != "-" else { return .string }
        if let value = UInt64(digits, radix: radix) { return .number("\(value)") }
        let isNumber = digits.allSatisfy { $0.isASCII && $0.hexDigitValue.map { $0 < radix } ?? false }
        return isNumber ? .notFinite : .string
    }
}
