import Testing

@testable import Documents

/// The grammar of RFC 8259, sections 2 to 5 and 8: our own cases for each class that parsers get wrong.
@Suite struct JSONStructureTests {
    @Test(arguments: [
        "null", "true", "false", "0", "\"\"", "[]", "{}", " [ ] ", "\t\n\r {\r\n}\n", "[[]]", "[{}]", "{\"a\":[]}",
        "[1,2,3]", "[ 1 , 2 ]", "[null,true,false,0,\"\",[],{}]", "{\"\":0}", "{\"a\":1,\"b\":2}",
        "{ \"a\" : 1 , \"b\" : { \"a\" : 2 } }", "\"x\"\n", "  -0.0e-0  ",
    ])
    func whatTheGrammarAllowsIsAccepted(text: String) {
        #expect(fault(text) == nil)
    }

    struct Refusal: CustomTestStringConvertible {
        let text: String
        let reason: JSONFault.Reason
        let offset: Int
        var testDescription: String { text }

        init(_ text: String, _ reason: JSONFault.Reason, _ offset: Int) {
            (self.text, self.reason, self.offset) = (text, reason, offset)
        }

        init(_ text: String, _ byte: Character, _ offset: Int) {
            self.init(text, .unexpectedByte(byte.asciiValue!), offset)
        }
    }

    @Test(arguments: [
        Refusal("", .empty, 0), Refusal(" \n ", .empty, 3),
        Refusal("[", .truncated, 1), Refusal("[1", .truncated, 2), Refusal("[1,", .truncated, 3),
        Refusal("[1,]", "]", 3), Refusal("[,1]", ",", 1), Refusal("[,]", ",", 1), Refusal("[1,,2]", ",", 3),
        Refusal("[1 2]", "2", 3), Refusal("[1}", "}", 2), Refusal("]", "]", 0), Refusal("[}", "}", 1),
        Refusal("[\"a\":1]", ":", 4), Refusal("[1;2]", ";", 2), Refusal("[*]", "*", 1), Refusal("<1>", "<", 0),
        Refusal("[]]", .trailingText, 2), Refusal("[] []", .trailingText, 3), Refusal("[1],", .trailingText, 3),
        Refusal("1 2", .trailingText, 2), Refusal("\"a\" \"b\"", .trailingText, 4), Refusal("{}x", .trailingText, 2),
        Refusal("1 // one", .trailingText, 2), Refusal("/* one */ 1", "/", 0), Refusal("# one\n1", "#", 0),
    ])
    func brokenListsAreRefusedAtTheByte(refusal: Refusal) {
        #expect(fault(refusal.text) == JSONFault(reason: refusal.reason, offset: refusal.offset))
    }

    @Test(arguments: [
        Refusal("{", .truncated, 1), Refusal("{\"a\"", .truncated, 4), Refusal("{\"a\":", .truncated, 5),
        Refusal("{\"a\":1", .truncated, 6), Refusal("{\"a\":1,", .truncated, 7), Refusal("{\"a", .truncated, 3),
        Refusal("{\"a\":1,}", "}", 7), Refusal("{,}", ",", 1), Refusal("{\"a\"}", "}", 4), Refusal("{\"a\":}", "}", 5),
        Refusal("{a:1}", "a", 1), Refusal("{'a':1}", "'", 1), Refusal("{1:2}", "1", 1), Refusal("{null:1}", "n", 1),
        Refusal("{[]:1}", "[", 1), Refusal("{\"a\" 1}", "1", 5), Refusal("{\"a\",1}", ",", 4),
        Refusal("{\"a\"=1}", "=", 4), Refusal("{\"a\"::1}", ":", 5), Refusal("{\"a\":1:2}", ":", 6),
        Refusal("{\"a\":1 \"b\":2}", "\"", 7), Refusal("{\"a\":1]", "]", 6), Refusal("{\"a\":1,,\"b\":2}", ",", 7),
        Refusal("{\"a\":1}}", .trailingText, 7), Refusal("{:1}", ":", 1),
    ])
    func brokenObjectsAreRefusedAtTheByte(refusal: Refusal) {
        #expect(fault(refusal.text) == JSONFault(reason: refusal.reason, offset: refusal.offset))
    }

