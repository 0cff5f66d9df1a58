/// A cursor over JSON text: white space, literals, numbers and strings.
struct JSONScanner: ~Escapable {
    let bytes: Span<UInt8>
    var at = 0
    private(set) var sawNonASCII = false

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    mutating func skipSpace() {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    func current() throws(JSONFault) -> UInt8 {
        guard at < bytes.count else { throw JSONFault(reason: .truncated, offset: at) }
        return bytes[at]
    }

    mutating func expect(_ literal: StaticString) throws(JSONFault) {
        for position in 0..<literal.utf8CodeUnitCount {
            let byte = try current()
            let wanted = literal.withUTF8Buffer { $0[position] }
            guard byte == wanted else { throw JSONFault(reason: .unexpectedByte(byte), offset: at) }
            at += 1
        }
    }

    mutating func number(next: Int) throws(JSONFault) -> TapeNode {
        let start = at
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        let leading = at
        let digits = digitRun()
        if digits == 0 || (digits > 1 && bytes[leading] == UInt8(ascii: "0")) {
            throw JSONFault(reason: at < bytes.count || digits > 0 ? .badNumber : .truncated, offset: start)
        }
        var traits: TapeNode.Traits = digits > 15 ? [.integer, .delicate] : .integer
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            let fraction = digitRun()
            guard fraction > 0 else { throw JSONFault(reason: .badNumber, offset: start) }
            traits = digits + fraction > 15 ? .delicate : []
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard digitRun() > 0 else { throw JSONFault(reason: .badNumber, offset: start) }
            traits = .delicate
        }
        return TapeNode(.number, offset: start, length: at - start, next: next, traits: traits)
    }

    private mutating func digitRun() -> Int {
        let start = at
        while at < bytes.count, bytes[at] &- 0x30 < 10 { at += 1 }
        return at - start
    }

    /// Reads a string whose opening quote is at the cursor.
    mutating func string(_ kind: TapeNode.Kind, next: Int) throws(JSONFault) -> TapeNode {
        let start = at + 1
        at = start
        var traits: TapeNode.Traits = []
        while true {
            skipPlain()
            guard at < bytes.count else { throw JSONFault(reason: .truncated, offset: at) }
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") { break }
            guard byte == UInt8(ascii: "\\") else { throw JSONFault(reason: .controlCharacter, offset: at) }
            traits = .escaped
            try skipEscape()
        }
        var node = TapeNode(kind, offset: start, length: at - start, next: next, traits: traits)
        if kind == .name { node.fingerprint = bytes.fingerprint(of: start..<at) }
        at += 1
        return node
    }

    /// Advances to the next quote, backslash or control character, eight bytes at a time.
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let raw = bytes.bytes
        while at &+ 8 <= raw.byteCount {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            if word & highs != 0 { sawNonASCII = true }
            let quote = word ^ (ones &* 0x22)
            let slash = word ^ (ones &* 0x5C)
            let stops =
                (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- (ones &* 0x20)) & ~word)) & highs
            if stops != 0 {
                at += stops.trailingZeroBitCount / 8
                return
            }
            at += 8
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte >= 0x80 { sawNonASCII = true }
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            at += 1
        }
    }

    private mutating func skipEscape() throws(JSONFault) {
        let start = at
        at += 1
        let letter = try current()
        at += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            let unit = try hexUnit(start)
            if unit & 0xFC00 == 0xDC00 { throw JSONFault(reason: .loneSurrogate, offset: start) }
            guard unit & 0xFC00 == 0xD800 else { return }
            guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
                throw JSONFault(reason: at < bytes.count ? .loneSurrogate : .truncated, offset: start)
            }
            at += 2
            guard try hexUnit(start) & 0xFC00 == 0xDC00 else {
                throw JSONFault(reason: .loneSurrogate, offset: start)
            }
        default:
            throw JSONFault(reason: .badEscape, offset: start)
        }
    }

    private mutating func hexUnit(_ start: Int) throws(JSONFault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = hexDigit(try current()) else { throw JSONFault(reason: .badEscape, offset: start) }
            unit = unit << 4 | digit
            at += 1
        }
        return unit
    }
}

func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
}

extension Span<UInt8> {
    /// Whether two ranges of these bytes hold the same text.
    func matches(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        for step in 0..<left.count where self[left.lowerBound + step] != self[right.lowerBound + step] {
            return false
        }
        return true
    }

    /// Mixes the first eight bytes and the length.
    func fingerprint(of range: Range<Int>) -> UInt16 {
        var word: UInt64 = 0
        for step in 0..<Swift.min(8, range.count) {
            word |= UInt64(self[range.lowerBound + step]) << UInt64(8 * step)
        }
        return TapeNode.fingerprint(firstBytes: word, length: range.count)
    }
}

extension TapeNode {
    static func fingerprint(firstBytes word: UInt64, length: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 48) ^ UInt16(truncatingIfNeeded: length)
    }
}

/// The text of a string or name as bytes, escapes resolved. The node must come from these bytes.
func unescapedBytes(_ node: TapeNode, _ bytes: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(Int(node.length))
    var at = node.range.lowerBound
    let end = node.range.upperBound
    func unit() -> UInt32 {
        var value: UInt32 = 0
        for step in 2..<6 { value = value << 4 | (hexDigit(bytes[at + step]) ?? 0) }
        at += 6
        return value
    }
    while at < end {
        let byte = bytes[at]
        guard byte == UInt8(ascii: "\\") else {
            text.append(byte)
            at += 1
            continue
        }
        switch bytes[at + 1] {
        case UInt8(ascii: "u"):
            var scalar = unit()
            if scalar & 0xFC00 == 0xD800 { scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (unit() & 0x3FF) }
            text.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
            continue
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case let plain: text.append(plain)
        }
        at += 2
    }
    return text
}
