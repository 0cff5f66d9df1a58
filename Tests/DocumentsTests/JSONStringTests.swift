import Testing

@testable import Documents

@Suite struct JSONStringTests {
    @Test(arguments: [
        ("\"\"", ""), ("\"plain\"", "plain"), ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
        ("\"\\u0041\\u00e9\\u20AC\"", "Aé€"), ("\"\\u0000\"", "\0"), ("\"\\ud83d\\ude00\"", "😀"),
        ("\"\\uDBFF\\uDFFF\"", "\u{10FFFF}"), ("\"\\uFFFF\"", "\u{FFFF}"),
        ("\"\u{10FFFF}\u{FFFE}\"", "\u{10FFFF}\u{FFFE}"),
        ("\"\u{7F}\u{85}\u{2028}\u{2029}\u{FEFF}\"", "\u{7F}\u{85}\u{2028}\u{2029}\u{FEFF}"),
        ("\"\\u0022\\u005c\"", "\"\\"), ("\"\\\\u0041\"", "\\u0041"), ("\"//*<!--\"", "//*<!--"),
    ])
    func textIsReadAsItWasMeant(json: String, text: String) {
        #expect(document(json).root.string.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test(arguments: [
        ("\"\\x41\"", JSONFault.Reason.badEscape), ("\"\\u12\"", .badEscape), ("\"\\u12g4\"", .badEscape),
        ("\"\\u+041\"", .badEscape), ("\"\\u 041\"", .badEscape), ("\"\\U0041\"", .badEscape), ("\"\\0\"", .badEscape),
        ("\"\\a\"", .badEscape), ("\"\\'\"", .badEscape), ("\"\\é\"", .badEscape), ("\"\\\n\"", .badEscape),
        ("\"\\ud800\"", .loneSurrogate), ("\"\\udc00\"", .loneSurrogate), ("\"\\ud800\\u0041\"", .loneSurrogate),
        ("\"\\ud800\\n\"", .loneSurrogate), ("\"\\ud800\\ud800\"", .loneSurrogate), ("\"\\udbffx\"", .loneSurrogate),
        ("\"\\ude00\\ud83d\"", .loneSurrogate), ("\"\\ud83d\\ude0g\"", .badEscape),
    ])
    func brokenEscapesAreRefusedWhereTheyBegin(json: String, reason: JSONFault.Reason) {
        #expect(fault(json) == JSONFault(reason: reason, offset: 1))
        #expect(fault("{\"a\":1,\(json):2}") == JSONFault(reason: reason, offset: 8))
    }

    @Test(arguments: ["\"", "\"a", "\"\\", "\"\\u", "\"\\u00", "\"\\ud83d", "[\"a", "{\"a\":\"b"])
    func aStringThatDoesNotEndIsTruncated(json: String) {
        #expect(fault(json)?.reason == .truncated)
    }

    @Test func everyUnescapedControlCharacterIsRefused() {
        for byte in UInt8(0)..<0x20 {
            #expect(fault([0x22, 0x61, byte, 0x22]) == JSONFault(reason: .controlCharacter, offset: 2))
        }
        #expect(fault([0x22, 0x7F, 0x22]) == nil)
    }

    /// The scanner takes eight bytes at a time: whatever stops it is found at each of their places.
    @Test func whatEndsAStringIsFoundAtEveryDistance() {
        for before in 0..<25 {
            for filler in ["a", "\u{7F}", "é", "!"] {
                let padding = String(repeating: filler, count: before)
                let length = padding.utf8.count
                #expect(document("\"\(padding)\"").root.string == padding)
                #expect(document("[\"\(padding)\\n\", 1]").root.elements[0].string == padding + "\n")
                #expect(fault("\"\(padding)\u{1}\"") == JSONFault(reason: .controlCharacter, offset: length + 1))
                #expect(fault("\"\(padding)\\q\"") == JSONFault(reason: .badEscape, offset: length + 1))
                #expect(fault("\"\(padding)")?.reason == .truncated)
            }
        }
    }

    @Test(
        arguments: [
            [0xFF], [0xFE, 0xFF], [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func invalidUTF8IsRefusedInTextAndInNames(bytes: [UInt8]) {
        let text = Array("[1,\"ab".utf8) + bytes + Array("\"]".utf8)
        #expect(fault(text) == JSONFault(reason: .invalidUTF8, offset: 6))
        let name = Array("{\"ab".utf8) + bytes + Array("\":1}".utf8)
        #expect(fault(name)?.reason == .invalidUTF8)
    }

    @Test func otherEncodingsAreRefused() {
        let utf16 = "[\"a\"]".utf16
        let bigEndian = utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let littleEndian = utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for text in [bigEndian, littleEndian, [0xFE, 0xFF] + bigEndian, [0xFF, 0xFE] + littleEndian] {
            #expect(fault(text) != nil)
        }
        #expect(fault([0x22, 0xE9, 0x22])?.reason == .invalidUTF8)
    }

    @Test func aFaultSaysInWordsWhatIsWrong() {
        #expect(fault("[1,]")?.message == "unexpected ']'")
        #expect(fault("[\u{C}]")?.message == "unexpected byte 0x0C")
        #expect(fault("[")?.message == "the text ends in the middle of a value")
        #expect(fault("{\"a\":1,\"a\":1}")?.message == "the member 'a' appears twice in one object")
        #expect(fault("01")?.message == "invalid number")
    }
}