    @Test(arguments: [
        Refusal("nul", .truncated, 3), Refusal("t", .truncated, 1), Refusal("[fals]", "]", 5), Refusal("nulL", "L", 3),
        Refusal("nullx", .trailingText, 4), Refusal("True", "T", 0), Refusal("NULL", "N", 0), Refusal("NaN", "N", 0),
        Refusal("Infinity", "I", 0), Refusal("undefined", "u", 0), Refusal("[truth]", "t", 4), Refusal("nan", "a", 1),
    ])
    func onlyThreeNamesAreLiterals(refusal: Refusal) {
        #expect(fault(refusal.text) == JSONFault(reason: refusal.reason, offset: refusal.offset))
    }

    /// Form feed, vertical tab, NUL, no-break space, line separator, BOM.
    @Test(arguments: [[0x0C], [0x0B], [0x00], [0xC2, 0xA0], [0xE2, 0x80, 0xA8], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
    func onlyFourBytesAreWhiteSpace(space: [UInt8]) {
        #expect(fault(space + Array("[]".utf8)) == JSONFault(reason: .unexpectedByte(space[0]), offset: 0))
        #expect(fault(Array("[".utf8) + space + [0x5D]) == JSONFault(reason: .unexpectedByte(space[0]), offset: 1))
        #expect(fault(Array("[]".utf8) + space) == JSONFault(reason: .trailingText, offset: 2))
    }
}

@Suite struct JSONDepthTests {
    @Test func nestingIsAcceptedUpToTheLimitAndRefusedBeyond() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
            let levels = open.utf8.count == 6 ? 2 : 1
            func nested(_ count: Int) -> String {
                String(repeating: open, count: count) + "0" + String(repeating: close, count: count)
            }
            #expect(fault(nested(Document.depthLimit / levels)) == nil)
            let beyond = fault(nested(Document.depthLimit / levels + 1))
            #expect(beyond == JSONFault(reason: .tooDeep, offset: Document.depthLimit / levels * open.utf8.count))
        }
    }

    @Test func aMillionOpenBracketsCostNoStack() {
        #expect(fault([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))?.reason == .tooDeep)
    }

    @Test func aTextOverTheLimitIsRefusedUnread() {
        let text = [UInt8](repeating: 0x20, count: Document.sizeLimit + 1)
        #expect(fault(text) == JSONFault(reason: .tooLarge, offset: Document.sizeLimit))
    }
}

@Suite struct JSONDuplicateTests {
    @Test(arguments: [
        ("{\"a\":1,\"a\":2}", "a", 7), ("{\"a\":1,\"a\":1}", "a", 7), ("{\"\":1,\"\":2}", "", 6),
        ("{\"a\":1,\"\\u0061\":2}", "a", 7), ("{\"\\u0061\":1,\"a\":2}", "a", 12),
        ("{\"\u{1F600}\":1,\"\\ud83d\\ude00\":2}", "\u{1F600}", 10),
        ("[{\"x\":{\"b\":1,\"c\":2,\"b\":3}}]", "b", 19), ("{\"a/b\":1,\"a\\/b\":2}", "a/b", 9),
    ])
    func aNameGivenTwiceIsRefusedAtItsSecondPlace(text: String, name: String, offset: Int) {
        #expect(fault(text) == JSONFault(reason: .duplicateName(name), offset: offset))
    }

    @Test func manyNamesAreComparedToo() {
        var names = (0..<500).map { "\"member-\($0)\":0" }
        #expect(fault("{" + names.joined(separator: ",") + "}") == nil)
        names.append("\"member-77\":1")
        #expect(fault("{" + names.joined(separator: ",") + "}")?.reason == .duplicateName("member-77"))
    }

    @Test(arguments: [
        "{\"a\":{\"a\":{\"a\":1}}}", "[{\"a\":1},{\"a\":1}]", "{\"a\":1,\"A\":2}", "{\"a\":1,\"a \":2}",
        "{\"a\":1,\"\":2}",
        "{\"12345678a\":1,\"12345678b\":2}", "{\"a\":\"a\",\"b\":\"a\"}",
        // One letter written in two ways is two names: RFC 8259, section 8.3, compares code units.
        "{\"\u{E9}\":1,\"e\u{301}\":2}",
    ])
    func differentNamesAreNotTakenForOne(text: String) {
        #expect(fault(text) == nil)
    }
}
